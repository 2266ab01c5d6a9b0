"""Records go in once, whole, and come out as they were; what changes replaces itself alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from tests.store.samples import Post, Who, record_of
from trichluc.record import Record
from trichluc.store import connect
from trichluc.store.contract import Refusal
from trichluc.store.keys import article_key, fingerprint
from trichluc.store.store import Store
from trichluc.store.tables import agencies, articles, figures, mentions, metadata, posts

CHAIR = Post("Chủ tịch", "Ủy ban nhân dân tỉnh Cao Bằng", "province", "Cao Bằng")
TUNG = Who("Nông Thế Tùng", (CHAIR,), honorific="ông")


def add(store: Store, *records: Record | Refusal) -> tuple[int, int, int, int]:
    report = store.import_records(records, source="test", extractor="test")
    return report.added, report.changed, report.unchanged, report.refusals


def rows(store: Store, query: Any) -> list[tuple[Any, ...]]:
    with store.database.reading() as connection:
        return [tuple(row) for row in connection.execute(query)]


def everything(store: Store) -> dict[str, list[str]]:
    """Return all rows of all tables but those that say when something was done."""
    tables = [table for table in metadata.sorted_tables if table.name not in ("import_runs", "decisions")]
    return {table.name: sorted(map(repr, rows(store, sa.select(*_steady(table))))) for table in tables}


def _steady(table: sa.Table) -> list[sa.Column[Any]]:
    return [column for column in table.columns if column.name != "run_id"]


def test_the_corpus_goes_in_once(url: str, corpus: list[Record]) -> None:
    with connect(url) as store:
        assert add(store, *corpus) == (len(corpus), 0, 0, 0)
        before = everything(store)
        assert add(store, *corpus) == (0, 0, len(corpus), 0)
        assert everything(store) == before
        assert store.stats().rows["import_runs"] == 1
        assert store.known([article_key(record.article) for record in corpus] + ["nowhere"]) == {
            article_key(record.article): fingerprint(record) for record in corpus
        }


def test_both_databases_hold_the_same(postgres_url: str, sqlite_url: str, corpus: list[Record]) -> None:
    with connect(sqlite_url) as one, connect(postgres_url) as other:
        for store in (one, other):
            add(store, *corpus, record_of("money", TUNG, amounts=(3, "0.5", "2.5")))
        assert everything(one) == everything(other)


def test_offsets_point_into_the_stored_text(url: str, corpus: list[Record]) -> None:
    with connect(url) as store:
        add(store, *corpus)
        query = sa.select(articles.c.text, mentions.c.start_offset, mentions.c.end_offset, mentions.c.text)
        found = rows(store, query.join(mentions, mentions.c.article_id == articles.c.id))
        assert len(found) > 300
        assert all(text[start:end] == there for text, start, end, there in found)


def test_numbers_are_exact(url: str) -> None:
    amounts = ("123456789012345678901234567890.123456789", 727304290000, "0.1")
    with connect(url) as store:
        add(store, record_of("exact", amounts=amounts))
        found = rows(store, sa.select(figures.c.value, figures.c.whole).order_by(figures.c.number))
    assert found == [(Decimal(amounts[0]), None), (Decimal(727304290000), 727304290000), (Decimal("0.1"), None)]


def test_a_changed_article_replaces_its_own_rows_only(url: str) -> None:
    first, second = record_of("a", TUNG, amounts=(5,)), record_of("b", TUNG)
    post = Post("Giám đốc", "Sở Tài chính tỉnh Lào Cai", "province", "Lào Cai")
    changed = record_of("a", Who("Lò Văn Panh", (post,)), title="Tin mới")
    with connect(url) as store, connect("sqlite://") as fresh:
        add(store, first, second)
        assert add(store, changed) == (0, 1, 0, 0)
        add(fresh, second, changed)
        assert rows(store, sa.select(articles.c.key).order_by(articles.c.key)) == [("a",), ("b",)]
        mine, new = everything(store), everything(fresh)
        # Tùng was first met in the article that no longer names him; the id he got there is his for good
        for table in ("agencies", "posts", "figures", "tenures", "mentions", "article_agencies"):
            assert mine[table] == new[table]
        assert len(mine["officials"]) == len(new["officials"]) == 2
        assert len(mine["search_terms"]) == len(new["search_terms"])


def test_an_article_is_known_by_its_url(url: str) -> None:
    with connect(url) as store:
        add(store, record_of("1", TUNG, url="https://a.example.vn/1"))
        assert add(store, record_of("other id", TUNG, url="https://a.example.vn/1")) == (0, 1, 0, 0)
        assert add(store, record_of("1", TUNG, url="https://b.example.vn/1")) == (1, 0, 0, 0)


def test_the_last_of_two_records_of_one_article_counts(url: str) -> None:
    with connect(url) as store:
        add(store, record_of("a", TUNG), record_of("a", TUNG, title="Bản sửa"))
        assert rows(store, sa.select(articles.c.title)) == [("Bản sửa",)]


Break = Callable[[dict[str, Any]], dict[str, Any]]

BROKEN: list[tuple[str, Break]] = [
    ("officials[0].mentions[0].text", lambda r: _with(r, "officials", mentions=({"text": "X", "start": 0, "end": 1},))),
    ("officials", lambda r: {**r, "officials": r["officials"] * 2}),
    ("officials[0].positions[0].agency_id", lambda r: {**r, "agencies": []}),
    ("figures[0].kind", lambda r: _with(r, "figures", kind="length")),
    ("figures[0].value", lambda r: _with(r, "figures", value="NaN")),
    ("figures[0].part_of", lambda r: _with(r, "figures", part_of="f1")),
    ("figures[1].part_of", lambda r: {**r, "figures": [r["figures"][0], {**r["figures"][1], "part_of": "f9"}]}),
    ("checks[0].rule", lambda r: _with(r, "checks", rule="guess")),
    ("checks[0].figures[0]", lambda r: _with(r, "checks", figures=["f9"])),
    ("article.published", lambda r: {**r, "article": {**r["article"], "published": "hôm qua"}}),
    ("article", lambda r: {**r, "article": {**r["article"], "site": "a\x00b"}}),
    ("article", lambda r: {**r, "article": {**r["article"], "site": "a\ud800b"}}),
]


def _with(record: dict[str, Any], part: str, **values: object) -> dict[str, Any]:
    return {**record, part: [{**record[part][0], **values}, *record[part][1:]]}


@pytest.mark.parametrize(("field", "break_it"), BROKEN, ids=[f"{field}-{n}" for n, (field, _) in enumerate(BROKEN)])
def test_a_record_that_breaks_the_contract_is_refused(field: str, break_it: Break) -> None:
    good = record_of("bad", TUNG, amounts=(3, 1, 2))
    broken = msgspec.convert(break_it(msgspec.to_builtins(good)), Record)
    with connect("sqlite://") as store:
        report = store.import_records([record_of("a", TUNG), broken, record_of("b")], source="x", extractor="x")
        assert (report.added, report.refusals) == (2, 1)
        assert (report.refused[0].line, report.refused[0].field) == (2, field)
        assert str(report.refused[0]).startswith(f"line 2 (bad): {field}: ") or field == "article"


def test_neither_chunks_nor_forgetting_change_anything(
    sqlite_url: str, corpus: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    with connect("sqlite://") as whole, connect(sqlite_url) as parts:
        add(whole, *corpus)
        monkeypatch.setattr("trichluc.store.importer.CHUNK", 3)
        monkeypatch.setattr("trichluc.store.importer._REMEMBERED", 0)
        add(parts, *corpus)
        assert everything(whole) == everything(parts)


@pytest.mark.parametrize("at_once", [True, False])
def test_what_one_article_does_not_know_of_a_body_another_does(url: str, at_once: bool) -> None:
    body = "Trung tâm Kiểm soát bệnh tật tỉnh Cao Bằng"
    records = [
        record_of("a", Who("Lò Văn Panh", (Post("Giám đốc", body, None, "Cao Bằng"),))),
        record_of(
            "b", Who("Lò Văn Panh", (Post("Giám đốc", body, None, "Cao Bằng", kind="centre", branch="government"),))
        ),
    ]
    with connect(url) as store:
        for some in [records] if at_once else [[record] for record in records]:
            add(store, *some)
        assert rows(store, sa.select(agencies.c.kind)) == [("centre",)]
        assert rows(store, sa.select(posts.c.branch)) == [("government",)]
