"""The store: a database of records, opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import sqlalchemy as sa

from trichluc.record import Record
from trichluc.rulebook import Rules, load_rules
from trichluc.store.contract import Refusal
from trichluc.store.database import SCHEMA, Database
from trichluc.store.importer import Importer, ImportReport
from trichluc.store.schema import prepare
from trichluc.store.search import Hit, search
from trichluc.store.tables import articles, metadata
from trichluc.store.tables.search import SEARCHED
from trichluc.store.writer import slices


@dataclass(frozen=True, slots=True)
class Stats:
    """What a database holds: rows by table."""

    schema: str
    rows: dict[str, int]


class Store:
    """A database of records. Use it as a context manager, or close it.

    Every method raises StoreError where the database is gone, read-only, full or held by another writer; then nothing
    of what the method was to write has been written.
    """

    def __init__(self, database: Database, rules: Rules | None = None) -> None:
        self.database = database
        self._rules = rules

    @classmethod
    def open(cls, url: str, rules: Rules | None = None, create: bool = True) -> Store:
        """Open a database and give an empty one the newest schema; see :func:`trichluc.store.connect`."""
        database = Database(url)
        try:
            prepare(database, create)
        except BaseException:
            database.close()
            raise
        return cls(database, rules)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back all connections."""
        self.database.close()

    def import_records(self, records: Iterable[Record | Refusal], *, source: str, extractor: str) -> ImportReport:
        """Import records in one transaction and say what was done with them.

        An article is known by its URL, else by its id. One that is stored with the same fingerprint is left alone; one
        that has changed gets new rows in place of its own. A record that breaks the contract is refused and the
        others go in; a Refusal among the records is passed on into the report. ``source`` and ``extractor`` are
        kept with the run: where the records came from and what made them.
        """

        rules = self._rules or load_rules()
        with self.database.writing() as connection:
            return Importer(connection, rules, source, extractor).run(records)

    def known(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the fingerprints of those articles that are stored, by their keys (see keys.article_key)."""

        columns = articles.c.key, articles.c.fingerprint
        return {row.key: row.fingerprint for row in self._articles(columns, keys)}

    def made_of(self, keys: Iterable[str]) -> dict[str, tuple[str | None, str]]:
        """Return what those articles that are stored were made of, by their keys (see keys.article_key).

        That is the hash of the article as it was read (None where the record does not have it) and the extractor.
        """
        columns = articles.c.key, articles.c.raw_sha256, articles.c.extractor
        return {row.key: (row.raw_sha256, row.extractor) for row in self._articles(columns, keys)}

    def _articles(self, columns: tuple[sa.Column[Any], ...], values: Iterable[str]) -> Iterator[sa.Row[Any]]:
        """Yield rows of the articles whose first column has one of the values."""
        with self.database.reading() as connection:
            for some in slices(values):
                yield from connection.execute(sa.select(*columns).where(columns[0].in_(some)))

    def search(self, query: str, *, kinds: Collection[str] = SEARCHED, limit: int = 20) -> list[Hit]:
        """Return the officials, bodies, posts and articles whose names have the words of a query; exact ones first."""
        with self.database.reading() as connection:
            return search(connection, query, kinds=kinds, limit=limit)

    def stats(self) -> Stats:
        """Count the rows of every table."""

        with self.database.reading() as connection:
            counts = {
                table.name: int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())
                for table in metadata.sorted_tables
            }
        return Stats(SCHEMA, dict(sorted(counts.items())))
