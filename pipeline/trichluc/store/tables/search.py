"""What a search looks in."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Table, Text

from trichluc.store.tables.base import Id, column, metadata, one_of

SEARCHED = ("official", "agency", "post", "article")

search_terms = Table(
    "search_terms",
    metadata,
    column("id", Id, "hash of the other columns", primary_key=True),
    column("kind", Text, "official, agency, post or article"),
    column("target_id", Id, "id in the table of that kind"),
    column("text", Text, "the name or title"),
    column("words", Text, "its words, folded"),
    column("unmarked", Text, "its words without any mark, đ as d"),
    CheckConstraint(one_of("kind", SEARCHED), name="kind"),
    Index("ix_search_terms_target_id", "target_id"),
    comment="What a search looks in",
)
