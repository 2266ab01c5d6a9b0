"""Clauses around amounts: a sentence as pieces (words of the rules, amounts, times, marks), and how they are walked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from trichluc.dates import TimeMention
from trichluc.numbers import Amount
from trichluc.rulebook import Rules
from trichluc.tokens import Document, Lexicon

_MARKS = {",": "comma", ";": "end", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close"} | dict.fromkeys(
    "–—-+•*", "dash"
)
CHANGES = frozenset(["increase", "decrease"])
_QUOTES = frozenset("\"“”'‘’«»")


class Piece(NamedTuple):
    """Tokens first..last-1 that the rules take as one.

    ``kind``: that of a row of figures/metrics.tsv; ``amount``, ``time``; ``comma``, ``end`` (;), ``colon``, ``open``,
    ``close``, ``dash``, ``mark``; ``word`` for every other token. ``change``: kind of a row of figures/changes.tsv.
    ``number``: of an amount, its place in the list of amounts.
    """

    first: int
    last: int
    kind: str
    change: str | None = None
    number: int = -1


class _Word(NamedTuple):
    kind: str
    change: str | None


_NAME = _Word("word", None)


@dataclass(frozen=True)
class Sentence:
    """The pieces of one sentence, without gaps."""

    pieces: tuple[Piece, ...]

    @cached_property
    def opened(self) -> dict[int, int]:
        """For each closing bracket's place, the place of the one that opens it, and the reverse."""
        pairs, stack = {}, []
        for place, piece in enumerate(self.pieces):
            if piece.kind == "open":
                stack.append(place)
            elif piece.kind == "close" and stack:
                pairs[place] = stack.pop()
                pairs[pairs[place]] = place
        return pairs

    def clause(self, place: int, limit: int = 60) -> list[Piece]:
        """Return what stands before a piece in its clause, in text order: back to the bracket that holds it or to a
        semicolon, over asides in brackets, ``limit`` pieces at most.
        """
        left: list[Piece] = []
        place -= 1
        while place >= 0 and len(left) < limit:
            piece = self.pieces[place]
            if piece.kind in ("end", "open"):
                break
            if piece.kind == "close" and place in self.opened:
                place = self.opened[place]
            else:
                left.append(piece)
            place -= 1
        left.reverse()
        return left


class ClauseReader:
    """Cuts sentences into pieces by the words of the rules; one search over the whole document."""

    def __init__(self, rules: Rules) -> None:
        words: dict[str, _Word] = {form: _Word(row.kind, None) for row in rules.metric_words for form in row.forms}
        for row in rules.change_words:
            for form in row.forms:
                words[form] = _Word(words[form].kind if form in words else "word", row.kind)
        self._lexicon = Lexicon(words.items())

    def read(self, document: Document, amounts: Sequence[Amount], times: Sequence[TimeMention]) -> dict[int, Sentence]:
        """Return the sentences that hold amounts, by their number in the document."""
        taken = [(*document.token_range(a.start, a.end), "amount", number) for number, a in enumerate(amounts)]
        taken += [(*document.token_range(t.start, t.end), "time", -1) for t in times]
        wanted: dict[int, list[Piece]] = {}
        for first, last, _, number in taken:
            if number >= 0 and last > first:
                wanted.setdefault(document.sentence_index(first), [])
        for first, last, kind, number in sorted(taken):
            here = wanted.get(document.sentence_index(first))
            if here is not None and last > first and (not here or here[-1].last <= first):
                here.append(Piece(first, last, kind, None, number))
        hits = [hit for hit in self._lexicon.find(document) if document.sentence_index(hit.first) in wanted]
        firsts = [hit.first for hit in hits]
        sentences = {}
        for index, blocks in wanted.items():
            first, last = document.sentences[index]
            words = [
                Piece(hit.first, hit.last, *(_NAME if _in_name(document, hit.first, first) else hit.value))
                for hit in hits[bisect_right(firsts, first - 1) : bisect_right(firsts, last - 1)]
            ]
            sentences[index] = Sentence(tuple(_filled(document, first, last, blocks, words)))
        return sentences


def _in_name(document: Document, token: int, sentence: int) -> bool:
    """Say whether a capital inside a sentence makes a word part of a name ("Trần |Thành|", "Công ty |Xử lý| Rác")."""
    word = document.slice(token, token + 1)
    return token > sentence and word[0].isupper() and not word.isupper() and document.norms[token - 1][0].isalpha()


def _filled(document: Document, first: int, last: int, blocks: list[Piece], words: list[Piece]) -> list[Piece]:
    """Return amounts and times, the words that overlap none of them, and the tokens between as pieces of their own."""
    free = [word for word in words if not any(b.first < word.last and word.first < b.last for b in _near(blocks, word))]
    pieces: list[Piece] = []
    at = first
    for piece in [*sorted([*blocks, *free]), Piece(last, last, "mark")]:
        for token in range(at, piece.first):
            norm = document.norms[token]
            if norm not in _QUOTES:
                kind = _MARKS.get(norm, "word" if norm[0].isalpha() else "mark")
                pieces.append(Piece(token, token + 1, kind))
        at = max(at, piece.last)
        if piece.last > piece.first:
            pieces.append(piece)
    return pieces


def _near(blocks: list[Piece], word: Piece) -> list[Piece]:
    place = bisect_right(blocks, word.first, key=lambda block: block.first)
    return blocks[max(0, place - 1) : place + 1]
