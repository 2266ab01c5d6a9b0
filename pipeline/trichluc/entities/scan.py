"""One pass of literal search over a document; what the parsers of places, agencies, posts and names look up."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from trichluc.rulebook import Rules
from trichluc.rulebook.agency_rows import AgencyHead, CentralBody, LocalBody, WorkField
from trichluc.rulebook.people_rows import FamilyName, NameCue, NotName, PostTitle
from trichluc.rulebook.place_rows import Country, District, PlaceLevel, Province
from trichluc.rulebook.row import Row
from trichluc.tokens import Document, Hit, Lexicon, joined

PlaceRow = Province | District
BodyRow = AgencyHead | CentralBody | LocalBody
R = TypeVar("R", bound=Row)

# Capitals of a token: none, the first letter, all of two letters or more.
SMALL, TITLE, CAPITALS = 0, 1, 2


def _grouped(rows: Iterable[R], extra: Iterable[tuple[str, R]] = ()) -> list[tuple[str, tuple[R, ...]]]:
    """Return each form once, with all the rows that list it, in their order; forms that fold alike are one."""
    forms: dict[str, str] = {}
    groups: dict[str, list[R]] = {}
    for form, row in [*((form, one) for one in rows for form in one.forms), *extra]:
        key = joined(form)
        if form.isupper() <= forms.setdefault(key, form).isupper():
            forms[key] = form  # a spelling in small letters wins: it is found in any
        listed = groups.setdefault(key, [])
        if row not in listed:
            listed.append(row)
    return [(forms[key], tuple(listed)) for key, listed in groups.items()]


class Lexicons:
    """All literal forms of people, places and agencies, compiled once from the rules."""

    def __init__(self, rules: Rules) -> None:
        places: list[PlaceRow] = [*rules.provinces, *rules.districts]
        bodies: list[BodyRow] = [*rules.central_bodies, *rules.local_bodies, *rules.agency_heads]
        self.places: Lexicon[tuple[PlaceRow, ...]] = Lexicon(_grouped(places, ((r.name, r) for r in places)))
        self.countries: Lexicon[Country] = Lexicon((form, row) for row in rules.countries for form in row.forms)
        self.levels: Lexicon[PlaceLevel] = Lexicon((form, row) for row in rules.place_levels for form in row.forms)
        named = ((row.name, row) for row in bodies if not isinstance(row, AgencyHead))
        levels = tuple(f" {row.kind}" for row in rules.place_levels)
        self.bodies: Lexicon[tuple[BodyRow, ...]] = Lexicon(
            (form, rows) for form, rows in _grouped(bodies, named) if not form.endswith(levels)
        )
        self.against = Lexicon((form, True) for row in rules.agency_heads for form in row.against)
        fields = _grouped(rules.work_fields, ((row.name, row) for row in rules.work_fields))
        self.fields: Lexicon[tuple[WorkField, ...]] = Lexicon(fields)
        self.posts: Lexicon[PostTitle] = Lexicon((form, row) for row in rules.posts for form in row.forms)
        self.cues: Lexicon[NameCue] = Lexicon((form, row) for row in rules.name_cues for form in row.forms)
        self.foreign: Lexicon[bool] = Lexicon((form, True) for row in rules.foreign_names for form in row.forms)
        self.not_names: Lexicon[NotName] = Lexicon((form, row) for row in rules.not_names for form in row.forms)
        self.families: Lexicon[FamilyName] = Lexicon((form, row) for row in rules.family_names for form in row.forms)


@dataclass(frozen=True, slots=True)
class Scan:
    """A document with every literal hit, each keyed by the token it begins at.

    ``capitals[i]`` is SMALL, TITLE or CAPITALS. ``persons`` holds the folded syllables of names that stand behind
    "ông", "bà" and the like somewhere in the text: elsewhere they end the name of a body before them.
    """

    document: Document
    day: datetime.date | None
    capitals: list[int]
    places: dict[int, Hit[tuple[PlaceRow, ...]]]
    levels: dict[int, Hit[PlaceLevel]]
    countries: dict[int, Hit[Country]]
    bodies: dict[int, list[Hit[tuple[BodyRow, ...]]]]
    fields: dict[int, list[Hit[WorkField]]]
    posts: dict[int, Hit[PostTitle]]
    cues: dict[int, Hit[NameCue]]
    families: dict[int, Hit[FamilyName]]
    not_names: dict[int, Hit[NotName]]
    foreign: frozenset[int]
    persons: frozenset[tuple[str, ...]]

    def norm(self, token: int) -> str:
        """Return the folded token, "" outside the document."""
        norms = self.document.norms
        return norms[token] if 0 <= token < len(norms) else ""

    def touches(self, token: int) -> bool:
        """Say whether the token follows the one before without white space."""
        return 0 < token < len(self.document) and self.document.end(token - 1) == self.document.start(token)

    def person_at(self, token: int) -> bool:
        """Say whether a name that is a person's elsewhere in the text begins at the token."""
        norms = self.document.norms
        return any(tuple(norms[token : token + length]) in self.persons for length in (4, 3, 2))

    def begins_sentence(self, token: int) -> bool:
        """Say whether a word that begins sentences stands here: its full stop may be missing."""
        word = self.not_names.get(token)
        if word is None or word.value.kind != "end":
            return False
        return self.norm(word.last).isalpha() or word.last - word.first > 1  # "Lò Văn |Đến|, Chánh Văn phòng" is a name

    def word_begins(self, token: int) -> bool:
        """Say whether a body's word begins here of which only the first syllable has a capital: "Công an"."""
        small = token + 1 < len(self.document) and not self.capitals[token + 1]
        return small and any(hit.last > token + 1 for hit in self.bodies.get(token, ()))

    def full_name_at(self, token: int) -> bool:
        """Say whether a family name and "Văn" or "Thị" begin here, with a given name behind: nothing but a person."""
        if token not in self.families or token + 2 >= len(self.document):
            return False
        return self.norm(token + 1) in ("văn", "thị") and bool(self.capitals[token + 1] and self.capitals[token + 2])

    def sentence_end(self, token: int) -> int:
        """Return the token behind the last one of the token's sentence."""
        return self.document.sentence_of(token)[1]


def capitals_of(document: Document) -> list[int]:
    """Return SMALL, TITLE or CAPITALS for each token."""
    text = document.text
    return [
        SMALL if not text[start].isupper() else CAPITALS if end - start > 1 and text[start:end].isupper() else TITLE
        for start, end in document.bounds
    ]


def scan(document: Document, lexicons: Lexicons, day: datetime.date | None = None) -> Scan:
    """Look up everything literal in a document; ``day``: when the article was published, None where unknown."""
    capitals = capitals_of(document)
    bodies = lexicons.bodies.find_all(document)
    for hit in lexicons.against.find(document):  # "cán bộ" is no ministry
        for token in range(hit.first, hit.last):
            if token in bodies:
                small = token > hit.first and not capitals[token]  # "cán |bộ Công an| phường"
                inside = [body for body in bodies[token] if small or (body.last <= hit.last and body[:2] != hit[:2])]
                bodies[token] = [body for body in bodies[token] if body not in inside]
    countries = {h.first: h for h in lexicons.countries.find(document) if capitals[h.first]}
    for country in countries.values():  # "Tây |Ban Nha"
        for token in range(country.first + 1, country.last):
            bodies.pop(token, None)
    cues = {h.first: h for h in lexicons.cues.find(document)}
    return Scan(
        document=document,
        day=day,
        capitals=capitals,
        places={h.first: h for h in lexicons.places.find(document) if capitals[h.first] or not _is_word(h)},
        levels={h.first: h for h in lexicons.levels.find(document)},
        countries=countries,
        bodies=bodies,
        fields=_fields(lexicons, document) if bodies else {},
        posts=_posts(lexicons, document, capitals),
        cues=cues,
        persons=_persons(document, capitals, cues, bodies),
        foreign=frozenset(h.first for h in lexicons.foreign.find(document) if capitals[h.first]),
        not_names={h.first: h for h in lexicons.not_names.find(document) if capitals[h.first]},
        families={h.first: h for h in lexicons.families.find(document) if capitals[h.first]},
    )


def _fields(lexicons: Lexicons, document: Document) -> dict[int, list[Hit[WorkField]]]:
    """Return the fields of work, the longest first; one form may be of several rows, each for heads of its own."""
    found = lexicons.fields.find_all(document)
    return {
        token: [Hit(hit.first, hit.last, row) for hit in hits for row in hit.value] for token, hits in found.items()
    }


def _posts(lexicons: Lexicons, document: Document, capitals: list[int]) -> dict[int, Hit[PostTitle]]:
    """Return the longest title at each leftmost place.

    Chosen among all titles, so that one over a line's end ("... UBND tỉnh|Ủy viên ...") hides none that begins in it;
    in "chức vụ Trưởng ban" it is "Trưởng ban", in "chức Vụ trưởng" it is "Vụ trưởng".
    """
    posts: dict[int, Hit[PostTitle]] = {}
    behind = 0
    for token, hits in sorted(lexicons.posts.find_all(document).items()):
        office = document.norms[token] == "vụ" and document.norms[token - 1] == "chức" and not capitals[token]
        if token >= behind and not office:
            posts[token] = hits[0]
            behind = hits[0].last
    return posts


def _persons(
    document: Document,
    capitals: list[int],
    cues: dict[int, Hit[NameCue]],
    bodies: dict[int, list[Hit[tuple[BodyRow, ...]]]],
) -> frozenset[tuple[str, ...]]:
    """Return the names of two to four syllables that stand right behind an honorific or a rank."""
    persons = set()
    for cue in cues.values():
        if cue.value.kind not in ("honorific", "rank"):
            continue
        end = cue.last
        while end < min(len(document), cue.last + 5) and capitals[end] and end not in bodies:
            end += 1
        if 2 <= end - cue.last <= 4:
            persons.add(tuple(document.norms[cue.last : end]))
    return frozenset(persons)


def _is_word(hit: Hit[tuple[PlaceRow, ...]]) -> bool:
    """Say whether a name of a place is letters, so that small letters show it is none ("hòa bình")."""
    return not hit.value[0].name.isdigit()
