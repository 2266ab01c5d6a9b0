"""Lexicon: many literal forms found in one pass over a document, by Aho-Corasick."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from trichluc.fold import fold
from trichluc.tokens.document import Document
from trichluc.tokens.tokenizer import token_bounds

Value = TypeVar("Value")


class Hit(NamedTuple, Generic[Value]):
    """A form found: the half-open range of its tokens, and what the form stands for."""

    first: int
    last: int
    value: Value


class Lexicon(Generic[Value]):
    """Finds forms at whole tokens, compared folded and token by token ("GD-ĐT" finds "GD – ĐT").

    A form all in capitals is an abbreviation and finds capitals only; a form listed twice keeps its first
    value.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        values: dict[str, tuple[Value, bool]] = {}
        for form, value in entries:
            key = " " + joined(form)
            if key != " ":
                values.setdefault(key, (value, form.isupper()))
        self._forms = list(values)
        self._values = [value for value, _ in values.values()]
        self._capitals = [capitals for _, capitals in values.values()]
        self._numbers = {form: number for number, form in enumerate(self._forms)}

    def find(self, document: Document) -> list[Hit[Value]]:
        """Return the longest hit at each leftmost place, in text order; hits never overlap."""
        hits = []
        for number, start, end in self._longest.find_matches_as_indexes(document.line) if self._forms else ():
            if document.line[end] != " ":  # the form ends inside a token
                number, end = self._shorter(self._forms[number], start)  # noqa: PLW2901
            if number >= 0 and (hit := self._hit(document, number, start, end)):
                hits.append(hit)
        return hits

    def find_all(self, document: Document) -> dict[int, list[Hit[Value]]]:
        """Return every hit, overlapping ones too, by the token it begins at; the longest first."""
        found: dict[int, list[Hit[Value]]] = {}
        if not self._forms:
            return found
        for number, start, end in self._every.find_matches_as_indexes(document.line, overlapping=True):
            if document.line[end] == " " and (hit := self._hit(document, number, start, end)):
                found.setdefault(hit.first, []).insert(0, hit)
        return found

    def get(self, form: str) -> Value | None:
        """Return what a form stands for, None if it is not listed."""
        number = self._numbers.get(" " + joined(form))
        return None if number is None else self._values[number]

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        """Yield each form, folded, and what it stands for."""
        return zip((form[1:] for form in self._forms), self._values, strict=True)

    @cached_property
    def _longest(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    @cached_property
    def _every(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._forms)

    def _hit(self, document: Document, number: int, start: int, end: int) -> Hit[Value] | None:
        first, last = bisect_left(document.line_starts, start), bisect_left(document.line_starts, end)
        if self._capitals[number] and not document.slice(first, last).isupper():
            return None
        return Hit(first, last, self._values[number])

    def _shorter(self, form: str, start: int) -> tuple[int, int]:
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
