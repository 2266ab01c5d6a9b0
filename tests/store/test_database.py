"""The schema on both databases, and what goes wrong with databases: one clear line, nothing half-written."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from tests import postgres
from tests.conftest import ROOT
from tests.store.samples import Post, Who, record_of
from trichluc.errors import StoreError
from trichluc.store import connect
from trichluc.store.database import SCHEMA, VERSION_TABLE, Database
from trichluc.store.diagram import diagram, tables_in_words, views_in_words
from trichluc.store.schema import upgrade, version
from trichluc.store.tables import metadata
from trichluc.store.views import VIEWS

RECORD = record_of(
    "a", Who("Nông Thế Tùng", (Post("Chủ tịch", "Ủy ban nhân dân tỉnh Cao Bằng", "province", "Cao Bằng"),))
)


def test_the_migrations_make_the_tables(url: str) -> None:
    def ours(_thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind == "table" and str(name).startswith(("search_index", VERSION_TABLE)))

    with connect(url) as store, store.database.reading() as connection:
        options = {"include_object": ours, "version_table": VERSION_TABLE, "compare_type": False}
        context = MigrationContext.configure(connection, opts=options)
        # The index on an expression is known to PostgreSQL alone.
        found = [each for each in compare_metadata(context, metadata) if "ix_search_terms_unmarked" not in str(each)]
        assert found == []
        assert version(store.database) == SCHEMA


def test_comments_are_in_the_database(postgres_url: str) -> None:
    with connect(postgres_url) as store:
        found = sa.inspect(store.database.engine)
        for table in metadata.sorted_tables:
            assert found.get_table_comment(table.name)["text"] == table.comment
            for column in found.get_columns(table.name):
                assert column["comment"] == table.columns[column["name"]].comment
        assert {name: found.get_table_comment(name)["text"] for name in found.get_view_names()} == {
            view.name: view.row for view in VIEWS
        }


def test_upgrade_of_the_newest_schema_changes_nothing(url: str) -> None:
    with connect(url) as store:
        store.import_records([RECORD], source="test", extractor="test")
        before = store.stats()
        upgrade(store.database)
        assert store.stats() == before


_TENURE = (
    "INSERT INTO tenures SELECT article_id, 99, {who}, {post}, {status}, stated_on, agency, 0, 1, text, rule"
    " FROM tenures"
)


@pytest.mark.parametrize(
    "statement",
    [
        _TENURE.format(who="official_number", post="post_id", status="'retired'"),
        _TENURE.format(who="77", post="post_id", status="status"),
        _TENURE.format(who="official_number", post="77", status="status"),
        "UPDATE tenures SET end_offset = start_offset",
        "UPDATE mentions SET official_number = 1, agency_number = 1",
        "UPDATE officials SET merged_into = id",
        "INSERT INTO agencies SELECT 1, key, name, shared, kind, level, place, province, NULL, NULL FROM agencies",
        "DELETE FROM officials",
        "DELETE FROM agencies",
    ],
)
def test_the_database_itself_refuses(url: str, statement: str) -> None:
    with connect(url) as store:
        store.import_records([RECORD], source="test", extractor="test")
        with pytest.raises(StoreError), store.database.writing() as connection:
            connection.execute(sa.text(statement))


def test_an_article_goes_with_all_its_rows(url: str) -> None:
    with connect(url) as store:
        store.import_records([RECORD], source="test", extractor="test")
        with store.database.writing() as connection:
            connection.execute(sa.text("DELETE FROM articles"))
        rows = store.stats().rows
        assert [rows[name] for name in ("article_officials", "article_agencies", "tenures", "mentions")] == [0] * 4


def test_a_newer_schema(url: str) -> None:
    with connect(url) as store, store.database.writing() as connection:
        connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreError, match="its schema 9999 is newer than"):
        connect(url)
    database = Database(url)
    with pytest.raises(StoreError, match="9999"):
        upgrade(database)
    database.close()


def _not_a_database(folder: Path) -> str:
    (folder / "text.db").write_text("một tệp văn bản, không phải cơ sở dữ liệu\n" * 100)
    return str(folder / "text.db")


CANNOT_OPEN: list[tuple[Callable[[Path], str], str]] = [
    (_not_a_database, "file is not a database"),
    (lambda folder: str(folder / "nowhere" / "records.db"), "the file cannot be opened"),
    (lambda _: "postgresql://nobody:secret@localhost:1/none", r"nobody:\*\*\*@localhost"),
    (lambda _: "mysql://localhost/records", "only sqlite:///FILE and postgresql"),
    (lambda _: "://", "not the URL of a database"),
]


@pytest.mark.parametrize(("make", "message"), CANNOT_OPEN, ids=[message for _, message in CANNOT_OPEN])
def test_what_cannot_be_opened(tmp_path: Path, make: Callable[[Path], str], message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        connect(make(tmp_path))
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_read_only(tmp_path: Path) -> None:
    file = tmp_path / "records.db"
    with connect(str(file)) as store:
        store.import_records([RECORD], source="test", extractor="test")
    with connect(f"sqlite:///file:{file}?mode=ro&uri=true") as store:
        assert [hit.text for hit in store.search("nong the tung")] == ["Nông Thế Tùng"]
        with pytest.raises(StoreError, match="the file is read-only"):
            store.import_records([record_of("b")], source="test", extractor="test")


def test_a_full_disk(tmp_path: Path) -> None:
    with connect(str(tmp_path / "records.db")) as store:
        store.import_records([RECORD], source="test", extractor="test")

        @sa.event.listens_for(store.database.engine, "begin")
        def on_begin(connection: sa.Connection) -> None:
            connection.exec_driver_sql("PRAGMA max_page_count = 200")

        many = [record_of(f"{number}", title="x" * 5000) for number in range(1200)]
        with pytest.raises(StoreError, match="the disk is full; nothing was written"):
            store.import_records(many, source="test", extractor="test")
        assert store.stats().rows["articles"] == 1
        assert store.import_records([record_of("b")], source="test", extractor="test").added == 1


def test_a_file_that_another_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trichluc.store.database._BUSY_SECONDS", 0.05)
    with connect(str(tmp_path / "records.db")) as store:
        other = sqlite3.connect(tmp_path / "records.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            store.import_records([RECORD], source="test", extractor="test")
        other.close()
        assert store.import_records([RECORD], source="test", extractor="test").added == 1


def test_the_page_shows_the_schema() -> None:
    page = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    for part in (diagram(), tables_in_words(), views_in_words()):
        assert part in page, f"docs/store.md is not as the schema: put in what trichluc db diagram prints\n{part}"


def test_the_page_names_every_command() -> None:
    page = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    for command in ("import", "search", "export", "db upgrade", "db check", "db stats", "db diagram", "people list",
                    "people merge", "people split"):  # fmt: skip
        assert re.search(rf"trichluc {command}\b", page), command


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_without_a_server_the_tests_fail_where_one_must_be(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setattr(postgres, "_binaries", lambda: None)
    monkeypatch.delenv(postgres.VARIABLE, raising=False)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="no PostgreSQL server: install postgresql"), postgres.server():
        pass
