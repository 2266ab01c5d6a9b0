"""One row for a body in all articles: by its full name and the province of its place, with the registry's row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

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
        self._central = {row.id: row.name for row in rules.central_bodies}
        self._local = {row.id for row in rules.local_bodies}
        self._countries = {words(form) for row in rules.countries for form in (row.name, *row.forms)} - {"việt nam"}

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
        name = agency.full_name or agency.name
        registry_id = self._registry_id(agency, name)
        province = self.provinces.of_body(agency.level, agency.place, home)
        if province is None and parent is not None:
            province = parent.province
        scope = province if agency.level in _ONE_PLACE else None
        if agency.level is None and agency.kind not in _NATIONAL and registry_id is None:
            scope = province or home
        shared = agency.full_name is not None and (scope is not None or agency.level not in _ONE_PLACE)
        if registry_id in self._central:
            name, shared, key = self._central[registry_id], True, f"registry|{registry_id}"
        elif shared:
            key = f"{_body_words(name)}|{words(scope or '')}"
        else:
            key = f"{words(name)}|{agency.id}|{article_key}"
        return Body(
            id=id_of("agency", key),
            key=key,
            name=name,
            shared=shared,
            kind=agency.kind,
            level=agency.level,
            place=agency.place,
            province=province or scope,
            parent_id=parent.id if parent is not None else None,
            registry_id=registry_id,
        )

    def _registry_id(self, agency: Agency, name: str) -> str | None:
        """Return the row of the registry, None for one it does not have and for its namesake of another country."""
        found = agency.registry_id
        if found in self._local:
            return found
        if found not in self._central:
            return None
        extra = words(name).removeprefix(words(self._central[found])).split()
        ends = {" ".join(extra[start:]) for start in range(len(extra))}
        return None if self._countries & ends else found


@lru_cache(maxsize=65536)
def _body_words(name: str) -> str:
    """Return what tells the name of a body from others, without the words that are left out at will.

    >>> _body_words("Bộ Văn hóa - Thể thao - Du lịch") == _body_words("Bộ Văn hóa, Thể thao và Du lịch")
    True
    """
    return " ".join(word for word in words(name).split() if word not in ("và", "của"))


def _with_parents(agency: Agency, agencies: dict[str, Agency]) -> Iterator[Agency]:
    """Yield an agency, its parent, and so on; a circle ends where it closes."""
    seen: set[str] = set()
    each: Agency | None = agency
    while each is not None and each.id not in seen:
        seen.add(each.id)
        yield each
        each = agencies.get(each.parent_id) if each.parent_id is not None else None
