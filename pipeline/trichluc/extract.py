"""The one place where all stages meet: raw article -> clean text -> tokens -> mentions -> structure -> record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from trichluc.clean import Cleaned, Cleaner, as_article
from trichluc.dates import TimeFinder, TimeScan
from trichluc.entities.find import EntityFinder
from trichluc.entities.mentions import Entities
from trichluc.errors import InputError
from trichluc.numbers import AmountFinder
from trichluc.record import Article, Figure, RawArticle, Record
from trichluc.rulebook import Rules, load_rules
from trichluc.structure.build import StructureBuilder
from trichluc.structure.figures import FigureBuilder
from trichluc.structure.relations import RelationFinder
from trichluc.tokens import Document, read


class Extractor:
    """Extracts many articles with one compiled set of rules; holds no state between articles."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.rules = rules if rules is not None else load_rules()
        self._cleaner = Cleaner(self.rules)
        self._entities = EntityFinder(self.rules)
        self._times = TimeFinder(self.rules)
        self._amounts = AmountFinder(self.rules)
        self._structure = StructureBuilder(self.rules)
        self._figures = FigureBuilder(self.rules)
        self._relations = RelationFinder(self.rules)

    def extract(self, raw: RawArticle) -> Record:
        """Return the record of one article; raises InputError where it has no text."""
        return self._record(self._cleaner.clean(raw))

    def of_text(self, text: str, **about: str | None) -> Record:
        """Return the record of a text that is clean already and stays as it is, so that offsets are the caller's.

        ``about``: id, title, published (ISO), url, site, author, place, as far as known.
        """
        return self._record(Cleaned(as_article(text, **about)))

    def entities(self, document: Document) -> Entities:
        """Return the names, posts, agencies and places of a tokenised text."""
        return self._entities.find(self._entities.scan(document))

    def figures(self, text: str) -> tuple[Figure, ...]:
        """Return the figures of a clean text."""
        return self.of_text(text).figures

    def _record(self, cleaned: Cleaned) -> Record:
        document = read(cleaned.article.text)
        written = self._times.scan(document)
        article = _dated(cleaned.article, written)
        day = datetime.date.fromisoformat(article.published) if article.published else None
        scan = self._entities.scan(document, day)
        entities = self._entities.find(scan)
        article, officials, others, agencies = self._structure.build(article, scan, entities)
        times = written.resolved(day)
        taken = [*cleaned.masked, *_named(document, entities), *((time.start, time.end) for time in times)]
        amounts = self._amounts.find(document, taken)
        figures, checks = self._relations.relate(document, self._figures.build(document, amounts, times, agencies))
        return Record(
            article=article,
            officials=officials,
            other_people=others,
            agencies=agencies,
            figures=figures,
            checks=checks,
        )

    def extract_all(self, articles: Iterable[RawArticle]) -> Iterator[Record]:
        """Yield the record of each article, in order."""
        return map(self.extract, articles)


def _dated(article: Article, times: TimeScan) -> Article:
    """Return the article with the day that its own text opens with, where no source dates it."""
    if article.published is not None:
        return msgspec.structs.replace(article, published_from="source")
    day = times.day()
    if day is None:
        return article
    return msgspec.structs.replace(article, published=day.isoformat(), published_from="text")


def _named(document: Document, entities: Entities) -> list[tuple[int, int]]:
    """Return the character ranges of names of people and bodies: a number in one measures nothing."""
    tokens = [(name.first, name.last) for name in entities.names]
    tokens += [(agency.first, agency.last) for agency in entities.agencies]
    return [(document.start(first), document.end(last - 1)) for first, last in tokens]


@lru_cache(maxsize=1)
def _default() -> Extractor:
    return Extractor()


def extract(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    place: str | None = None,
) -> Record:
    """Return the record of one article given as text.

    ``title``: put before the text unless the text begins with it. ``published``: a date in any usual form;
    relative and year-less dates are resolved from it. ``place``: the place the article is about, where the
    caller knows it ("tỉnh Cao Bằng"); bodies named without a place are then of that place. A text with nothing
    in it gives a record with nothing in it.
    """
    raw = RawArticle(id="article", text=text, title=title, published=published, url=url, place=place)
    try:
        return _default().extract(raw)
    except InputError:  # nothing is left of it
        return _default().of_text("", url=url, place=place)
