"""Popolo: persons, organizations, posts and memberships in one JSON object (https://www.popoloproject.com/specs/).

A membership is a post of a person, its label the status (current, former, acting, incoming). When it began or ended is
not known, so it has no dates but its sources: the articles, each with the day it was published.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from trichluc.store.export.lines import known
from trichluc.store.keys import post_name
from trichluc.store.tables import agencies, officials, posts, registry_bodies

_SOURCES = "SELECT official_id, post_id, title, status, article, stated_on FROM holders" \
           " ORDER BY official_id, post_id, status, stated_on, article"  # fmt: skip


def write_popolo(connection: sa.Connection, path: Path) -> int:
    """Write the four lists to a file; return how many things are in them."""
    found = {
        "persons": _persons(connection),
        "organizations": _organizations(connection),
        "posts": _posts(connection),
        "memberships": _memberships(connection),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return sum(len(things) for things in found.values())


def _persons(connection: sa.Connection) -> list[dict[str, Any]]:
    query = sa.select(officials).where(officials.c.merged_into.is_(None)).order_by(officials.c.id)
    return [{"id": str(row.id), "name": row.name} for row in connection.execute(query)]


def _organizations(connection: sa.Connection) -> list[dict[str, Any]]:
    query = sa.select(agencies, registry_bodies.c.valid_from, registry_bodies.c.valid_to)
    query = query.outerjoin(registry_bodies, registry_bodies.c.id == agencies.c.registry_id).order_by(agencies.c.id)
    return [
        known(
            id=str(row.id), name=row.name, classification=row.kind, parent_id=_text(row.parent_id),
            founding_date=_text(row.valid_from), dissolution_date=_text(row.valid_to),
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def _posts(connection: sa.Connection) -> list[dict[str, Any]]:
    query = sa.select(posts, agencies.c.name).outerjoin(agencies, agencies.c.id == posts.c.agency_id)
    return [
        known(
            id=str(row.id), label=post_name(row.title, row.name), role=row.title,
            organization_id=_text(row.agency_id),
        )
        for row in connection.execute(query.order_by(posts.c.id))
    ]  # fmt: skip


def _memberships(connection: sa.Connection) -> list[dict[str, Any]]:
    agency_of = {row.id: row.agency_id for row in connection.execute(sa.select(posts.c.id, posts.c.agency_id))}
    found: dict[str, dict[str, Any]] = {}
    for row in connection.execute(sa.text(_SOURCES)):
        key = f"{row.official_id}-{row.post_id}-{row.status}"
        membership = found.setdefault(
            key,
            known(
                id=key, label=row.status, person_id=str(row.official_id), post_id=str(row.post_id), role=row.title,
                organization_id=_text(agency_of[row.post_id]),
            ) | {"sources": []},
        )  # fmt: skip
        membership["sources"].append(known(url=row.article, note=_text(row.stated_on)))
    return list(found.values())


def _text(value: object) -> str | None:
    return None if value is None else str(value)
