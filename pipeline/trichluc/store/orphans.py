"""Shared rows that no article speaks of any more: what is left when an article changes or goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from trichluc.store.tables import (
    agencies,
    article_agencies,
    article_officials,
    officials,
    pins,
    posts,
    search_terms,
    tenures,
)
from trichluc.store.writer import delete_of, slices


@dataclass(slots=True)
class Shared:
    """Shared rows by their ids, and the names of the officials among them."""

    officials: set[int] = field(default_factory=set)
    agencies: set[int] = field(default_factory=set)
    posts: set[int] = field(default_factory=set)
    name_keys: set[str] = field(default_factory=set)


def spoken_of(connection: sa.Connection, article_ids: Sequence[int]) -> Shared:
    """Return the shared rows that articles speak of."""
    found = Shared()
    for ids in slices(article_ids):
        who, what = article_officials.c, article_agencies.c
        query = sa.select(who.cluster_id, officials.c.name_key).join(officials, officials.c.id == who.cluster_id)
        for row in connection.execute(query.where(who.article_id.in_(ids))):
            found.officials.add(row.cluster_id)
            found.name_keys.add(row.name_key)
        found.agencies |= set(connection.scalars(sa.select(what.agency_id).where(what.article_id.in_(ids))))
        found.posts |= set(connection.scalars(sa.select(tenures.c.post_id).where(tenures.c.article_id.in_(ids))))
    return found


def delete(connection: sa.Connection, shared: Shared) -> dict[str, set[int]]:
    """Delete those rows that no article speaks of now, with their search terms; return their ids by table.

    An official that somebody merged or split stays: the decision is about it.
    """
    merged = officials.alias()
    unspoken: list[tuple[sa.Table, set[int], list[sa.ColumnElement[Any]]]] = [
        (posts, shared.posts, [tenures.c.post_id]),
        (officials, shared.officials, [article_officials.c.official_id, article_officials.c.cluster_id,
                                       pins.c.official_id, merged.c.merged_into]),
        (agencies, shared.agencies, [article_agencies.c.agency_id, posts.c.agency_id]),
    ]  # fmt: skip
    gone: dict[str, set[int]] = {"search_terms": set()}
    for table, ids, references in unspoken:
        gone[table.name] = _delete(connection, table, ids, references)
        for some in slices(gone[table.name]):
            query = sa.select(search_terms.c.id).where(search_terms.c.target_id.in_(some))
            gone["search_terms"] |= set(connection.scalars(query))
    delete_of(connection, search_terms.c.id, gone["search_terms"])
    gone.pop("officials")
    return gone


def _delete(
    connection: sa.Connection, table: sa.Table, ids: set[int], references: list[sa.ColumnElement[Any]]
) -> set[int]:
    free = [~sa.exists().where(reference == table.c.id) for reference in references]
    if table is agencies:
        child = agencies.alias()
        free.append(~sa.exists().where(child.c.parent_id == table.c.id))
    if table is officials:
        free.append(table.c.merged_into.is_(None))
    gone: set[int] = set()
    while True:  # a body's parent is free when the body has gone
        found: set[int] = set()
        for some in slices(ids - gone):
            found |= set(connection.scalars(sa.select(table.c.id).where(table.c.id.in_(some), *free)))
        if not found:
            return gone
        delete_of(connection, table.c.id, found)
        gone |= found
