"""Many importers at once, and importers that die: no half article, nothing twice, nobody left waiting."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.conftest import ROOT
from tests.store.samples import Post, Who, record_of
from trichluc.errors import StoreError
from trichluc.record import Record, to_json
from trichluc.store import connect
from trichluc.store.integrity import problems

PROVINCES = ("Cao Bằng", "Lào Cai", "Cà Mau", "Tây Ninh")


def records(start: int, stop: int) -> list[Record]:
    """Return records of a few people and bodies that all articles share."""
    found = []
    for number in range(start, stop):
        place = PROVINCES[number % 4]
        chair = Post("Chủ tịch", f"Ủy ban nhân dân tỉnh {place}", "province", place, kind="people's committee")
        who = [Who(f"Nông Thế Tùng {chr(65 + (number + k) % 7)}", (chair,)) for k in range(3)]
        found.append(record_of(f"{number}", *who, place=f"tỉnh {place}", amounts=(3, 1, 2)))
    return found


def test_four_importers_at_once(postgres_url: str, sqlite_url: str) -> None:
    connect(postgres_url).close()
    parts = [(0, 40), (20, 60), (59, 10), (0, 60)]  # the same articles, and different ones, in different orders
    meet = threading.Barrier(len(parts))

    def run(part: tuple[int, int]) -> int:
        start, stop = part
        some = records(start, stop) if start < stop else records(stop, start)[::-1]
        with connect(postgres_url) as store:
            meet.wait()
            return sum(
                store.import_records(some[at : at + 7], source="test", extractor="test").added
                for at in range(0, len(some), 7)
            )

    with ThreadPoolExecutor(len(parts)) as pool:
        added = list(pool.map(run, parts))
    with connect(postgres_url) as store, connect(sqlite_url) as alone:
        alone.import_records(records(0, 60), source="test", extractor="test")
        assert sum(added) == 60
        here, there = store.stats().rows, alone.stats().rows
        for table in set(here) - {"import_runs"}:
            assert here[table] == there[table], table
        assert problems(store.database) == []


def test_a_reader_does_not_wait(postgres_url: str) -> None:
    with connect(postgres_url) as store, connect(postgres_url) as other:

        def slowly() -> Iterator[Record]:
            yield from records(0, 3)
            assert other.stats().rows["articles"] == 0  # another's transaction is not seen before it is whole

        store.import_records(slowly(), source="test", extractor="test")
        assert other.stats().rows["articles"] == 3


def test_two_open_an_empty_database_at_once(postgres_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(connect, [postgres_url] * 4))
    assert {store.stats().rows["articles"] for store in stores} == {0}
    for store in stores:
        store.close()


def test_an_error_on_the_way_undoes_the_import(url: str) -> None:
    def broken() -> Iterable[Record]:
        yield from records(0, 1500)
        raise OSError("the pipe broke")

    with connect(url) as store:
        store.import_records(records(0, 1), source="test", extractor="test")
        with pytest.raises(OSError, match="the pipe broke"):
            store.import_records(broken(), source="test", extractor="test")
        assert store.stats().rows["articles"] == 1
        assert store.stats().rows["import_runs"] == 1


KILLED = textwrap.dedent("""
    import sys
    from itertools import count
    from trichluc.record import from_json
    from trichluc.store import connect

    lines = open(sys.argv[2], "rb").read().splitlines()

    def records():
        for line in lines:
            yield from_json(line)
        print("half", flush=True)   # a chunk and more has been written by now; the kill comes here
        sys.stdin.read()

    with connect(sys.argv[1]) as store:
        store.import_records(records(), source="test", extractor="test")
""")


def test_killed_in_mid_import(url: str, tmp_path: Path) -> None:
    whole = records(0, 1100)
    (tmp_path / "records.jsonl").write_bytes(b"\n".join(map(to_json, whole)))
    with connect(url) as store:
        store.import_records(whole[:5], source="test", extractor="test")
        command = [sys.executable, "-c", KILLED, url, str(tmp_path / "records.jsonl")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"half\n"
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        assert store.stats().rows["articles"] == 5
        assert problems(store.database) == []
        report = store.import_records(whole, source="test", extractor="test")
        assert (report.added, report.unchanged) == (1095, 5)
        assert problems(store.database) == []


def test_a_deadlock_with_another_program_is_tried_again(postgres_url: str) -> None:
    """Another program locks a row that the import wants, and then one that the import has."""
    whole = records(0, 8)
    changed = [record_of(record.article.id, title="mới") for record in whole]
    engine = sa.create_engine(postgres_url)
    with connect(postgres_url) as store, engine.connect() as other:
        store.import_records(whole, source="test", extractor="test")
        ids = sorted(other.execute(sa.text("SELECT id FROM articles")).scalars())
        lock = sa.text("SELECT 1 FROM articles WHERE id = :id FOR UPDATE")
        other.rollback()
        other.execute(sa.text("SET LOCAL deadlock_timeout = '60s'"))  # the import is the one that finds it
        other.execute(lock, {"id": ids[-1]})
        with ThreadPoolExecutor(1) as pool:
            done = pool.submit(store.import_records, changed, source="test", extractor="test")
            _wait_for_a_lock(postgres_url)
            other.execute(lock, {"id": ids[0]})  # waits until the import is chosen as the victim
            other.rollback()
            assert done.result(timeout=60).changed == 8
        assert problems(store.database) == []
    engine.dispose()


def _wait_for_a_lock(url: str) -> None:
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    waiting = sa.text("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    with engine.connect() as connection:
        while not connection.execute(waiting).scalar():
            pass
    engine.dispose()


def test_a_lost_connection(postgres_url: str) -> None:
    def lost() -> Iterator[Record]:
        yield from records(0, 1100)
        engine = sa.create_engine(postgres_url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            mine = "pid <> pg_backend_pid() AND datname = current_database()"
            connection.execute(sa.text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}"))
        engine.dispose()
        yield from records(1100, 2200)

    with connect(postgres_url) as store:
        with pytest.raises(StoreError, match="the connection was lost; nothing was written"):
            store.import_records(lost(), source="test", extractor="test")
        assert store.stats().rows["articles"] == 0
