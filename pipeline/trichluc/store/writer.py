"""How rows get into the tables: by executemany in SQLite, by COPY in PostgreSQL.

Rows that only one article owns are written straight. Rows that articles share may be there already: PostgreSQL gets
them by COPY into a temporary table and INSERT ... SELECT ... ON CONFLICT, in the order of ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import sqlalchemy as sa

Row = tuple[Any, ...]

_BATCH = 500  # ids in one IN list: SQLite once took no more than 999


class Writer(Protocol):
    """Writes rows whose values are in the order of the table's columns."""

    def insert(self, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write rows that are not there yet."""

    def merge(self, table: sa.Table, rows: Sequence[Row], fill: tuple[str, ...] = ()) -> None:
        """Write rows that may be there; of those that are, set the columns ``fill`` where they are null."""

    def replace(self, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write rows in place of those with the same id."""


def writer(connection: sa.Connection) -> Writer:
    """Return the writer for the database behind a connection."""
    return CopyWriter(connection) if connection.dialect.name == "postgresql" else ManyWriter(connection)


def delete_of(connection: sa.Connection, column: sa.Column[Any], ids: Iterable[Any]) -> None:
    """Delete the rows of a column's table that hold one of the values."""
    for some in slices(ids):
        connection.execute(sa.delete(column.table).where(column.in_(some)))


def slices(ids: Iterable[Any]) -> list[list[Any]]:
    """Return the values in lists short enough for one statement."""
    values = list(ids)
    return [values[start : start + _BATCH] for start in range(0, len(values), _BATCH)]


class ManyWriter:
    """Writes into SQLite."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def insert(self, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write rows that are not there yet."""
        self._many(table, rows, "")

    def merge(self, table: sa.Table, rows: Sequence[Row], fill: tuple[str, ...] = ()) -> None:
        """Write rows that may be there."""
        self._many(table, rows, _on_conflict(table, fill))

    def replace(self, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write rows in place of those with the same id."""
        self._many(table, rows, _in_place(table))

    def _many(self, table: sa.Table, rows: Sequence[Row], tail: str) -> None:
        if rows:
            marks = ", ".join("?" * len(table.columns))
            sql = f"INSERT INTO {table.name} ({_columns(table)}) VALUES ({marks}) {tail}"
            self._connection.exec_driver_sql(sql, list(rows))


class CopyWriter:
    """Writes into PostgreSQL."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def insert(self, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write rows that are not there yet."""
        self._copy(table, table.name, rows)

    def merge(self, table: sa.Table, rows: Sequence[Row], fill: tuple[str, ...] = ()) -> None:
        """Write rows that may be there."""
        self._staged(table, rows, _on_conflict(table, fill))

    def replace(self, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write rows in place of those with the same id."""
        self._staged(table, rows, _in_place(table))

    def _staged(self, table: sa.Table, rows: Sequence[Row], tail: str) -> None:
        if not rows:
            return
        stage, columns = f"staged_{table.name}", _columns(table)
        run = self._connection.exec_driver_sql
        run(f"CREATE TEMPORARY TABLE IF NOT EXISTS {stage} (LIKE {table.name}) ON COMMIT DROP")
        self._copy(table, stage, rows)
        run(f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {stage} ORDER BY 1 {tail}")
        run(f"TRUNCATE {stage}")

    def _copy(self, table: sa.Table, into: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        driver: Any = self._connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {into} ({_columns(table)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _columns(table: sa.Table) -> str:
    return ", ".join(column.name for column in table.columns)


def _on_conflict(table: sa.Table, fill: tuple[str, ...]) -> str:
    if not fill:
        return "ON CONFLICT DO NOTHING"
    filled = ", ".join(f"{name} = COALESCE({table.name}.{name}, excluded.{name})" for name in fill)
    empty = " OR ".join(f"({table.name}.{name} IS NULL AND excluded.{name} IS NOT NULL)" for name in fill)
    return f"ON CONFLICT (id) DO UPDATE SET {filled} WHERE {empty}"


def _in_place(table: sa.Table) -> str:
    taken = ", ".join(f"{column.name} = excluded.{column.name}" for column in table.columns if column.name != "id")
    return f"ON CONFLICT (id) DO UPDATE SET {taken}"
