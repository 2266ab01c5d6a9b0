"""Records in a database: each part in one transaction; what is stored is what is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from trichluc.batch.duplicates import Text
from trichluc.batch.part import Failure, PartDone, state
from trichluc.record import from_json
from trichluc.rulebook import load_rules
from trichluc.store import connect
from trichluc.store.tables import articles

if TYPE_CHECKING:
    from trichluc.store.store import Store


@dataclass(frozen=True, slots=True)
class DatabaseWriter:
    """Imports parts into the database of a URL that every machine of a run reaches.

    ``rules``: the folder of the rules, None for the package's own. ``source`` and ``extractor`` are kept with each
    import.
    """

    url: str
    rules: str | None
    source: str
    extractor: str

    def write(self, done: PartDone) -> PartDone:
        """Import the records of a part; one that the store refuses is a failure of it."""
        if not done.records:
            return done
        records = [from_json(line) for line in done.records]
        report = opened(self.url, self.rules).import_records(records, source=self.source, extractor=self.extractor)
        refused = tuple(Failure(kind="refused", reason=str(one), source=None) for one in report.refused)
        return msgspec.structs.replace(done, failures=done.failures + refused) if refused else done


class DatabaseSink:
    """A database and what it was made of."""

    def __init__(self, writer: DatabaseWriter) -> None:
        self.writer = writer
        self._store = opened(writer.url, writer.rules)

    def states(self, keys: Sequence[str]) -> dict[str, tuple[bytes, str | None]]:
        """Return the state of those of the articles that are stored."""
        made_of = self._store.made_of(keys)
        return {key: (state(raw_sha256, extractor), None) for key, (raw_sha256, extractor) in made_of.items()}

    def note(self, done: PartDone) -> None:
        """Do nothing: the database knows."""

    def rows(self) -> dict[str, int]:
        """Return how many rows each table has."""
        return self._store.stats().rows

    def close(self) -> None:
        """Close the database."""
        self._store.close()
        opened.cache_clear()


def texts_of(url: str) -> Iterator[Text]:
    """Yield key, day and text of every article of a database."""
    columns = articles.c.key, articles.c.published, articles.c.text
    with connect(url) as store, store.database.reading() as connection:
        for row in connection.execution_options(yield_per=1000).execute(select(*columns)):
            yield Text(key=row.key, published=row.published and str(row.published), text=row.text)


@lru_cache(maxsize=1)
def opened(url: str, rules: str | None) -> Store:
    """Return the store of a URL, opened once in a process."""
    return connect(url, load_rules(rules))
