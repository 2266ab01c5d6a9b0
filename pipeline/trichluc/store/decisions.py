"""Merges and splits of officials: made by hand or by a rule, listed, undone; later imports keep to them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from trichluc.errors import StoreError
from trichluc.store.keys import id_of
from trichluc.store.rows import term
from trichluc.store.tables import article_officials, articles, decisions, officials, pins, search_terms
from trichluc.store.writer import slices, writer


@dataclass(frozen=True, slots=True)
class Decision:
    """A merge or a split. ``undone_at`` is None while it holds."""

    id: int
    kind: str
    official_id: int
    other_id: int
    made_by: str
    why: str
    made_at: str
    undone_at: str | None


def listed(connection: sa.Connection) -> list[Decision]:
    """Return all decisions, the first made first."""
    return [Decision(*row) for row in connection.execute(sa.select(decisions).order_by(decisions.c.id))]


def merge(connection: sa.Connection, kept: int, other: int, *, made_by: str, why: str) -> None:
    """Count one official as another. Raises StoreError where one is not known or they are one already."""
    kept, other = _root(connection, kept), _root(connection, other)
    if kept == other:
        raise StoreError(f"official {other} is merged into {kept} already")
    _undo(connection, "split", kept, other)
    _decide(connection, "merge", kept, other, made_by, why)
    _count_anew(connection)


def part(connection: sa.Connection, one: int, other: int, *, why: str) -> None:
    """Undo the merge of two officials, and keep rules from merging them again.

    Raises StoreError where no merge of the two is in force.
    """
    if not (_undo(connection, "merge", one, other) or _undo(connection, "merge", other, one)):
        raise StoreError(f"officials {one} and {other} were not merged with each other")
    _decide(connection, "split", one, other, "user", why)
    _count_anew(connection)


def split_off(connection: sa.Connection, official: int, article_keys: Sequence[str], *, why: str) -> int:
    """Make a new official of what these articles say of one; return its id.

    Who is who in all articles of the two is decided then: later imports of them keep to it. Raises StoreError where
    an article does not name the official.
    """
    root = _root(connection, official)
    appearances = _appearances(connection, root)
    for key in article_keys:
        if key not in appearances:
            raise StoreError(f"the article {key} does not name the official {root}")
    if not article_keys:
        raise StoreError("name the articles that speak of somebody else")
    name, name_key = connection.execute(sa.select(officials.c.name, officials.c.name_key).filter_by(id=root)).one()
    new = id_of("official", "split", str(root), *article_keys)
    writer(connection).merge(officials, [(new, name, name_key, None)])
    writer(connection).merge(search_terms, [term("official", new, name)])
    decision = _decide(connection, "split", root, new, "user", why)
    who = article_officials.c
    for key in article_keys:
        article_id, number, _ = appearances[key]
        connection.execute(
            article_officials.update()
            .where(who.article_id == article_id, who.number == number)
            .values(official_id=new, cluster_id=new, joined_by="by-hand", joined_why=why)
        )
    pinned = [(key, new if key in article_keys else cluster) for key, (_, _, cluster) in appearances.items()]
    for keys in slices(appearances):
        connection.execute(pins.delete().where(pins.c.article_key.in_(keys), pins.c.name_key == name_key))
    writer(connection).insert(pins, [(key, name_key, cluster, decision) for key, cluster in pinned])
    return new


def _appearances(connection: sa.Connection, root: int) -> dict[str, tuple[int, int, int]]:
    """Return where an official is named: by the article's key its id, the number in it, the cluster."""
    who = article_officials.c
    query = sa.select(articles.c.key, who.article_id, who.number, who.cluster_id)
    query = query.join(articles, articles.c.id == who.article_id).where(who.official_id == root)
    return {row.key: (row.article_id, row.number, row.cluster_id) for row in connection.execute(query)}


def _root(connection: sa.Connection, official: int) -> int:
    row = connection.execute(sa.select(officials.c.id, officials.c.merged_into).filter_by(id=official)).first()
    if row is None:
        raise StoreError(f"there is no official {official}")
    return int(row.merged_into or row.id)


def _decide(connection: sa.Connection, kind: str, official: int, other: int, made_by: str, why: str) -> int:
    number = (connection.execute(sa.select(sa.func.max(decisions.c.id))).scalar() or 0) + 1
    connection.execute(
        decisions.insert().values(
            id=number, kind=kind, official_id=official, other_id=other, made_by=made_by, why=why, made_at=_now(),
        )
    )  # fmt: skip
    return number


def _undo(connection: sa.Connection, kind: str, official: int, other: int) -> bool:
    done = connection.execute(
        decisions.update()
        .where(decisions.c.kind == kind, decisions.c.official_id == official, decisions.c.other_id == other)
        .where(decisions.c.undone_at.is_(None))
        .values(undone_at=_now())
    )
    return done.rowcount > 0


def _count_anew(connection: sa.Connection) -> None:
    """Set who is counted as whom from the merges in force; each merge joins two that were nobody's part."""
    query = sa.select(decisions.c.other_id, decisions.c.official_id)
    query = query.where(decisions.c.kind == "merge", decisions.c.undone_at.is_(None)).order_by(decisions.c.id)
    into = {row.other_id: row.official_id for row in connection.execute(query)}
    before = connection.execute(
        sa.select(officials.c.id, officials.c.merged_into).where(officials.c.merged_into.is_not(None))
    )
    stood = {row.id: row.merged_into for row in before}
    for official in into.keys() | stood.keys():
        root = _followed(official, into)
        if stood.get(official, official) != root:
            merged = root if root != official else None
            connection.execute(officials.update().where(officials.c.id == official).values(merged_into=merged))
            who = article_officials.c
            connection.execute(article_officials.update().where(who.cluster_id == official).values(official_id=root))


def _followed(official: int, into: dict[int, int]) -> int:
    seen: set[int] = set()
    while official in into and official not in seen:
        seen.add(official)
        official = into[official]
    return official


def _now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")


def names(connection: sa.Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of officials."""
    query = sa.select(officials.c.id, officials.c.name).where(officials.c.id.in_(list(ids)))
    return {row.id: row.name for row in connection.execute(query)}
