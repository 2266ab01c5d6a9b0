"""A run on a Dask cluster of two workers on this machine, one of them killed on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from tests import postgres
from tests.batch.test_run import VERSION, records, run
from tests.conftest import ROOT, corpus_articles
from trichluc import InputError, RawArticle
from trichluc.batch import Choices, Quarantine, Run, Setup
from trichluc.batch.cluster import on_cluster
from trichluc.batch.database import DatabaseSink, DatabaseWriter
from trichluc.batch.folder import FolderSink

pytest.importorskip("distributed")

ARTICLES = [msgspec.structs.replace(one, id=f"{one.id}-{copy}") for copy in range(6) for one in corpus_articles()]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Give the address of a scheduler and its two workers."""
    file = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'pipeline'}{os.pathsep}{ROOT}"}
    environment["DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"] = "5"
    started: list[subprocess.Popen[bytes]] = []

    def start(module: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--scheduler-file", str(file), "--no-dashboard"]
        process = subprocess.Popen([*command, *options], env=environment, cwd=tmp_path, stderr=subprocess.DEVNULL)
        started.append(process)
        return process

    start("dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    local = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path), "--host", "127.0.0.1")
    workers = [start("dask_worker", *local) for _ in range(2)]
    deadline = time.monotonic() + 30
    while not file.exists():
        assert time.monotonic() < deadline, "no scheduler"
        time.sleep(0.05)
    address: str = msgspec.json.decode(file.read_bytes())["address"]
    yield address, workers
    for process in started:
        process.kill()
        process.wait()


def test_a_worker_killed_on_the_way_changes_nothing(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    run(tmp_path / "here", ARTICLES)

    def read(on_error: Callable[[InputError], None]) -> list[RawArticle]:
        return ARTICLES

    with closing(FolderSink(tmp_path / "there")) as sink:
        quarantine = Quarantine(tmp_path / "quarantine.jsonl", VERSION)
        one = Run(sink, quarantine, VERSION, Choices(part_size=4))
        for number, _ in enumerate(one.go(read, on_cluster(address, Setup(), sink.writer))):
            if number == 5:
                workers[0].send_signal(signal.SIGKILL)
    assert (one.summary.records, one.summary.failures) == (len(ARTICLES), {})
    assert workers[0].wait() == -signal.SIGKILL
    assert records(tmp_path / "there") == records(tmp_path / "here")
    assert run(tmp_path / "there", ARTICLES).done_before == len(ARTICLES)


@pytest.fixture
def postgres_url() -> Iterator[str]:
    with postgres.server() as server, postgres.database(server) as url:
        yield url


def test_a_cluster_writes_into_postgresql(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], postgres_url: str, tmp_path: Path
) -> None:
    address, _ = cluster
    with closing(DatabaseSink(DatabaseWriter(postgres_url, None, "test", VERSION))) as sink:
        summaries = []
        for _again in (False, True):
            one = Run(sink, Quarantine(tmp_path / "quarantine.jsonl", VERSION), VERSION, Choices(part_size=10))
            for _ in one.go(lambda on_error: ARTICLES[:60], on_cluster(address, Setup(), sink.writer)):
                pass
            summaries.append((one.summary.records, one.summary.done_before, dict(one.summary.failures)))
        assert summaries == [(60, 0, {}), (0, 60, {})]
        assert sink.rows()["articles"] == 60


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trichluc.batch.cluster._PATIENCE", "100ms")
    do = on_cluster("tcp://127.0.0.1:9", Setup(), None)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="no Dask scheduler at tcp://"):
        list(do(iter([])))
