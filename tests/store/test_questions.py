"""The queries of docs/store.md run on both databases, on the sample corpus, and have answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from tests.conftest import ROOT
from tests.store.samples import Post, Who, record_of
from trichluc.record import Record
from trichluc.store import connect
from trichluc.store.store import Store
from trichluc.store.views import VIEWS

PAGE = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```\n\n\| (.*?) \|\n", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def stores(
    module_postgres_url: str, tmp_path_factory: pytest.TempPathFactory, corpus: list[Record]
) -> Iterator[list[Store]]:
    found = [connect(url) for url in (f"sqlite:///{tmp_path_factory.mktemp('db') / 'records.db'}", module_postgres_url)]
    for store in found:
        store.import_records(corpus, source="corpus", extractor="test")
    yield found
    for store in found:
        store.close()


@pytest.mark.parametrize(("query", "header"), QUERIES, ids=[str(number) for number, _ in enumerate(QUERIES)])
def test_queries_of_the_page(stores: list[Store], query: str, header: str) -> None:
    answers = []
    for store in stores:
        with store.database.reading() as connection:
            result = connection.execute(sa.text(query))
            assert list(result.keys()) == header.split(" | ")
            answers.append([tuple(map(str, row)) for row in result])
    assert answers[0], query
    assert sorted(answers[0]) == sorted(answers[1])


def test_the_page_asks_every_kind_of_question() -> None:
    asked = " ".join(query for query, _ in QUERIES)
    assert len(QUERIES) >= 5
    assert [
        name for name in ("holders", "careers", "figures_by_place", "failed_checks", "successions") if name not in asked
    ] == []


def test_every_view_has_rows(stores: list[Store]) -> None:
    for store in stores:
        with store.database.reading() as connection:
            for view in VIEWS:
                assert connection.execute(sa.text(f"SELECT COUNT(*) FROM {view.name}")).scalar_one() > 0, view.name


def test_successors_by_the_registry_and_by_the_province(url: str) -> None:
    def post(body: str, place: str, row: str) -> Post:
        return Post("Giám đốc", f"{body} tỉnh {place}", "province", place, kind="department", registry_id=row)

    planning, health = "province-so-ke-hoach-va-dau-tu", "province-so-y-te"
    posts = (
        post("Sở Kế hoạch và Đầu tư", "Cao Bằng", planning),
        post("Sở Tài chính", "Cao Bằng", "province-so-tai-chinh"),
        post("Sở Tài chính", "Lào Cai", "province-so-tai-chinh"),
        post("Sở Y tế", "Bắc Kạn", health),
        post("Sở Y tế", "Thái Nguyên", health),
    )
    with connect(url) as store:
        people = [Who(f"Lò Văn {number}", (each,)) for number, each in enumerate(posts)]
        store.import_records([record_of("a", *people)], source="test", extractor="test")
        query = "SELECT agency, successor FROM successions WHERE successor IS NOT NULL ORDER BY agency"
        with store.database.reading() as connection:
            assert [tuple(row) for row in connection.execute(sa.text(query))] == [
                ("Sở Kế hoạch và Đầu tư tỉnh Cao Bằng", "Sở Tài chính tỉnh Cao Bằng"),
                ("Sở Y tế tỉnh Bắc Kạn", "Sở Y tế tỉnh Thái Nguyên"),
            ]
