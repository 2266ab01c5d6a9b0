"""Rows about figures: words of numbers, currencies, measures, what is counted, bounds, what is no figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from trichluc.rulebook.row import Row

NumeralRole = Literal[
    "unit", "after_ten", "ten", "tens", "hundred", "scale", "link", "half", "plus_half", "mark", "minus", "short"
]
Sense = Literal["more_than", "less_than", "about", "at_least", "at_most", "estimated", "none"]


class NumeralWord(Row, frozen=True, kw_only=True):
    """A word of numbers; see the head of figures/numerals.tsv. ``forms`` are single words."""

    role: NumeralRole
    value: Decimal | None = None
    not_before: tuple[str, ...] = ()


class Currency(Row, frozen=True, kw_only=True):
    """A currency; see the head of figures/currencies.tsv."""

    code: str
    before: tuple[str, ...] = ()
    scaled: tuple[str, ...] = ()
    cents: tuple[str, ...] = ()


class Measure(Row, frozen=True, kw_only=True):
    """A unit of measure, or percent; see the head of figures/measures.tsv."""

    kind: Literal["percent", "quantity"]
    exact: bool = False
    followed_by: tuple[str, ...] = ()


class Counted(Row, frozen=True, kw_only=True):
    """Nouns of things and people that are counted; see the head of figures/counted.tsv."""

    kind: Literal["noun", "classifier", "level", "deed"]
    on: bool = False
    titles: bool = False


class NotCounted(Row, frozen=True, kw_only=True):
    """Words that follow a number and are nothing counted; see the head of figures/not_counted.tsv."""

    kind: Literal["time", "idea", "word"]


class NotFigure(Row, frozen=True, kw_only=True):
    """Words before a number that make it a name, a date or a grade; see the head of figures/not_figures.tsv."""

    kind: Literal["always", "bare", "date", "year"]
    unless_after: tuple[str, ...] = ()


class Bound(Row, frozen=True, kw_only=True):
    """A word that bounds a number; see the head of figures/modifiers.tsv."""

    side: Literal["before", "after"]
    sense: Sense
    apart: bool = False
    place: bool = False


class FigureLink(Row, frozen=True, kw_only=True):
    """What joins two numbers, or says that one restates the other; see the head of figures/links.tsv."""

    kind: Literal["range", "range_start", "between", "whole", "restates", "each", "one", "money", "share", "then"]
