"""W3C Web Annotation: a mention, post or figure as an annotation of its article, one a line.

The target is the article by its URL (or a URN of its key), with the place in the cleaned text as positions and as a
quotation with what stands before and behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from trichluc.store.export.lines import write_lines
from trichluc.store.tables import (
    article_agencies,
    article_officials,
    article_people,
    articles,
    figures,
    mentions,
    tenures,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 24  # characters of prefix and suffix

Span = tuple[str, int, int, int, dict[str, Any]]  # kind, number, start, end, body


def write_annotations(connection: sa.Connection, path: Path) -> int:
    """Write the annotations to a file, article by article; return how many."""
    return write_lines(path, _annotations(connection))


def _annotations(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    keys = connection.execute(sa.select(articles.c.id).order_by(articles.c.id)).scalars().all()
    for article_id in keys:
        row = connection.execute(sa.select(articles).where(articles.c.id == article_id)).one()
        for span in _spans(connection, article_id):
            yield _annotation(row, span)


def _annotation(article: sa.Row[Any], span: Span) -> dict[str, Any]:
    kind, number, start, end, body = span
    text = article.text
    return {
        "@context": CONTEXT,
        "id": f"urn:trichluc:{kind}:{article.id}:{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "TextualBody", "purpose": "identifying", "format": "text/plain", "language": "vi", **body},
        "target": {
            "type": "SpecificResource",
            "source": article.url or f"urn:trichluc:article:{quote(article.key, safe='')}",
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        },
    }


def _spans(connection: sa.Connection, article_id: int) -> Iterator[Span]:
    yield from _mentions(connection, article_id)
    query = sa.select(tenures.c.number, tenures.c.start_offset, tenures.c.end_offset, tenures.c.text)
    for row in connection.execute(query.where(tenures.c.article_id == article_id)):
        yield "post", row.number, row.start_offset, row.end_offset, {"value": row.text}
    for row in connection.execute(sa.select(figures).where(figures.c.article_id == article_id)):
        yield "figure", row.number, row.start_offset, row.end_offset, {"value": f"{row.value:f} {row.unit}"}


def _mentions(connection: sa.Connection, article_id: int) -> Iterator[Span]:
    who, what, other = article_officials.c, article_agencies.c, article_people.c
    m = mentions.c
    query = (
        sa.select(m.number, m.start_offset, m.end_offset, who.name.label("official"), what.name.label("agency"),
                  other.name.label("person"))
        .outerjoin(article_officials, (who.article_id == m.article_id) & (who.number == m.official_number))
        .outerjoin(article_agencies, (what.article_id == m.article_id) & (what.number == m.agency_number))
        .outerjoin(article_people, (other.article_id == m.article_id) & (other.number == m.person_number))
        .where(m.article_id == article_id)
    )  # fmt: skip
    for row in connection.execute(query):
        yield (
            "mention",
            row.number,
            row.start_offset,
            row.end_offset,
            {"value": row.official or row.agency or row.person},
        )
