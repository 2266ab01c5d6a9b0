"""The registry of bodies in the database: what rules/agencies and rules/places say of validity and succession."""

from __future__ import annotations

import datetime

import sqlalchemy as sa

from trichluc.rulebook import Rules
from trichluc.rulebook.agency_rows import CentralBody, LocalBody
from trichluc.store.tables import province_successions, registry_bodies, registry_successions
from trichluc.store.writer import Row, delete_of, writer


def refresh(connection: sa.Connection, rules: Rules) -> None:
    """Make the registry's tables as the rules are; does nothing where they are so already.

    Bodies that the rules no longer have stay, since agencies may refer to them.
    """
    bodies, successions, provinces = _rows(rules)
    for table, rows in (
        (registry_bodies, bodies),
        (registry_successions, successions),
        (province_successions, provinces),
    ):
        there = {tuple(_plain(value) for value in row) for row in connection.execute(sa.select(table))}
        if table is registry_bodies:
            changed = [row for row in rows if row not in there]
            writer(connection).replace(table, changed)
        elif there != set(rows):
            delete_of(connection, table.columns[0], {row[0] for row in there})
            writer(connection).insert(table, rows)


def successions(rules: Rules) -> set[tuple[str, str]]:
    """Return the ids of bodies of the registry and of those that took their place."""
    rows: list[CentralBody | LocalBody] = [*rules.central_bodies, *rules.local_bodies]
    known = {row.id for row in rows}
    pairs = {(row.id, after) for row in rows for after in row.successors}
    pairs |= {(before, row.id) for row in rows for before in row.predecessors}
    return {pair for pair in pairs if known.issuperset(pair)}


def ended_provinces(rules: Rules) -> list[tuple[str, str, datetime.date]]:
    """Return the provinces that ended: name, name of the one it became part of, last day."""
    names = {row.id: row.name for row in rules.provinces}
    return [
        (row.name, names[row.successor], row.valid_to)
        for row in rules.provinces
        if row.successor is not None and row.valid_to is not None and names[row.successor] != row.name
    ]


def _rows(rules: Rules) -> tuple[list[Row], list[Row], list[Row]]:
    central: list[tuple[CentralBody | LocalBody, str]] = [(row, "central") for row in rules.central_bodies]
    local: list[tuple[CentralBody | LocalBody, str]] = [(row, row.level) for row in rules.local_bodies]
    bodies: list[Row] = [
        (row.id, row.name, row.kind, row.branch, level, _plain(row.valid_from), _plain(row.valid_to))
        for row, level in [*central, *local]
    ]
    provinces = [(name, successor, _plain(ended)) for name, successor, ended in ended_provinces(rules)]
    return bodies, sorted(successions(rules)), sorted(provinces)


def _plain(value: object) -> object:
    """Return a day as its ISO text, which both drivers take, and anything else as it is."""
    return value.isoformat() if isinstance(value, datetime.date) else value
