"""Rows about what figures measure: words around amounts, words of change."""

from __future__ import annotations

from typing import Literal

from trichluc.rulebook.row import Row

MetricKind = Literal[
    "noun",
    "payer",
    "empty",
    "sum",
    "verb",
    "holds",
    "weak",
    "break",
    "link",
    "filler",
    "and",
    "with",
    "have",
    "about",
    "of",
    "stop",
    "body",
    "many",
    "that",
    "opener",
    "restate",
    "part",
    "plain",
]
ChangeKind = Literal["increase", "decrease", "moving", "growth", "level", "gap", "estimated", "base", "whole", "plain"]


class MetricWord(Row, frozen=True, kw_only=True):
    """A word that a clause around an amount is built of; see the head of figures/metrics.tsv."""

    kind: MetricKind


class ChangeWord(Row, frozen=True, kw_only=True):
    """A word that says how an amount stands to another; see the head of figures/changes.tsv."""

    kind: ChangeKind
