"""Figures and what they say about each other."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from trichluc.store.tables.base import (
    Exact,
    Id,
    article_id,
    column,
    evidence,
    metadata,
    number,
    of_article,
    of_same,
    one_of,
    rule,
)

FIGURE_KINDS = ("money", "percent", "count", "quantity")
CHANGES = ("increase", "decrease")
CHECK_RULES = ("share", "sum", "change")

figures = Table(
    "figures",
    metadata,
    article_id(ForeignKey("articles.id", ondelete="CASCADE")),
    number(),
    column("local_id", Text, "its id in the record"),
    *evidence(),
    column("kind", Text, "money, percent, count or quantity"),
    column("value", Exact, "in the base unit: whole currency, percent, the thing counted, the measure as written"),
    column("whole", Id, "value where it is a whole number of at most 18 digits, for sums and order", nullable=True),
    column("high", Exact, "upper end of a range", nullable=True),
    column("of_value", Exact, "the whole in x/y figures", nullable=True),
    column("unit", Text, "VND, %, the noun counted, the measure"),
    column("per", Text, "of rates: kg, người/tháng", nullable=True),
    column("modifier", Text, "more_than, less_than, about, at_least, at_most, estimated", nullable=True),
    column("metric", Text, "what is measured, as written", nullable=True),
    column("metric_key", Text, "metric, folded", nullable=True),
    column("metric_start", Integer, "where metric begins", nullable=True),
    column("metric_end", Integer, "where it ends", nullable=True),
    column("change", Text, "increase or decrease, of figures that are a change", nullable=True),
    column("base", Text, "what a percentage is a share of or compared with", nullable=True),
    column("as_of", Text, "day, month or year it holds at (ISO)", nullable=True),
    column("period", Text, "time it is of: 2022, 2022-Q2, 2022-01/2022-06", nullable=True),
    column("part_of", Integer, "number of the figure it is a part of", nullable=True),
    column("equivalent_of", Integer, "number of the figure it says again in another unit", nullable=True),
    column("subject", Text, "what it is of, as written", nullable=True),
    column("agency_number", Integer, "the body it is of, as article_agencies numbers it", nullable=True),
    rule(),
    UniqueConstraint("article_id", "local_id"),
    of_same("part_of", "figures"),
    of_same("equivalent_of", "figures"),
    of_article("agency_number", "article_agencies"),
    CheckConstraint(one_of("kind", FIGURE_KINDS), name="kind"),
    CheckConstraint(one_of("change", CHANGES), name="change"),
    CheckConstraint("metric_start < metric_end", name="metric_offsets"),
    Index("ix_figures_metric_key", "metric_key"),
    comment="Numbers that measure something",
    sqlite_with_rowid=False,
)

checks = Table(
    "checks",
    metadata,
    article_id(ForeignKey("articles.id", ondelete="CASCADE")),
    number(),
    column("rule", Text, "share, sum or change"),
    column("stated", Exact, "what the text says"),
    column("computed", Exact, "what its other figures make"),
    column("ok", Boolean, "whether they agree"),
    column("message", Text, "both, in a sentence"),
    CheckConstraint(one_of("rule", CHECK_RULES), name="rule"),
    comment="What the figures of an article say about each other",
    sqlite_with_rowid=False,
)

check_figures = Table(
    "check_figures",
    metadata,
    article_id(),
    column("check_number", Integer, "the check", primary_key=True),
    column("place", Integer, "place in the check, from 1", primary_key=True),
    column("figure_number", Integer, "the figure"),
    of_article("check_number", "checks"),
    of_article("figure_number", "figures"),
    comment="The figures of a check, in order",
    sqlite_with_rowid=False,
)
