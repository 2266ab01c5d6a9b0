"""Clauses around amounts: a sentence as pieces (words of the rules, amounts, times, marks), and how they are walked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from trichluc.dates import TimeMention
from trichluc.numbers import Amount
from trichluc.rulebook import Rules
from trichluc.tokens import Document, Hit, Lexicon

_MARKS = {",": "comma", ";": "end", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close"} | dict.fromkeys(
    "–—-+•*", "dash"
)
CHANGES = frozenset(["increase", "decrease"])
_QUOTES = frozenset("\"“”'‘’«»")


class Piece(NamedTuple):
    """Tokens first..last-1 that the rules take as one.

    ``kind``: that of a row of figures/metrics.tsv; ``amount``, ``time``; ``comma``, ``end`` (;), ``colon``, ``open``,
    ``close``, ``dash``, ``digit``, ``mark``; ``word`` for every other token. ``change``: kind of a row of figures/changes.tsv.
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
        hits = self._lexicon.find_all(document) if wanted else {}
        return {
            index: Sentence(tuple(_pieces(document, *document.sentences[index], blocks, hits)))
            for index, blocks in wanted.items()
        }


def _pieces(
    document: Document, first: int, last: int, blocks: list[Piece], hits: dict[int, list[Hit[_Word]]]
) -> Iterator[Piece]:
    """Yield the amounts and times of a sentence and, between them, the longest words and the tokens that are in none."""
    at = first
    for block in [*blocks, Piece(last, last, "")]:
        while at < block.first:
            hit = next((hit for hit in hits.get(at, ()) if hit.last <= block.first), None)
            if hit and not _in_name(document, at, first):
                yield Piece(at, hit.last, *hit.value)
                at = hit.last
                continue
            norm = document.norms[at]
            if norm not in _QUOTES:
                yield Piece(at, at + 1, _MARKS.get(norm) or _kind(norm))
            at += 1
        if block.kind:
            yield block
        at = max(at, block.last)


def _kind(norm: str) -> str:
    return "word" if norm[0].isalpha() else "digit" if norm[0].isdigit() else "mark"


def _in_name(document: Document, token: int, sentence: int) -> bool:
    """Say whether a capital inside a sentence makes a word part of a name ("Trần |Thành|", "Công ty |Xử lý| Rác")."""
    word = document.slice(token, token + 1)
    return token > sentence and word[0].isupper() and not word.isupper() and document.norms[token - 1][0].isalpha()
