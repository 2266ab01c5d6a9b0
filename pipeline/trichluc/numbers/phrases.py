"""Phrases looked up at a token: which listed form begins or ends there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from trichluc.tokens import Document, joined

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Forms of one or more tokens; a look-up costs as much as the longest form that begins like the text."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._values: dict[tuple[str, ...], Value] = {}
        self._longest: dict[str, int] = {}  # by the first token of a form
        self._longest_ending: dict[str, int] = {}
        for form, value in entries:
            words = tuple(joined(form).split())
            if words:
                self._values.setdefault(words, value)
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
                self._longest_ending[words[-1]] = max(self._longest_ending.get(words[-1], 0), len(words))

    def starting(self, document: Document, token: int, stop: int) -> tuple[int, Value] | None:
        """Return the longest form that starts at the token: the token behind it, and its value."""
        if token >= stop:
            return None
        norms = document.norms
        for length in range(min(self._longest.get(norms[token], 0), stop - token), 0, -1):
            words = tuple(norms[token : token + length])
            if words in self._values:
                return token + length, self._values[words]
        return None

    def ending(self, document: Document, token: int, start: int = 0) -> tuple[int, Value] | None:
        """Return the longest form that ends just before the token: its first token, and its value."""
        if token <= start:
            return None
        norms = document.norms
        for length in range(min(self._longest_ending.get(norms[token - 1], 0), token - start), 0, -1):
            words = tuple(norms[token - length : token])
            if words in self._values:
                return token - length, self._values[words]
        return None
