"""One row for a body in all articles: by its full name and the province of its place, with the registry's row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from trichluc.record import Agency, Record
from trichluc.rulebook import Rules
from trichluc.store.keys import id_of, words
from trichluc.store.places import Provinces

# Kinds of which a name is one body in the whole country, even where no place is in it.
_NATIONAL = frozenset(
    {
        "academy", "embassy", "foreign body", "fund", "general department", "government", "government agency",
        "institute", "international organisation", "ministerial agency", "ministry", "national assembly",
        "national assembly body", "party organ", "state audit",
    }
)  # fmt: skip
_ONE_PLACE = ("district", "commune")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the database has it; ``province`` is None for bodies of the centre and where it is not plain."""

    id: int
    key: str
    name: str
    shared: bool
    kind: str | None
    level: str | None
    place: str | None
    province: str | None
    parent_id: int | None
    registry_id: str | None


class BodyBook:
    """Says which body an article means by the agencies of its record."""

    def __init__(self, rules: Rules) -> None:
        self.provinces = Provinces(rules)
        registry = [*rules.central_bodies, *rules.local_bodies]
        self._registry = {row.id for row in registry}
        names = Counter(words(row.name) for row in rules.central_bodies)
        self._namesakes = {row.id for row in rules.central_bodies if names[words(row.name)] > 1}

    def of_record(self, record: Record, article_key: str, home: str | None) -> dict[str, Body]:
        """Return the body of each agency of a record, by the agency's id; ``home``: the article's province."""
        agencies = {agency.id: agency for agency in record.agencies}
        bodies: dict[str, Body] = {}
        for agency in record.agencies:
            for each in reversed(list(_with_parents(agency, agencies))):
                if each.id not in bodies:
                    parent = bodies.get(each.parent_id) if each.parent_id is not None else None
                    bodies[each.id] = self._body(each, parent, article_key, home)
        return bodies

    def _body(self, agency: Agency, parent: Body | None, article_key: str, home: str | None) -> Body:
        province = self.provinces.of_body(agency.level, agency.place, home)
        if province is None and parent is not None:
            province = parent.province
        scope = province if agency.level in _ONE_PLACE else None
        if agency.level is None and agency.kind not in _NATIONAL and agency.registry_id is None:
            scope = province or home
        shared = agency.full_name is not None and (scope is not None or agency.level not in _ONE_PLACE)
        registry_id = agency.registry_id if agency.registry_id in self._registry else None
        if shared:
            unit = registry_id if registry_id in self._namesakes else None
            key = "|".join((words(agency.full_name or ""), words(scope or ""), unit or ""))
        else:
            key = f"{words(agency.full_name or agency.name)}|{agency.id}|{article_key}"
        return Body(
            id=id_of("agency", key),
            key=key,
            name=agency.full_name or agency.name,
            shared=shared,
            kind=agency.kind,
            level=agency.level,
            place=agency.place,
            province=province or scope,
            parent_id=parent.id if parent is not None else None,
            registry_id=registry_id,
        )


def _with_parents(agency: Agency, agencies: dict[str, Agency]) -> Iterator[Agency]:
    """Yield an agency, its parent, and so on; a circle ends where it closes."""
    seen: set[str] = set()
    each: Agency | None = agency
    while each is not None and each.id not in seen:
        seen.add(each.id)
        yield each
        each = agencies.get(each.parent_id) if each.parent_id is not None else None
