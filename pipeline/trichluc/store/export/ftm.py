"""FollowTheMoney: Person, PublicBody, Position, Occupancy, Article and Mention, one entity a line.

Written by hand, so that the library and its ICU are not needed. An Occupancy is a post of a person over all articles
that state it; when it began or ended is not known, so its days are given as ``date``, those on which it was stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from trichluc.store.export.lines import write_lines
from trichluc.store.keys import post_name
from trichluc.store.tables import agencies, article_officials, articles, officials, registry_bodies

Entity = dict[str, Any]

_POSTS = "SELECT p.id, p.title, p.agency_id, g.name AS agency, g.province FROM posts p" \
         " LEFT JOIN agencies g ON g.id = p.agency_id ORDER BY p.id"  # fmt: skip
_OCCUPANCIES = "SELECT official_id, post_id, status, first_stated, last_stated FROM careers" \
               " ORDER BY official_id, post_id, status"  # fmt: skip
_MENTIONS = (
    "SELECT m.article_id, m.number, m.text, w.official_id, n.agency_id FROM mentions m"
    " LEFT JOIN article_officials w ON w.article_id = m.article_id AND w.number = m.official_number"
    " LEFT JOIN article_agencies n ON n.article_id = m.article_id AND n.number = m.agency_number"
    " WHERE m.person_number IS NULL ORDER BY m.article_id, m.number"
)


def write_ftm(connection: sa.Connection, path: Path) -> int:
    """Write the entities to a file; return how many."""
    return write_lines(path, _entities(connection))


def entity(schema: str, number: object, **properties: object) -> Entity:
    """Return an entity; each property is a list of strings, and one with no value is left out."""
    values = {
        name: [str(each) for each in (value if isinstance(value, list) else [value])]
        for name, value in properties.items()
        if value is not None and value != []
    }
    return {"id": f"trichluc-{schema.lower()}-{number}", "schema": schema, "properties": values}


def _reference(schema: str, number: object) -> str | None:
    return None if number is None else f"trichluc-{schema.lower()}-{number}"


def _entities(connection: sa.Connection) -> Iterator[Entity]:
    yield from _articles(connection)
    yield from _bodies(connection)
    yield from _people(connection)
    for row in connection.execute(sa.text(_POSTS)):
        name = post_name(row.title, row.agency)
        organization = _reference("PublicBody", row.agency_id)
        yield entity("Position", row.id, name=name, organization=organization, country="vn",
                     subnationalArea=row.province)  # fmt: skip
    for row in connection.execute(sa.text(_OCCUPANCIES)):
        days = sorted({str(day) for day in (row.first_stated, row.last_stated) if day is not None})
        yield entity(
            "Occupancy", f"{row.official_id}-{row.post_id}-{row.status}",
            holder=_reference("Person", row.official_id), post=_reference("Position", row.post_id),
            date=days, description=row.status, status="ended" if row.status == "former" else None,
        )  # fmt: skip
    for row in connection.execute(sa.text(_MENTIONS)):
        schema = "Person" if row.official_id is not None else "PublicBody"
        resolved = _reference(schema, row.official_id if row.official_id is not None else row.agency_id)
        document = _reference("Article", row.article_id)
        yield entity("Mention", f"{row.article_id}-{row.number}", document=document, name=row.text,
                     detectedSchema=schema, resolved=resolved)  # fmt: skip


def _articles(connection: sa.Connection) -> Iterator[Entity]:
    for row in connection.execute(sa.select(articles).order_by(articles.c.id)):
        yield entity(
            "Article", row.id, title=row.title, name=row.title or row.key, fileName=row.record_id, author=row.author,
            publishedAt=row.published, sourceUrl=row.url, publisher=row.site, bodyText=row.text, language="vie",
        )  # fmt: skip


def _bodies(connection: sa.Connection) -> Iterator[Entity]:
    query = sa.select(agencies, registry_bodies.c.valid_from, registry_bodies.c.valid_to)
    query = query.outerjoin(registry_bodies, registry_bodies.c.id == agencies.c.registry_id).order_by(agencies.c.id)
    for row in connection.execute(query):
        yield entity(
            "PublicBody", row.id, name=row.name, classification=row.kind,
            parent=_reference("PublicBody", row.parent_id),
            country=None if row.kind in ("foreign body", "international organisation") else "vn",
            incorporationDate=row.valid_from, dissolutionDate=row.valid_to,
        )  # fmt: skip


def _people(connection: sa.Connection) -> Iterator[Entity]:
    who = article_officials.c
    query = sa.select(who.official_id, who.name).distinct().order_by(who.official_id, who.name)
    spelled: dict[int, list[str]] = {}
    for row in connection.execute(query):
        spelled.setdefault(row.official_id, []).append(row.name)
    for row in connection.execute(
        sa.select(officials).where(officials.c.merged_into.is_(None)).order_by(officials.c.id)
    ):
        others = [name for name in spelled.get(row.id, []) if name != row.name]
        yield entity("Person", row.id, name=row.name, alias=others)
