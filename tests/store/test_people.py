"""One official for all articles; merges and splits by hand, listed, undone, and kept to by later imports."""

from __future__ import annotations

import msgspec
import pytest
import sqlalchemy as sa

from tests.store.samples import Post, Who, record_of
from trichluc.errors import StoreError
from trichluc.record import Record
from trichluc.store import connect, people
from trichluc.store.decisions import listed, merge, part, split_off
from trichluc.store.integrity import problems
from trichluc.store.store import Store
from trichluc.store.tables import article_officials, articles

PARTY = {"level": "province", "kind": "party committee"}
SECRETARY = Post("Bí thư", "Tỉnh ủy Cao Bằng", place="Cao Bằng", **PARTY)
DEPUTY = Post("Phó Bí thư", "Tỉnh ủy Cao Bằng", place="Cao Bằng", **PARTY)
FORMER = Post("Bí thư", "Tỉnh ủy Cao Bằng", place="Cao Bằng", status="former", **PARTY)
MINISTER = Post("Bộ trưởng", "Bộ Y tế", "central", kind="ministry")
ELSEWHERE = Post("Bí thư", "Tỉnh ủy Cà Mau", place="Cà Mau", **PARTY)


def article(name: str, day: str, *posts: Post, who: str = "Nguyễn Văn Tùng", extra: str | None = None) -> Record:
    return record_of(name, Who(who, posts), published=day, place="tỉnh Cao Bằng", title=extra)


def add(store: Store, *records: Record) -> None:
    store.import_records(records, source="test", extractor="test")


def officials(store: Store) -> dict[str, int]:
    """Return the official of each article."""
    who = article_officials.c
    query = sa.select(articles.c.key, who.official_id).join(articles, articles.c.id == who.article_id)
    with store.database.reading() as connection:
        return {row.key: row.official_id for row in connection.execute(query)}


def groups(store: Store) -> set[frozenset[str]]:
    """Return the articles that speak of one official, for each."""
    found: dict[int, set[str]] = {}
    for key, official in officials(store).items():
        found.setdefault(official, set()).add(key)
    return {frozenset(keys) for keys in found.values()}


def grouped(*keys: str) -> set[frozenset[str]]:
    return {frozenset(each.split()) for each in keys}


CAREER = (
    article("a", "2015-01-01", DEPUTY),
    article("b", "2019-01-01", SECRETARY),
    article("c", "2019-02-01", ELSEWHERE),
)


@pytest.mark.parametrize("at_once", [True, False])
def test_one_official_for_all_articles(url: str, at_once: bool) -> None:
    with connect(url) as store:
        for records in (CAREER,) if at_once else tuple((record,) for record in CAREER):
            add(store, *records)
        assert groups(store) == grouped("a b", "c")
        with store.database.reading() as connection:
            (tung,) = [each for each in people.listed(connection, "nguyen van tung", 10) if each.articles == 2]
            assert tung.posts == (
                "Phó Bí thư Tỉnh ủy Cao Bằng (2015-01-01)",
                "Bí thư Tỉnh ủy Cao Bằng (2019-01-01)",
            )
            assert [(each.article, each.rule) for each in people.appearances(connection, tung.id)] == [
                ("a", "first met"),
                ("b", "same-body"),
            ]


def test_an_article_that_names_two_of_one_name_keeps_them_apart(url: str) -> None:
    with connect(url) as store:
        add(store, record_of("a", Who("Nguyễn Văn Tùng", (SECRETARY,)), Who("Nguyễn Văn Tùng", (SECRETARY,))))
        assert store.stats().rows["officials"] == 2


def test_an_article_shows_that_two_are_one(url: str) -> None:
    with connect(url) as store:
        add(store, article("a", "2012-01-01", SECRETARY), article("b", "2021-01-01", MINISTER))
        assert groups(store) == grouped("a", "b")
        add(store, article("c", "2021-02-01", FORMER, MINISTER))
        assert groups(store) == grouped("a b c")
        with store.database.reading() as connection:
            (decision,) = listed(connection)
        assert (decision.kind, decision.made_by) == ("merge", "same-post")
        assert decision.why.startswith("the same post: ")
        with store.database.writing() as connection:
            part(connection, decision.official_id, decision.other_id, why="the article is wrong")
        assert len(groups(store)) == 2
        add(store, article("d", "2021-03-01", FORMER, MINISTER))
        assert len(groups(store)) == 3  # who it is stays open, now that the two are known to be two
        assert problems(store.database) == []


def test_merge_and_undo(url: str) -> None:
    with connect(url) as store:
        add(store, *CAREER)
        before = officials(store)
        with store.database.writing() as connection:
            merge(connection, before["a"], before["c"], made_by="user", why="one man, two provinces")
            with pytest.raises(StoreError, match="is merged into"):
                merge(connection, before["c"], before["b"], made_by="user", why="again")
        assert groups(store) == grouped("a b c")
        add(store, article("c", "2019-02-01", ELSEWHERE, extra="Tin sửa"), article("d", "2019-03-01", ELSEWHERE))
        assert groups(store) == grouped("a b c d")
        assert [hit.id for hit in store.search("nguyen van tung", kinds=["official"])] == [before["a"]]
        with store.database.writing() as connection:
            part(connection, before["a"], before["c"], why="two after all")
            with pytest.raises(StoreError, match="were not merged"):
                part(connection, before["a"], before["c"], why="twice")
        assert groups(store) == grouped("a b", "c d")
        add(store, article("e", "2019-04-01", ELSEWHERE))
        assert groups(store) == grouped("a b", "c d e")
        assert problems(store.database) == []
        with store.database.reading() as connection:
            decided = [(one.kind, bool(one.undone_at), called) for one, called in people.decided(connection)]
            assert decided == [("merge", True, "Nguyễn Văn Tùng"), ("split", False, "Nguyễn Văn Tùng")]


def test_split_and_undo(url: str) -> None:
    with connect(url) as store:
        add(store, *CAREER)
        tung = officials(store)["a"]
        with store.database.writing() as connection:
            new = split_off(connection, tung, ["b"], why="his namesake")
        assert groups(store) == grouped("a", "b", "c")
        add(store, article("b", "2019-01-01", SECRETARY, extra="Tin sửa"))
        assert officials(store)["b"] == new
        add(store, record_of("a", published="2015-01-01"), record_of("b", published="2019-01-01"))
        assert set(officials(store)) == {"c"}
        add(store, CAREER[1])
        assert officials(store)["b"] == new
        add(store, CAREER[0])
        with store.database.writing() as connection:
            merge(connection, officials(store)["a"], new, made_by="user", why="one man after all")
        assert groups(store) == grouped("a b", "c")
        assert problems(store.database) == []


def test_what_cannot_be_split(url: str) -> None:
    with connect(url) as store:
        add(store, *CAREER)
        tung = officials(store)["a"]
        with store.database.writing() as connection:
            with pytest.raises(StoreError, match="the article c does not name the official"):
                split_off(connection, tung, ["b", "c"], why="wrong")
            with pytest.raises(StoreError, match="there is no official 7"):
                merge(connection, tung, 7, made_by="user", why="wrong")
        assert groups(store) == grouped("a b", "c")


def test_bodies_of_one_name_in_two_provinces(url: str) -> None:
    district = Post("Chủ tịch", "Ủy ban nhân dân huyện Châu Thành", "district", "Châu Thành", kind="people's committee")
    with connect(url) as store:
        for number, place in enumerate(("tỉnh Tây Ninh", "tỉnh Bến Tre", "tỉnh Tây Ninh", None)):
            record = record_of(f"{number}", Who(f"Lò Văn {number}", (district,)))
            add(store, msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, place=place)))
        with store.database.reading() as connection:
            query = "SELECT province, shared, articles FROM bodies ORDER BY COALESCE(province, 'z')"
            found = [tuple(row) for row in connection.execute(sa.text(query))]
        assert found == [("Bến Tre", True, 1), ("Tây Ninh", True, 2), (None, False, 1)]
