"""Bounds: "hơn", "khoảng", "không quá", "trở lên" around a number, and "ước", "dự kiến" apart from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from trichluc.numbers.phrases import Phrases
from trichluc.rulebook import Rules
from trichluc.rulebook.figure_rows import Bound
from trichluc.tokens import Document, Hit, Lexicon

# How far "ước" and "dự kiến" reach, in tokens: a long clause. Sentences of hostile text have no end.
_REACH = 60


class Bounded(NamedTuple):
    """The outer token of the words that bound a number, and the row of the nearest of them."""

    token: int
    row: Bound


class BoundReader:
    """Reads bounds by figures/modifiers.tsv."""

    def __init__(self, rules: Rules) -> None:
        self._before = Phrases((form, row) for row in rules.bounds if row.side == "before" for form in row.forms)
        self._after = Phrases((form, row) for row in rules.bounds if row.side == "after" for form in row.forms)
        self._apart = Lexicon((form, row) for row in rules.bounds if row.apart for form in row.forms)

    def before(self, document: Document, token: int, start: int) -> Bounded | None:
        """Return the bound before a token; of several in a row ("khoảng trên") the nearest gives the sense."""
        found = self._before.ending(document, token, start)
        if found is None or found[1].sense == "none":
            return None
        first, nearest = found
        outer = self._before.ending(document, first, start)
        if outer is not None and not outer[1].apart and outer[1].sense != "none":
            first = outer[0]
        return Bounded(first, nearest)

    def after(self, document: Document, token: int, stop: int) -> Bounded | None:
        """Return the bound at a token, behind an amount: "trở lên"."""
        found = self._after.starting(document, token, stop)
        return found and Bounded(*found)

    def skipped(self, document: Document, token: int, stop: int) -> int:
        """Return the token behind a bound at a token: the second number of "45 tỉ đến |hơn| 100 tỉ"."""
        found = self._before.starting(document, token, stop)
        return token if found is None else found[0]

    def apart(self, document: Document) -> list[Hit[Bound]]:
        """Return the words of a document that bound a number further on: "ước", "dự kiến"."""
        return self._apart.find(document)


def apart_sense(document: Document, hits: Sequence[Hit[Bound]], token: int) -> str | None:
    """Return the sense of the last of ``hits`` before a token that reaches it.

    It reaches to the end of its sentence, but not over a semicolon, not into parentheses, and not over words
    that turn to what is ("trong khi", "so với").
    """
    at = bisect_left(hits, token, key=lambda hit: hit.first) - 1
    if at < 0:
        return None
    hit = hits[at]
    if hit.first < document.sentence_of(token)[0] or token - hit.last > _REACH:
        return None
    between = document.norms[hit.last : token]
    if hit.value.sense == "none" or ";" in between or between.count("(") > between.count(")"):
        return None
    return hit.value.sense
