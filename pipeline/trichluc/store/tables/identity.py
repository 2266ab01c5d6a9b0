"""What was decided about who is whom; no import of articles touches it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, Text

from trichluc.store.tables.base import Id, column, metadata, one_of

decisions = Table(
    "decisions",
    metadata,
    column("id", Id, "number, rising", primary_key=True),
    column("kind", Text, "merge: two officials are one; split: they are not"),
    column("official_id", Id, "the official that stays"),
    column("other_id", Id, "the official that was merged into it, or split from it"),
    column("made_by", Text, "user, or the rule of identity"),
    column("why", Text, "the reason"),
    column("made_at", Text, "ISO time, UTC"),
    column("undone_at", Text, "ISO time, UTC; null: it holds", nullable=True),
    CheckConstraint(one_of("kind", ("merge", "split")), name="kind"),
    comment="Merges and splits of officials, by hand and by rule; never touched by imports of the same articles",
)

pins = Table(
    "pins",
    metadata,
    column("article_key", Text, "the article", primary_key=True),
    column("name_key", Text, "the name in it", primary_key=True),
    column("official_id", Id, "the official it is, whatever the rules say", ForeignKey("officials.id")),
    column("decision_id", Id, "the split that says so", ForeignKey("decisions.id")),
    Index("ix_pins_official_id", "official_id"),
    comment="Appearances that a split by hand gave to an official; they hold when the article is imported again",
)
