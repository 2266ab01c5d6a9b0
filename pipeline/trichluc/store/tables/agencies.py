"""Agencies, the registry of bodies they are known by, and how articles name them."""

from __future__ import annotations

from sqlalchemy import Boolean, Date, ForeignKey, Index, Table, Text, UniqueConstraint

from trichluc.store.tables.base import Id, article_id, column, metadata, number, rule

registry_bodies = Table(
    "registry_bodies",
    metadata,
    column("id", Text, "id of the row of rules/agencies", primary_key=True),
    column("name", Text, "the official name; of local bodies without the place"),
    column("kind", Text, "what it is: ministry, department ..."),
    column("branch", Text, "party, government ..."),
    column("level", Text, "central, province, district or commune"),
    column("valid_from", Date, "first day, where known", nullable=True),
    column("valid_to", Date, "last day, where known; null: still there, or not known", nullable=True),
    comment="The registry of bodies, as rules/agencies had it at the last import",
)

registry_successions = Table(
    "registry_successions",
    metadata,
    column("body_id", Text, "the body", ForeignKey("registry_bodies.id", ondelete="CASCADE"), primary_key=True),
    column(
        "successor_id",
        Text,
        "a body that took its place",
        ForeignKey("registry_bodies.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    comment="Which body took the place of which",
)

province_successions = Table(
    "province_successions",
    metadata,
    column("province", Text, "name of a province that ended", primary_key=True),
    column("successor", Text, "name of the province it became part of"),
    column("ended", Date, "its last day"),
    comment="Which province took the place of which",
)

agencies = Table(
    "agencies",
    metadata,
    column("id", Id, "hash of key", primary_key=True),
    column("key", Text, "row of the registry; or folded name and province; or the article, where that is no one body"),
    column("name", Text, "the full name; where it is not plain, as written"),
    column("shared", Boolean, "whether the name says which body it is; if not, the row is of its one article only"),
    column("kind", Text, "what it is: ministry, department ...", nullable=True),
    column("level", Text, "central, province, district or commune", nullable=True),
    column("place", Text, "the place it is of, without its kind", nullable=True),
    column("province", Text, "the province of that place", nullable=True),
    column("parent_id", Id, "the body it is part of",
           ForeignKey("agencies.id", deferrable=True, initially="DEFERRED"), nullable=True),
    column("registry_id", Text, "the row of the registry", ForeignKey("registry_bodies.id"), nullable=True),
    UniqueConstraint("key"),
    Index("ix_agencies_parent_id", "parent_id"),
    Index("ix_agencies_registry_id", "registry_id"),
    comment="Bodies of the political system, one row for all articles",
)  # fmt: skip

article_agencies = Table(
    "article_agencies",
    metadata,
    article_id(ForeignKey("articles.id", ondelete="CASCADE")),
    number(),
    column("local_id", Text, "its id in the record"),
    column("agency_id", Id, "the body", ForeignKey("agencies.id")),
    column("name", Text, "the fullest form written in the article"),
    rule(),
    UniqueConstraint("article_id", "local_id"),
    Index("ix_article_agencies_agency_id", "agency_id"),
    comment="A body as one article names it",
    sqlite_with_rowid=False,
)
