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

CHANGES = frozenset(["increase", "decrease"])
HEADS = frozenset(["noun", "payer", "empty", "verb", "holds", "weak"])
_SYLLABLES = HEADS | {"word", "stop", "body", "link", "filler"}
_MARKS = {",": "comma", ";": "end", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close"} | dict.fromkeys(
    "–—-+•*", "dash"
)
_QUOTES = frozenset("\"“”'‘’«»")
_LONGEST = 60  # pieces of a clause that are looked at; what stands further left says nothing of the amount


class Piece(NamedTuple):
    """Tokens first..last-1 that the rules take as one.

    ``kind``: that of a row of figures/metrics.tsv; ``amount``, ``time``; ``comma``, ``end`` (;), ``colon``, ``open``,
    ``close``, ``dash``, ``digit``, ``mark``; ``word`` for every other token. ``change``: kind of a row of
    figures/changes.tsv. ``number``: of an amount, its place in the list of amounts.
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
    """The pieces of one sentence, in text order; only quotation marks are left out."""

    pieces: tuple[Piece, ...]

    @cached_property
    def amounts(self) -> dict[int, int]:
        """The place of each amount among the pieces, by its number."""
        return {piece.number: place for place, piece in enumerate(self.pieces) if piece.kind == "amount"}

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each piece, by its first token."""
        return {piece.first: place for place, piece in enumerate(self.pieces)}

    @cached_property
    def brackets(self) -> dict[int, int]:
        """For the place of each bracket that has one, the place of its counterpart."""
        pairs: dict[int, int] = {}
        stack: list[int] = []
        for place, piece in enumerate(self.pieces):
            if piece.kind == "open":
                stack.append(place)
            elif piece.kind == "close" and stack:
                pairs[place] = stack.pop()
                pairs[pairs[place]] = place
        return pairs

    def clause(self, place: int) -> list[Piece]:
        """Return what stands before a piece in its clause, in text order.

        Back to the bracket that holds it or to a semicolon, over asides in brackets.
        """
        left: list[Piece] = []
        place -= 1
        while place >= 0 and len(left) < _LONGEST and self.pieces[place].kind not in ("end", "open"):
            if self.pieces[place].kind == "close" and place in self.brackets:
                place = self.brackets[place]
            else:
                left.append(self.pieces[place])
            place -= 1
        left.reverse()
        return left

    def with_words(self, words: Sequence[tuple[int, int]]) -> Sentence:
        """Return the sentence with each word (a token range) as one piece of kind ``word``.

        Not where a piece of the rules is longer than a syllable, or two of the word's syllables mean something by
        themselves: what the rules know goes before what a segmenter guesses.
        """
        pieces = list(self.pieces)
        for first, last in sorted(words, reverse=True):
            place = self.places.get(first, len(pieces))
            inside = pieces[place : place + last - first]
            syllables = [piece for piece in inside if piece.last - piece.first == 1 and piece.kind in _SYLLABLES]
            if len(syllables) == last - first and sum(piece.kind in HEADS for piece in inside) < 2:
                pieces[place : place + last - first] = [Piece(first, last, "word")]
        return Sentence(tuple(pieces))

    def doubtful(self, phrase: tuple[int, int]) -> bool:
        """Say whether a phrase begins with, or ends before, a syllable that may be part of a longer word."""
        edges = [self.places[token] for token in phrase if token in self.places]
        return any(
            self.pieces[place].last - self.pieces[place].first == 1
            and self.pieces[place].kind in _SYLLABLES - {"word"}
            and any(
                0 <= beside < len(self.pieces) and self.pieces[beside].kind == "word"
                for beside in (place - 1, place + 1)
            )
            for place in edges
        )


class ClauseReader:
    """Cuts sentences into pieces by the words of the rules; one search over the whole document."""

    def __init__(self, rules: Rules) -> None:
        words: dict[str, _Word] = {form: _Word(row.kind, None) for row in rules.metric_words for form in row.forms}
        for row in rules.change_words:
            for form in row.forms:
                words[form] = _Word(words[form].kind if form in words else "word", row.kind)
        self._lexicon = Lexicon(words.items())

    def read(self, document: Document, amounts: Sequence[Amount], times: Sequence[TimeMention]) -> dict[int, Sentence]:
        """Return the sentences that hold amounts, by their number in the document; amounts are in text order."""
        blocks = [Piece(*document.token_range(a.start, a.end), "amount", None, n) for n, a in enumerate(amounts)]
        wanted: dict[int, list[Piece]] = {document.sentence_index(block.first): [] for block in blocks}
        blocks += [Piece(*document.token_range(time.start, time.end), "time") for time in times]
        for block in sorted(blocks, key=lambda block: (block.first, block.kind)):
            here = wanted.get(document.sentence_index(block.first))
            if here is not None and block.last > block.first and (not here or here[-1].last <= block.first):
                here.append(block)
        hits = self._lexicon.find_all(document) if wanted else {}
        return {
            index: Sentence(tuple(_pieces(document, *document.sentences[index], blocks, hits)))
            for index, blocks in wanted.items()
        }


def _pieces(
    document: Document, first: int, last: int, blocks: list[Piece], hits: dict[int, list[Hit[_Word]]]
) -> Iterator[Piece]:
    """Yield the amounts and times of a sentence and, between them, the longest words and the tokens in none."""
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
