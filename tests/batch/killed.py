"""Kill a run again and again, and compare what it made with what a run that was left alone made.

    python -m tests.batch.killed INPUT [--kills N]

Prints how far each killed run had come and whether the databases are equal; exit code 1 where they are not.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.conftest import ROOT

_RUN_TABLES = {"import_runs"}  # when, and in how many pieces, is all that may differ
_RUN_COLUMNS = {"run_id", "made_at"}


def start(inputs: Path, database: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a run into an SQLite file."""
    command = [sys.executable, "-m", "trichluc", "run", str(inputs), "--db", f"sqlite:///{database}", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(process: subprocess.Popen[bytes]) -> None:
    """Wait for a run; a failure of it is raised with what it said."""
    _, said = process.communicate()
    if process.returncode:
        raise RuntimeError(said.decode())


def kill_at(process: subprocess.Popen[bytes], database: Path, articles: int) -> int:
    """Kill a run once the database holds so many articles; return how many it has then."""
    while process.poll() is None and _stored(database) < articles:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return _stored(database)


def _stored(database: Path) -> int:
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
            return int(count)
    except sqlite3.OperationalError:  # no table yet, or being written
        return 0


def contents(database: Path) -> dict[str, list[str]]:
    """Return all rows of all tables, sorted, but for what tells when they were written."""
    with closing(sqlite3.connect(database)) as connection:
        return {table: sorted(_rows(connection, table)) for table in _tables(connection)}


def _tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index_%'"
    return [name for (name,) in connection.execute(query) if name not in _RUN_TABLES]


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in _RUN_COLUMNS]
    yield from (repr(row) for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table}"))


def main() -> None:
    """Do as the module says."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("input", type=Path)
    options.add_argument("--kills", type=int, default=3)
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole, cut = Path(folder, "whole.db"), Path(folder, "cut.db")
        finish(start(arguments.input, whole))
        total = _stored(whole)
        for moment in sorted(random.sample(range(1, total), arguments.kills)):
            print(f"killed with {kill_at(start(arguments.input, cut), cut, moment)} of {total} articles stored")
        finish(start(arguments.input, cut))
        left, right = contents(whole), contents(cut)
        differ = [table for table in left if left[table] != right.get(table)]
        print(f"{len(left)} tables, {sum(map(len, left.values()))} rows: {differ or 'equal'}")
        raise SystemExit(bool(differ))


if __name__ == "__main__":
    main()
