"""The commands over a database, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.store.samples import Post, Who, record_of
from trichluc.cli import app
from trichluc.record import to_json

CHAIR = Post("Chủ tịch", "Ủy ban nhân dân tỉnh Cao Bằng", "province", "Cao Bằng")
TUNG = Who("Nông Thế Tùng", (CHAIR,))


@pytest.fixture
def db(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'records.db'}"


def run(*arguments: str, db: str, stdin: bytes | None = None) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, [*arguments, "--db", db], input=stdin)


def lines(*names: str) -> bytes:
    return b"\n".join(to_json(record_of(name, TUNG)) for name in names) + b"\n"


def test_import_from_a_file_and_from_standard_input(db: str, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_bytes(lines("a", "b"))
    first = run("import", str(tmp_path / "records.jsonl"), db=db)
    assert (first.exit_code, first.stdout) == (0, "2 added, 0 changed, 0 unchanged, 0 refused\n")
    second = run("import", "-", db=db, stdin=lines("b", "c"))
    assert second.stdout == "1 added, 0 changed, 1 unchanged, 0 refused\n"


def test_import_names_line_and_field_of_what_it_refuses(db: str) -> None:
    wrong = json.loads(lines("wrong"))
    wrong["officials"][0]["mentions"][0]["start"] = "3"
    moved = json.loads(lines("moved"))
    moved["officials"][0]["mentions"][0] = {"text": "Nông", "start": 3, "end": 7}
    parts = [lines("a").strip(), json.dumps(wrong).encode(), b"", b'{"article":', b"\xff", json.dumps(moved).encode()]
    result = run("import", "-", db=db, stdin=b"\n".join([*parts, lines("b")]))
    assert result.exit_code == 1
    assert result.stdout == "2 added, 0 changed, 0 unchanged, 5 refused\n"
    # what cannot be read is found before what can be read and is wrong
    assert sorted(line.split(": ")[1:3] for line in result.stderr.splitlines()) == [
        ["line 2 (wrong)", "officials[0].mentions[0].start"],
        ["line 3", "the whole line"],
        ["line 4", "the whole line"],
        ["line 5", "the whole line"],
        ["line 6 (moved)", "officials[0].mentions[0].text"],
    ]


def test_a_file_that_is_not_there(db: str) -> None:
    result = run("import", "nowhere.jsonl", db=db)
    assert (result.exit_code, result.stderr) == (1, "trichluc: nowhere.jsonl: No such file or directory\n")


def test_search(db: str) -> None:
    run("import", "-", db=db, stdin=lines("a"))
    result = run("search", "nong the tung", db=db)
    assert result.exit_code == 0
    assert "Nông Thế Tùng" in result.stdout
    assert "Nông" not in run("search", "nong the tung", "--kind", "agency", db=db).stdout
    assert run("search", "?", db=db).exit_code == 1


@pytest.mark.parametrize(
    "command", [("search", "a"), ("people", "list"), ("db", "stats"), ("export", "csv", "-o", "out")]
)
def test_where_nothing_was_imported(db: str, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(*command, db=db)
    assert (result.exit_code, "there are no records here" in result.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_people(db: str) -> None:
    other = Post("Giám đốc", "Sở Y tế tỉnh Cà Mau", "province", "Cà Mau", kind="department")
    records = [record_of("a", TUNG), record_of("b", Who("Nông Thế Tùng", (other,)))]
    run("import", "-", db=db, stdin=b"\n".join(map(to_json, records)))
    listed = run("people", "list", "nong the tung", "--why", db=db)
    assert "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng (2022-09-15)" in listed.stdout
    assert "first met" in listed.stdout
    ids = [word for word in listed.stdout.split() if word.isdigit() and len(word) > 10]
    assert len(ids) == 2
    assert run("people", "merge", *ids, "--why", "one man", db=db).exit_code == 0
    assert "one man" in run("people", "list", "--decisions", db=db).stdout
    assert run("people", "split", *ids, db=db).exit_code == 0
    again = run("people", "split", *ids, db=db)
    assert (again.exit_code, "were not merged" in again.stderr) == (1, True)
    assert run("people", "split", ids[0], "--article", "a", db=db).exit_code == 0
    assert run("people", "split", ids[0], db=db).exit_code == 2


def test_db(db: str) -> None:
    assert run("db", "upgrade", db=db).stdout == "schema 0001\n"
    assert run("db", "upgrade", db=db).stdout == "schema 0001, was 0001\n"
    run("import", "-", db=db, stdin=lines("a"))
    assert run("db", "check", db=db).stdout == "0 problems\n"
    assert "article_officials" in run("db", "stats", db=db).stdout
    assert CliRunner().invoke(app, ["db", "diagram"]).stdout.startswith("```mermaid\nerDiagram\n")


def test_check_finds_what_is_wrong(db: str, tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415

    run("import", "-", db=db, stdin=lines("a"))
    connection = sqlite3.connect(tmp_path / "records.db")
    connection.executescript(
        "UPDATE tenures SET text = 'Bí thư'; INSERT INTO mentions VALUES (7, 1, 1, NULL, NULL, 0, 1, 'N')"
    )
    connection.close()
    result = run("db", "check", db=db)
    assert (result.exit_code, result.stdout) == (1, "2 problems\n")
    assert "1 rows of tenures whose text is not what the article has there" in result.stderr
    assert "mentions row" in result.stderr


@pytest.mark.parametrize("format", ["csv", "parquet", "ftm", "popolo", "annotations"])
def test_export(db: str, tmp_path: Path, format: str) -> None:
    run("import", "-", db=db, stdin=lines("a"))
    result = run("export", format, "-o", str(tmp_path / "out"), db=db)
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "out").exists()
