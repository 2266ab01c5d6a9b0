"""A document as relations are read from it: figures, cue words and marks in text order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from trichluc.fold import fold
from trichluc.record import Figure
from trichluc.rulebook import Rules
from trichluc.tokens import Document, Lexicon

_MARKS = ("(", ")", ";", ":")


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure by its number in the article, and the half-open range of its tokens."""

    number: int
    figure: Figure
    first: int
    last: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Cue words or a mark; ``kinds`` are those of the rows that list them, or the mark itself."""

    first: int
    last: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """The figures and cues of one document; a cue inside a figure is none."""

    document: Document
    placed: list[Placed]
    cues: list[Cue]
    _by_last: dict[int, Cue] = field(repr=False)
    _by_first: dict[int, Cue] = field(repr=False)

    def ends_at(self, token: int, *kinds: str) -> Cue | None:
        """Return the cue of one of the kinds that ends just before a token."""
        cue = self._by_last.get(token)
        return cue if cue is not None and not cue.kinds.isdisjoint(kinds) else None

    def starts_at(self, token: int, *kinds: str) -> Cue | None:
        """Return the cue of one of the kinds that starts at a token."""
        cue = self._by_first.get(token)
        return cue if cue is not None and not cue.kinds.isdisjoint(kinds) else None

    def norm(self, token: int) -> str:
        """Return a token's folded form, "" outside the text."""
        return self.document.norms[token] if 0 <= token < len(self.document) else ""

    def names(self, token: int, one: Placed) -> bool:
        """Say whether the words from a token on are what a figure measures: "tổng vốn đăng ký"; one is no name."""
        words = fold(one.figure.metric or "").split()
        return len(words) > 1 and self.document.norms[token : token + len(words)] == words

    def gap(self, before: Placed, behind: Placed) -> list[str]:
        """Return the folded tokens between two figures; far ones ([""]) are no gap to read."""
        if behind.first - before.last > 30 or behind.sentence != before.sentence:
            return [""]
        return self.document.norms[before.last : behind.first]


class LayoutReader:
    """Makes layouts with one compiled set of rules."""

    def __init__(self, rules: Rules) -> None:
        kinds: dict[str, set[str]] = {mark: {mark} for mark in _MARKS}
        for row in rules.relation_cues:
            for form in row.forms:
                kinds.setdefault(form, set()).add(row.kind)
        self._lexicon = Lexicon((form, frozenset(found)) for form, found in kinds.items())

    def read(self, document: Document, figures: Sequence[Figure]) -> Layout:
        """Return the layout of a document's figures, which may come in any order."""
        order = sorted(range(len(figures)), key=lambda number: (figures[number].start, figures[number].end))
        placed: list[Placed] = []
        for number in order:
            figure = figures[number]
            first, last = document.token_range(figure.start, figure.end)
            if first < last and (not placed or placed[-1].last <= first):
                placed.append(Placed(number, figure, first, last, document.sentence_index(first)))
        inside = {token for one in placed for token in range(one.first, one.last)}
        cues = [
            Cue(hit.first, hit.last, hit.value)
            for hit in self._lexicon.find(document)
            if hit.first not in inside and hit.last - 1 not in inside
        ]
        return Layout(document, placed, cues, {cue.last: cue for cue in cues}, {cue.first: cue for cue in cues})
