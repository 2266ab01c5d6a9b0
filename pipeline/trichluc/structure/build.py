"""The structure stage as one call: mentions of a document to the people and bodies of its record."""

from __future__ import annotations

import msgspec

from trichluc.entities.mentions import Entities
from trichluc.entities.scan import Scan
from trichluc.record import Agency, Article, Official, Person
from trichluc.rulebook import Rules
from trichluc.structure.bodies import BodyBook, to_record
from trichluc.structure.context import Gazetteer, PlaceContext
from trichluc.structure.holdings import HolderFinder
from trichluc.structure.implied import ImpliedAgency
from trichluc.structure.people import PeopleBuilder, people


class StructureBuilder:
    """Builds people and bodies with one compiled set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._gazetteer = Gazetteer(rules)
        self._holders = HolderFinder(rules)

    def build(
        self, article: Article, scan: Scan, entities: Entities
    ) -> tuple[Article, tuple[Official, ...], tuple[Person, ...], tuple[Agency, ...]]:
        """Return (article with author and place, officials, other people, agencies)."""
        context = PlaceContext(self._gazetteer, scan, entities, article)
        book = BodyBook(scan, context)
        book.add_all(entities.agencies)
        holdings = self._holders.find(scan, entities)
        implied = ImpliedAgency(scan, book, entities.agencies)
        implied.settle(holdings)
        agencies = to_record(book.bodies(), scan, book)
        officials, others = PeopleBuilder(scan, implied).build(people(entities.names, holdings))
        place = article.place or (str(context.main) if context.main else None)
        author = article.author or _author(entities)
        return msgspec.structs.replace(article, place=place, author=author), officials, others, agencies


def _author(entities: Entities) -> str | None:
    """Return the name at the article's end that no photo credit introduces."""
    for name in reversed(entities.bylines):
        if not any(cue.id == "b-anh" for cue in name.cues):
            return name.text
    return None
