"""``trichluc run``: what a user sees of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.batch.test_run import records
from tests.conftest import CORPUS, corpus_articles
from trichluc.cli import app


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["run", *map(str, arguments), "--workers", "0"])


def stored(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return sorted(key for (key,) in connection.execute("SELECT record_id FROM articles"))


def test_the_corpus_into_a_database_and_again(tmp_path: Path) -> None:
    database = tmp_path / "records.db"
    first = run(CORPUS / "articles", "--db", f"sqlite:///{database}")
    assert (first.exit_code, first.stderr) == (0, "")
    assert stored(database) == [one.id for one in corpus_articles()]
    assert "in the database" in first.stdout
    second = run(CORPUS / "articles", "--db", f"sqlite:///{database}")
    assert second.exit_code == 0
    assert "done before" in second.stdout


def test_what_failed_is_retried_under_its_own_id(tmp_path: Path) -> None:
    scraped, database = tmp_path / "scraped", tmp_path / "records.db"
    (scraped / "tin").mkdir(parents=True)
    broken = scraped / "tin" / "a.txt"
    broken.write_bytes(b"S\xe1\xbb\x9f\0")
    (scraped / "b.txt").write_text("Sở Y tế tỉnh Lai Châu họp.", encoding="utf-8")
    first = run(scraped, "--db", f"sqlite:///{database}")
    assert first.exit_code == 1
    quarantine = tmp_path / "records.quarantine.jsonl"
    assert json.loads(quarantine.read_text(encoding="utf-8"))["source"] == str(broken)
    assert str(quarantine) in first.stderr
    broken.write_text("Sở Tài chính tỉnh Lai Châu họp.", encoding="utf-8")
    again = run("--retry", "--db", f"sqlite:///{database}")
    assert again.exit_code == 0, again.output
    assert stored(database) == ["b", "tin/a"]
    assert not quarantine.exists()


def test_worker_processes_and_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    options = ["-o", str(tmp_path / "out"), "--format", "parquet", "--part-size", "7", "--workers", "2"]
    result = CliRunner().invoke(app, ["run", str(CORPUS / "articles"), *options])
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "out" / "parts").glob("*.parquet"))) == 5
    assert sorted(records(tmp_path / "out")) == [one.id for one in corpus_articles()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["x"],
        ["x", "--db", "sqlite:///x.db", "-o", "out"],
        ["--db", "sqlite:///x.db"],
        ["x", "-o", "out", "--since", "15/9/2022"],
        ["x", "-o", "out", "--limit", "0"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "out", "--format", "csv"], "unknown format 'csv'"),
        (["--db", "mysql://x"], "mysql"),
        (["--db", "sqlite:///x.db", "--dask", "tcp://127.0.0.1:9"], "not into an SQLite file"),
        (["-o", "out", "--encoding", "klingon"], "unknown encoding 'klingon'"),
        (["-o", "out", "--map", "txet=a"], "no such field"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(CORPUS / "articles", *arguments)
    assert result.exit_code == 1, result.output
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
