"""How fast records go into a database: python -m benchmarks.store [--records 100000] [--postgres URL]

Records are made by multiplying those of corpus/articles: every twenty copies speak of the same people and bodies. The
bare COPY puts the very same rows, read back out of the database and laid out in text, into an empty one of the same
schema. Without --postgres a server is started as for the tests, with fsync off for both. Seconds are the clock's; those
of the processor are this process's, in which SQLite works too, and do not hang on what else the machine does.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec
import psycopg
from rich.console import Console
from rich.table import Table

from tests import postgres
from tests.conftest import corpus_articles
from trichluc.extract import Extractor
from trichluc.record import Agency, Record
from trichluc.store import connect
from trichluc.store.tables import metadata

REPEATED = 20
NOT_OURS = ("import_runs", "registry_bodies", "registry_successions", "province_successions", "decisions", "pins")


def synthetic(templates: list[Record], count: int) -> Iterator[Record]:
    """Yield records; each group of copies has people and bodies of its own."""
    replace = msgspec.structs.replace
    for number in range(count):
        record = templates[number % len(templates)]
        group = number // len(templates) // REPEATED
        yield replace(
            record,
            article=replace(record.article, id=f"{record.article.id}-{number}", url=None),
            officials=tuple(replace(official, name=f"{official.name} {group}") for official in record.officials),
            agencies=tuple(_of_group(agency, group) for agency in record.agencies),
        )


def _of_group(agency: Agency, group: int) -> Agency:
    if agency.level == "central" or agency.full_name is None:
        return agency
    return msgspec.structs.replace(agency, full_name=f"{agency.full_name} {group}")


@dataclass(frozen=True)
class Seconds:
    """Seconds of the clock and of this process's processor."""

    clock: float
    processor: float

    @classmethod
    def now(cls) -> Seconds:
        return cls(time.perf_counter(), time.process_time())

    def __sub__(self, other: Seconds) -> Seconds:
        return Seconds(self.clock - other.clock, self.processor - other.processor)

    def __add__(self, other: Seconds) -> Seconds:
        return Seconds(self.clock + other.clock, self.processor + other.processor)


class Clocked:
    """Gives records on and counts the seconds that making them takes, which are not the import's."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = iter(records)
        self.seconds = Seconds(0, 0)

    def __iter__(self) -> Iterator[Record]:
        while True:
            began = Seconds.now()
            record = next(self._records, None)
            self.seconds += Seconds.now() - began
            if record is None:
                return
            yield record


def timed_import(url: str, records: Iterable[Record]) -> tuple[Seconds, dict[str, int]]:
    """Return the seconds that an import takes, and the rows of the database after it."""
    with connect(url) as store:
        clocked, began = Clocked(records), Seconds.now()
        report = store.import_records(clocked, source="benchmark", extractor="benchmark")
        seconds = Seconds.now() - began - clocked.seconds
        assert report.refusals == 0, report.refused[:3]
        return seconds, store.stats().rows


def bare_copy(full: str, empty: str, folder: Path) -> Seconds:
    """Return the seconds that a bare COPY of all rows takes, from files, in one transaction."""
    tables = [table.name for table in metadata.sorted_tables]
    with psycopg.connect(_plain(full)) as connection:
        for table in tables:
            with (folder / table).open("wb") as file, connection.cursor().copy(f"COPY {table} TO STDOUT") as copy:
                for block in copy:
                    file.write(block)
    connect(empty).close()
    began = Seconds.now()
    with psycopg.connect(_plain(empty)) as connection:
        for table in tables:
            with (folder / table).open("rb") as file, connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                while block := file.read(1 << 16):
                    copy.write(block)
    return Seconds.now() - began


def _plain(url: str) -> str:
    return url.replace("+psycopg", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--postgres", help="URL of a server whose user may create databases")
    arguments = parser.parse_args()
    templates = list(Extractor().extract_all(corpus_articles()))

    def records() -> Iterator[Record]:
        return islice(synthetic(templates, arguments.records), arguments.records)

    table = Table("what", "seconds", "of processor", "rows a second", "against", title=f"{arguments.records:,} records")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = arguments.postgres or stack.enter_context(postgres.server())
        full, empty = (stack.enter_context(postgres.database(server)) for _ in range(2))
        for name, url in (("SQLite", f"sqlite:///{folder / 'records.db'}"), ("PostgreSQL", full)):
            first, rows = timed_import(url, records())
            count = sum(number for table_name, number in rows.items() if table_name not in NOT_OURS)
            again, _ = timed_import(url, records())
            _add(table, f"{name}: import", first, count)
            _add(table, f"{name}: again, unchanged", again, count, f"{first.clock / again.clock:.1f} times faster")
        copied = bare_copy(full, empty, folder)
        _add(table, "PostgreSQL: bare COPY", copied, count, f"import: {first.clock / copied.clock:.2f} times as long")
    Console(width=110).print(table)


def _add(table: Table, name: str, seconds: Seconds, rows: int, against: str = "") -> None:
    table.add_row(
        name, f"{seconds.clock:.1f}", f"{seconds.processor:.1f}", f"{rows / seconds.clock:,.0f}", against
    )  # fmt: skip


if __name__ == "__main__":
    main()
