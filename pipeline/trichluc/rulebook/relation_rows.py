"""Rows about what figures say of each other: words between wholes and parts, shares, changes; nouns of one kind."""

from __future__ import annotations

from typing import Literal

from trichluc.rulebook.row import Row

CueKind = Literal[
    "whole", "part", "alone", "detail", "among", "within", "of_them", "rest", "aside", "dimension",
    "share", "plan", "total", "given",
    "compare", "from", "to", "up", "down", "same",
]  # fmt: skip


class RelationCue(Row, frozen=True, kw_only=True):
    """Words that say what a figure is to another one; see the head of figures/relations.tsv."""

    kind: CueKind


class CountedKind(Row, frozen=True, kw_only=True):
    """Nouns that count the same things: "cháu" and "học sinh" are both people; see figures/counted_kinds.tsv.

    ``adds``: whether such figures can be parts of a whole; degrees and speeds cannot.
    """

    adds: bool = True
