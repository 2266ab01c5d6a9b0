"""Lexicon: many literal forms found in one pass over a document, by Aho-Corasick."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import ahocorasick_rs

from trichluc.fold import fold
from trichluc.tokens.document import Document
from trichluc.tokens.tokenizer import token_bounds

Value = TypeVar("Value")


if TYPE_CHECKING:

    class Hit(NamedTuple, Generic[Value]):
        """A form found: the half-open range of its tokens, and what the form stands for."""

        first: int
        last: int
        value: Value

else:  # Python 3.10 has no generic named tuples

    class Hit(NamedTuple):
        """A form found: the half-open range of its tokens, and what the form stands for."""

        first: int
        last: int
        value: object

        @classmethod
        def __class_getitem__(cls, _: object) -> type:
            """Return itself: what a hit is of matters to type checkers only."""
            return cls


class Lexicon(Generic[Value]):
    """Finds forms at whole tokens, compared folded and token by token ("GD-ĐT" finds "GD – ĐT").

    A form all in capitals is an abbreviation and finds capitals only; a form listed twice keeps its first
    value.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        values: dict[str, tuple[Value, bool]] = {}
        for form, value in entries:
            key = _key(form)
            if key.strip():
                values.setdefault(key, (value, form.isupper()))
        self._forms = list(values)
        self._values = [value for value, _ in values.values()]
        self._capitals = [capitals for _, capitals in values.values()]
        self._tokens = [form.count("  ") + 1 for form in self._forms]
        self._numbers = {form: number for number, form in enumerate(self._forms)}

    def find(self, document: Document) -> list[Hit[Value]]:
        """Return the longest hit at each leftmost place, in text order; hits never overlap."""
        hits = []
        for number, start, _ in self._longest.find_matches_as_indexes(document.line) if self._forms else ():
            if hit := self._hit(document, number, start):
                hits.append(hit)
        return hits

    def find_all(self, document: Document) -> dict[int, list[Hit[Value]]]:
        """Return every hit, overlapping ones too, by the token it begins at; the longest first."""
        found: dict[int, list[Hit[Value]]] = {}
        if not self._forms:
            return found
        for number, start, _ in self._every.find_matches_as_indexes(document.line, overlapping=True):
            if hit := self._hit(document, number, start):
                found.setdefault(hit.first, []).insert(0, hit)
        return found

    def get(self, form: str) -> Value | None:
        """Return what a form stands for, None if it is not listed."""
        number = self._numbers.get(_key(form))
        return None if number is None else self._values[number]

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        """Yield each form, folded, and what it stands for."""
        return zip((form[1:-1].replace("  ", " ") for form in self._forms), self._values, strict=True)

    @cached_property
    def _longest(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    @cached_property
    def _every(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._forms)

    def _hit(self, document: Document, number: int, start: int) -> Hit[Value] | None:
        first = bisect_left(document.line_starts, start)
        last = first + self._tokens[number]
        if self._capitals[number] and not document.slice(first, last).isupper():
            return None
        return Hit(first, last, self._values[number])


def _key(form: str) -> str:
    """Return a form as it stands in a document's line: every token between two spaces of its own."""
    return f" {joined(form).replace(' ', '  ')} "


def joined(form: str) -> str:
    """Return a form's folded tokens with one space between them.

    >>> joined("Sở GD–ĐT")
    'sở gd - đt'
    """
    folded = fold(form)
    return " ".join(folded[start:end] for start, end in token_bounds(form))
