"""Search: one fold for both databases; with marks, without, either placement of tone marks; exact first."""

from __future__ import annotations

import pytest

from tests.store.samples import Post, Who, record_of
from trichluc.errors import InputError
from trichluc.store import connect

CHAIR = Post("Chủ tịch", "Ủy ban nhân dân tỉnh Đắk Lắk", "province", "Đắk Lắk")
NAMES = ("Trần Hồng Minh", "Trần Hồng Mính", "Minh Hồng Trần", "Trần Hồng Minh Đức", "Đỗ Thúy Hòa", "Đô Thùy Hoa")

CASES = [
    ("tran hong minh", ["Trần Hồng Minh", "Trần Hồng Mính", "Trần Hồng Minh Đức", "Minh Hồng Trần"]),
    ("Trần Hồng Minh", ["Trần Hồng Minh", "Trần Hồng Minh Đức", "Trần Hồng Mính", "Minh Hồng Trần"]),
    ("TRẦN HỒNG MÍNH", ["Trần Hồng Mính", "Trần Hồng Minh", "Trần Hồng Minh Đức", "Minh Hồng Trần"]),
    ("Tran Hong Mi", ["Trần Hồng Minh", "Trần Hồng Mính", "Minh Hồng Trần", "Trần Hồng Minh Đức"]),
    ("đỗ thuý hoà", ["Đỗ Thúy Hòa", "Đô Thùy Hoa"]),
    ("do thuy hoa", ["Đô Thùy Hoa", "Đỗ Thúy Hòa"]),
    ("hong -- 'minh\" OR", []),
    ("không có ai", []),
]


@pytest.mark.parametrize(("query", "found"), CASES, ids=[query for query, _ in CASES])
def test_names(url: str, query: str, found: list[str]) -> None:
    with connect(url) as store:
        records = [record_of(f"{n}", Who(name, (CHAIR,))) for n, name in enumerate(NAMES)]
        store.import_records(records, source="test", extractor="test")
        hits = store.search(query, kinds=["official"])
        assert [hit.text for hit in hits][:1] == found[:1]
        assert sorted(hit.text for hit in hits) == sorted(found)
        assert [hit.tier for hit in hits] == sorted(hit.tier for hit in hits)


def test_other_kinds(url: str) -> None:
    with connect(url) as store:
        record = record_of("a", Who("Y Bhăm Kpơr", (CHAIR,)), title="Hội nghị tại Đắk Lắk")
        store.import_records([record], source="test", extractor="test")
        assert [(hit.kind, hit.text) for hit in store.search("dak lak")] == [
            ("article", "Hội nghị tại Đắk Lắk"),
            ("agency", "Ủy ban nhân dân tỉnh Đắk Lắk"),
            ("post", "Chủ tịch Ủy ban nhân dân tỉnh Đắk Lắk"),
        ]
        assert [hit.kind for hit in store.search("chu tich uy ban", kinds=["post", "official"])] == ["post"]
        assert store.search("dak lak", limit=1)[0].kind == "article"


@pytest.mark.parametrize("query", ["", " ", "-", "'\"%"])
def test_nothing_to_search_for(query: str) -> None:
    with connect("sqlite://") as store, pytest.raises(InputError, match="nothing to search for"):
        store.search(query)


def test_a_kind_that_is_none() -> None:
    with connect("sqlite://") as store, pytest.raises(InputError, match="city: not one of"):
        store.search("a", kinds=["city"])
