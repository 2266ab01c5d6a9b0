"""Lexicon: many literal forms found in one pass over a document, by Aho-Corasick."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from trichluc.tokens.document import Document
from trichluc.fold import fold
from trichluc.tokens.tokenizer import token_bounds

Value = TypeVar("Value")


class Hit(NamedTuple, Generic[Value]):
    """A form found: the half-open range of its tokens, and what the form stands for."""

    first: int
    last: int
    value: Value


class Lexicon(Generic[Value]):
    """Finds forms at whole tokens: the longest at the leftmost place, hits never overlap.

    Forms and texts are compared folded and token by token, so "GD-ĐT" finds "GD - ĐT" and "Gd–Đt".
    A form listed twice keeps its first value.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        values: dict[str, Value] = {}
        for form, value in entries:
            key = " " + joined(form)
            if key != " ":
                values.setdefault(key, value)
        self._forms = list(values)
        self._values = list(values.values())
        self._numbers = {form: number for number, form in enumerate(self._forms)}
        self._search = (
            ahocorasick_rs.AhoCorasick(self._forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
            if self._forms
            else None
        )

    def find(self, document: Document) -> list[Hit[Value]]:
        """Return all hits in text order."""
        if self._search is None or not document.norms:
            return []
        text = " " + " ".join(document.norms) + " "
        starts, at = [], 0  # starts[i] is where the space before token i stands in text
        for norm in document.norms:
            starts.append(at)
            at += len(norm) + 1
        hits: list[Hit[Value]] = []
        for number, start, end in self._search.find_matches_as_indexes(text):
            if text[end] != " ":  # the form ends inside a token
                number, end = self._shorter(self._forms[number], text, start)  # noqa: PLW2901
                if number < 0:
                    continue
            hits.append(Hit(bisect_left(starts, start), bisect_left(starts, end), self._values[number]))
        return hits

    def get(self, form: str) -> Value | None:
        """Return what a form stands for, None if it is not listed."""
        number = self._numbers.get(" " + joined(form))
        return None if number is None else self._values[number]

    def _shorter(self, form: str, text: str, start: int) -> tuple[int, int]:
        """Return the longest listed form that begins this one and ends at a token's end, or (-1, 0)."""
        cut = form.rfind(" ")
        while cut > 0:
            number = self._numbers.get(form[:cut])
            if number is not None:
                return number, start + cut
            cut = form.rfind(" ", 0, cut)
        return -1, 0


def joined(form: str) -> str:
    """Return a form's folded tokens with one space between them.

    >>> joined("Sở GD–ĐT")
    'sở gd - đt'
    """
    folded = fold(form)
    return " ".join(folded[start:end] for start, end in token_bounds(form))
