"""Examples of the rules for places, agencies, posts and names."""

from __future__ import annotations

from collections.abc import Callable

from trichluc.entities.find import EntityFinder
from trichluc.entities.mentions import Entities
from trichluc.entities.scan import Scan
from trichluc.rulebook import Rules
from trichluc.rulebook.row import Row
from trichluc.tokens import read

Test = Callable[[Scan, Entities, Row], bool]


def _place(scan: Scan, found: Entities, row: Row) -> bool:
    return any(row.id in place.place.row_ids for place in found.places)


def _level(scan: Scan, found: Entities, row: Row) -> bool:
    return any(hit.value.id == row.id for hit in scan.levels.values())


def _country(scan: Scan, found: Entities, row: Row) -> bool:
    return any(hit.value.id == row.id for hit in scan.countries.values())


def _registered(scan: Scan, found: Entities, row: Row) -> bool:
    return any(row.id in (agency.registry_id, agency.rule) for agency in found.agencies)


def _head(scan: Scan, found: Entities, row: Row) -> bool:
    return any(body.value[-1].id == row.id or row in body.value for hits in scan.bodies.values() for body in hits)


def _field(scan: Scan, found: Entities, row: Row) -> bool:
    return any(hit.value.id == row.id for hits in scan.fields.values() for hit in hits)


def _post(scan: Scan, found: Entities, row: Row) -> bool:
    return any(post.title.id == row.id for post in found.posts)


def _cue(scan: Scan, found: Entities, row: Row) -> bool:
    return any(hit.value.id == row.id for hit in scan.cues.values())


def _family(scan: Scan, found: Entities, row: Row) -> bool:
    return any(hit.value.id == row.id for hit in scan.families.values())


class EntityChecks:
    """Runs examples through the entity stage."""

    fields: dict[str, Test] = {  # noqa: RUF012 - a table, never changed
        "provinces": _place,
        "districts": _place,
        "place_levels": _level,
        "countries": _country,
        "central_bodies": _registered,
        "local_bodies": _registered,
        "agency_heads": _head,
        "work_fields": _field,
        "posts": _post,
        "name_cues": _cue,
        "family_names": _family,
    }

    def __init__(self, rules: Rules) -> None:
        self._finder = EntityFinder(rules)

    def finds(self, name: str, row: Row, example: str) -> bool:
        """Say whether the example is found by the row of the file that fills ``Rules.<name>``."""
        scan = self._finder.scan(read(example))
        return self.fields[name](scan, self._finder.find(scan), row)
