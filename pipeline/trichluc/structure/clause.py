"""Clauses around amounts: a sentence as pieces (words of the rules, amounts, times, marks), and how they are walked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from trichluc.dates import TimeMention
from trichluc.numbers import Amount
from trichluc.rulebook import Rules
from trichluc.tokens import Document, joined

CHANGES = frozenset(["increase", "decrease"])
HEADS = frozenset(["noun", "payer", "empty", "sum", "verb", "holds", "weak"])
_SYLLABLES = HEADS | {"word", "stop", "body", "link", "filler"}
_MARKS = {",": "comma", ";": "end", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close"} | dict.fromkeys(
    "–—-+•*", "dash"
)
_QUOTES = frozenset("\"“”'‘’«»")
_LONGEST = 60  # pieces of a clause that are looked at; what stands further left says nothing of the amount
_AMOUNTS = 3  # amounts among them


class Piece(NamedTuple):
    """Tokens first..last-1 that the rules take as one.

    ``kind``: that of a row of figures/metrics.tsv; ``amount``, ``time``; ``comma``, ``end`` (;), ``colon``, ``open``,
    ``close``, ``dash``, ``joint`` (a dash inside a name), ``digit``, ``mark``; ``word`` for every other token.
    ``change``: kind of a row of figures/changes.tsv. ``number``: of an amount, its place in the list of amounts.
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
        amounts = 0
        place -= 1
        while place >= 0 and len(left) < _LONGEST and self.pieces[place].kind not in ("end", "open"):
            amounts += self.pieces[place].kind == "amount"
            if amounts > _AMOUNTS:
                break
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
        """Say whether a phrase begins with or behind, or ends before, a syllable that may be part of a longer word."""
        edges = [self.places[token] for token in phrase if token in self.places]
        first = self.places.get(phrase[0], 0)
        if first and self.pieces[first].kind == "word" and self.pieces[first - 1].last == phrase[0]:
            edges.append(first - 1)
        return any(self._is_syllable(place) and self._beside_word(place) for place in edges)

    def _is_syllable(self, place: int) -> bool:
        piece = self.pieces[place]
        return piece.last - piece.first == 1 and piece.kind in _SYLLABLES - {"word"}

    def _beside_word(self, place: int) -> bool:
        return any(
            self.pieces[beside].kind == "word" for beside in (place - 1, place + 1) if 0 <= beside < len(self.pieces)
        )


class ClauseReader:
    """Cuts sentences into pieces by the words of the rules; only those sentences are read that hold amounts."""

    def __init__(self, rules: Rules) -> None:
        words: dict[str, _Word] = {form: _Word(row.kind, None) for row in rules.metric_words for form in row.forms}
        for row in rules.change_words:
            for form in row.forms:
                words[form] = _Word(words[form].kind if form in words else "word", row.kind)
        self._forms: dict[str, list[tuple[list[str], _Word]]] = {}
        for form, word in sorted(words.items(), key=lambda item: -len(item[0])):
            norms = joined(form).split(" ")
            self._forms.setdefault(norms[0], []).append((norms, word))

    def read(self, document: Document, amounts: Sequence[Amount], times: Sequence[TimeMention]) -> dict[int, Sentence]:
        """Return the sentences that hold amounts, by their number in the document; amounts are in text order."""
        blocks = [Piece(*document.token_range(a.start, a.end), "amount", None, n) for n, a in enumerate(amounts)]
        wanted: dict[int, list[Piece]] = {document.sentence_index(block.first): [] for block in blocks}
        blocks += [Piece(*document.token_range(time.start, time.end), "time") for time in times]
        for block in sorted(blocks, key=lambda block: (block.first, block.kind)):
            here = wanted.get(document.sentence_index(block.first))
            if here is not None and block.last > block.first and (not here or here[-1].last <= block.first):
                here.append(block)
        return {
            index: Sentence(tuple(self._pieces(document, *document.sentences[index], blocks)))
            for index, blocks in wanted.items()
        }

    def _pieces(self, document: Document, first: int, last: int, blocks: list[Piece]) -> Iterator[Piece]:
        """Yield the amounts and times of a sentence and, between them, the longest words and the tokens in none."""
        at = first
        for block in [*blocks, Piece(last, last, "")]:
            while at < block.first:
                piece = self._piece(document, at, block.first, first)
                if document.norms[at] not in _QUOTES:
                    yield piece
                at = piece.last
            if block.kind:
                yield block
            at = max(at, block.last)

    def _piece(self, document: Document, at: int, end: int, sentence: int) -> Piece:
        """Return the longest word of the rules that begins at a token and ends before another, or the token itself."""
        norm = document.norms[at]
        for norms, word in self._forms.get(norm, ()):
            last = at + len(norms)
            if last <= end and document.norms[at:last] == norms:
                return Piece(at, last, "word") if _in_name(document, at, sentence) else Piece(at, last, *word)
        if (
            _MARKS.get(norm) == "dash"
            and sentence < at < end - 1
            and _joins(document.norms[at - 1], document.norms[at + 1])
        ):
            return Piece(at, at + 1, "joint")
        return Piece(at, at + 1, _MARKS.get(norm) or _kind(norm))


def _joins(before: str, behind: str) -> bool:
    """Say whether a dash between two tokens makes one name of them: "công nghiệp - xây dựng"."""
    return before[0].isalpha() and behind[0].isalpha()


def _kind(norm: str) -> str:
    return "word" if norm[0].isalpha() else "digit" if norm[0].isdigit() else "mark"


def _in_name(document: Document, token: int, sentence: int) -> bool:
    """Say whether a capital inside a sentence makes a word part of a name ("Trần |Thành|", "Công ty |Xử lý| Rác")."""
    word = document.slice(token, token + 1)
    return token > sentence and word[0].isupper() and not word.isupper() and document.norms[token - 1][0].isalpha()
