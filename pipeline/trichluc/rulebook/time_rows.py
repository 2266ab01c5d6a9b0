"""Rows about time: words that stand for a time, and words around one."""

from __future__ import annotations

from typing import Literal

from trichluc.rulebook.row import Row

TimeWordKind = Literal[
    "relative",
    "short",
    "bare",
    "season",
    "until",
    "part",
    "day_part",
    "cue",
    "weak_cue",
    "unit",
    "plural",
    "lasting",
    "plan",
    "other",
    "coming",
    "gone",
    "back",
    "place",
    "compare",
    "aside",
    "compound",
    "carry",
]


class TimeWord(Row, frozen=True, kw_only=True):
    """A word of time; see the head of time/words.tsv for what ``value`` holds for each kind."""

    kind: TimeWordKind
    value: str = ""
