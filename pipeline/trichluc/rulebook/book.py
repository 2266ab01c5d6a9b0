"""Which rules file holds which rows, and where the rules are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from trichluc.errors import RuleError
from trichluc.rulebook.agency_rows import (
    Abbreviation,
    AgencyHead,
    CentralBody,
    LocalBody,
    NameWord,
    WorkField,
)
from trichluc.rulebook.figure_rows import (
    Bound,
    Counted,
    Currency,
    FigureLink,
    Measure,
    NotCounted,
    NotFigure,
    NumeralWord,
)
from trichluc.rulebook.metric_rows import ChangeWord, MetricWord
from trichluc.rulebook.page_rows import Column, Furniture, LegacyLetter, Site
from trichluc.rulebook.people_rows import FamilyName, ForeignName, NameCue, NotName, PostLink, PostTitle, PostWord
from trichluc.rulebook.place_rows import Country, District, PlaceLevel, Province
from trichluc.rulebook.relation_rows import CountedKind, RelationCue
from trichluc.rulebook.row import Row, read_rows
from trichluc.rulebook.store_rows import Gender, Grade, MilitaryRank, NameShare, Seat
from trichluc.rulebook.time_rows import TimeWord

# field of Rules -> (file below rules/, type of its rows)
FILES: dict[str, tuple[str, type[Row]]] = {
    "furniture": ("pages/furniture.toml", Furniture),
    "columns": ("pages/columns.tsv", Column),
    "sites": ("sites/sites.toml", Site),
    "legacy_letters": ("pages/legacy_letters.tsv", LegacyLetter),
    "provinces": ("places/provinces.tsv", Province),
    "districts": ("places/districts.tsv", District),
    "place_levels": ("places/levels.tsv", PlaceLevel),
    "countries": ("places/countries.tsv", Country),
    "central_bodies": ("agencies/central_bodies.tsv", CentralBody),
    "local_bodies": ("agencies/local_bodies.tsv", LocalBody),
    "work_fields": ("agencies/work_fields.tsv", WorkField),
    "agency_heads": ("agencies/heads.tsv", AgencyHead),
    "name_words": ("agencies/name_words.tsv", NameWord),
    "abbreviations": ("agencies/abbreviations.tsv", Abbreviation),
    "posts": ("people/posts.tsv", PostTitle),
    "post_words": ("people/post_words.tsv", PostWord),
    "post_links": ("people/links.tsv", PostLink),
    "name_cues": ("people/name_cues.tsv", NameCue),
    "not_names": ("people/not_names.tsv", NotName),
    "foreign_names": ("people/foreign_names.tsv", ForeignName),
    "family_names": ("people/family_names.tsv", FamilyName),
    "numerals": ("figures/numerals.tsv", NumeralWord),
    "currencies": ("figures/currencies.tsv", Currency),
    "measures": ("figures/measures.tsv", Measure),
    "counted": ("figures/counted.tsv", Counted),
    "not_counted": ("figures/not_counted.tsv", NotCounted),
    "not_figures": ("figures/not_figures.tsv", NotFigure),
    "bounds": ("figures/modifiers.tsv", Bound),
    "figure_links": ("figures/links.tsv", FigureLink),
    "time_words": ("time/words.tsv", TimeWord),
    "metric_words": ("figures/metrics.tsv", MetricWord),
    "change_words": ("figures/changes.tsv", ChangeWord),
    "relation_cues": ("figures/relations.tsv", RelationCue),
    "counted_kinds": ("figures/counted_kinds.tsv", CountedKind),
    "genders": ("store/genders.tsv", Gender),
    "ranks": ("store/ranks.tsv", MilitaryRank),
    "name_shares": ("store/name_shares.tsv", NameShare),
    "seats": ("store/seats.tsv", Seat),
    "grades": ("store/grades.tsv", Grade),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """All rows, one field a file; see ``rules/README.md`` for what each holds."""

    directory: Path
    furniture: tuple[Furniture, ...]
    columns: tuple[Column, ...]
    legacy_letters: tuple[LegacyLetter, ...]
    sites: tuple[Site, ...]
    provinces: tuple[Province, ...]
    districts: tuple[District, ...]
    place_levels: tuple[PlaceLevel, ...]
    countries: tuple[Country, ...]
    central_bodies: tuple[CentralBody, ...]
    local_bodies: tuple[LocalBody, ...]
    work_fields: tuple[WorkField, ...]
    agency_heads: tuple[AgencyHead, ...]
    name_words: tuple[NameWord, ...]
    abbreviations: tuple[Abbreviation, ...]
    posts: tuple[PostTitle, ...]
    post_words: tuple[PostWord, ...]
    post_links: tuple[PostLink, ...]
    name_cues: tuple[NameCue, ...]
    not_names: tuple[NotName, ...]
    foreign_names: tuple[ForeignName, ...]
    family_names: tuple[FamilyName, ...]
    numerals: tuple[NumeralWord, ...]
    currencies: tuple[Currency, ...]
    measures: tuple[Measure, ...]
    counted: tuple[Counted, ...]
    not_counted: tuple[NotCounted, ...]
    not_figures: tuple[NotFigure, ...]
    bounds: tuple[Bound, ...]
    figure_links: tuple[FigureLink, ...]
    time_words: tuple[TimeWord, ...]
    metric_words: tuple[MetricWord, ...]
    change_words: tuple[ChangeWord, ...]
    relation_cues: tuple[RelationCue, ...]
    counted_kinds: tuple[CountedKind, ...]
    genders: tuple[Gender, ...]
    ranks: tuple[MilitaryRank, ...]
    name_shares: tuple[NameShare, ...]
    seats: tuple[Seat, ...]
    grades: tuple[Grade, ...]


def rules_dir() -> Path:
    """Return the folder of the rules: inside the installed package, else the checkout's ``rules/``.

    Raises RuleError naming both places when neither is there.
    """
    installed = Path(str(files("trichluc"))) / "rules"
    checkout = Path(__file__).resolve().parents[3] / "rules"
    for place in (installed, checkout):
        if place.is_dir():
            return place
    raise RuleError(f"no rules found: neither {installed} nor {checkout} is a folder")


def load_rules(directory: str | Path | None = None) -> Rules:
    """Read all rules, from ``directory`` if given, else those of the package; each folder is read once.

    Raises RuleError naming file, row and field of the first thing wrong.
    """
    return _load(Path(directory).resolve() if directory is not None else rules_dir())


@lru_cache(maxsize=4)
def _load(directory: Path) -> Rules:
    if not directory.is_dir():
        raise RuleError(f"{directory} is not a folder of rules")
    rows: dict[str, Any] = {name: read_rows(directory / path, kind) for name, (path, kind) in FILES.items()}
    assert set(rows) == {field.name for field in fields(Rules)} - {"directory"}
    return Rules(directory=directory, **rows)
