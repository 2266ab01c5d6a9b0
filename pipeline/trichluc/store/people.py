"""Officials as a person looks at them: their posts, why articles were joined, what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from trichluc.store.decisions import Decision, names
from trichluc.store.decisions import listed as all_decisions
from trichluc.store.keys import post_name
from trichluc.store.search import search
from trichluc.store.tables import article_officials, articles, officials
from trichluc.store.writer import slices

_CAREERS = sa.text(
    "SELECT official_id, title, agency, status, first_stated, last_stated FROM careers WHERE official_id IN :ids"
    " ORDER BY first_stated, title, agency"
).bindparams(sa.bindparam("ids", expanding=True))


@dataclass(frozen=True, slots=True)
class Listed:
    """An official: in how many articles, with which posts and when those state them."""

    id: int
    name: str
    articles: int
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """An article of an official, and why it is the same person; the first met has no rule."""

    article: str
    day: datetime.date | None
    rule: str
    why: str


def listed(connection: sa.Connection, name: str | None, limit: int) -> list[Listed]:
    """Return officials whose names have the words of ``name``, else those that most articles name."""
    who = article_officials.c
    query = sa.select(officials.c.id, officials.c.name, sa.func.count().label("articles"))
    query = query.join(article_officials, who.official_id == officials.c.id).group_by(officials.c.id, officials.c.name)
    if name is not None:
        ids = [hit.id for hit in search(connection, name, kinds=["official"], limit=limit)]
        query = query.where(officials.c.id.in_(ids))
    query = query.order_by(sa.desc("articles"), officials.c.name, officials.c.id).limit(limit)
    found = connection.execute(query).all()
    posts: dict[int, list[str]] = {row.id: [] for row in found}
    for ids in slices(posts):
        for row in connection.execute(_CAREERS, {"ids": ids}):
            posts[row.official_id].append(_post(row))
    return [Listed(row.id, row.name, row.articles, tuple(posts[row.id])) for row in found]


def appearances(connection: sa.Connection, official: int) -> Iterator[Joined]:
    """Yield the articles of an official in the order of their days."""
    who = article_officials.c
    query = (
        sa.select(articles.c.key, articles.c.published, who.joined_by, who.joined_why)
        .join(articles, articles.c.id == who.article_id)
        .where(who.official_id == official)
        .order_by(articles.c.published, articles.c.key)
    )
    for row in connection.execute(query):
        yield Joined(row.key, row.published, row.joined_by or "first met", row.joined_why or "")


def decided(connection: sa.Connection) -> Iterator[tuple[Decision, str]]:
    """Yield the decisions, each with the name of the official it is about."""
    found = all_decisions(connection)
    called = names(connection, {one.official_id for one in found})
    for one in found:
        yield one, called.get(one.official_id, "")


def _post(row: sa.Row[Any]) -> str:
    post = post_name(str(row.title), row.agency)
    status = "" if row.status == "current" else f", {row.status}"
    days = sorted({str(day) for day in (row.first_stated, row.last_stated) if day is not None})
    return f"{post}{status} ({' to '.join(days)})" if days else f"{post}{status}"
