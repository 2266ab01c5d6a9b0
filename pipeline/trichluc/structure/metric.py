"""What an amount measures: the clause rules, tried in the order of :meth:`MetricReader._read`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trichluc.numbers import Amount
from trichluc.structure.clause import Piece, Sentence

_LONGEST = 6  # words of a metric; a longer phrase is cut, its first words name it
_CHANGES = ("increase", "decrease")
_CONTENT = ("noun", "verb", "empty", "word", "plain")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clause says of one amount.

    ``metric`` is the half-open token range of the phrase that names what is measured, None where none is stated;
    ``change`` increase or decrease; ``estimated`` whether a word apart from the number makes it an estimate;
    ``rule`` which clause rule named the metric.
    """

    metric: tuple[int, int] | None = None
    change: str | None = None
    estimated: bool = False
    rule: str | None = None


@dataclass(slots=True)
class _Left:
    """What stands before an amount: the words that tie it to the clause, taken off, and the rest."""

    core: list[Piece]
    glue: list[Piece]

    @property
    def copula(self) -> bool:
        return any(piece.kind in ("link", "colon") for piece in self.glue)

    @property
    def change(self) -> str | None:
        """The change the glue states; None behind a word that makes the amount a level ("giảm |còn| 3%")."""
        for piece in reversed(self.glue):
            if piece.change in _CHANGES:
                return piece.change
            if piece.change in ("level", "gap"):
                return None
        return None

    @property
    def changes(self) -> bool:
        return any(piece.change in (*_CHANGES, "level", "gap") for piece in self.glue)

    @property
    def since_amount(self) -> list[Piece]:
        """The core behind its last amount."""
        for place in range(len(self.core) - 1, -1, -1):
            if self.core[place].kind == "amount":
                return self.core[place + 1 :]
        return self.core


def _split(clause: list[Piece]) -> _Left:
    at = len(clause)
    while at and _glues(clause[at - 1]):
        at -= 1
    return _Left(clause[:at], clause[at:])


def _glues(piece: Piece) -> bool:
    if piece.kind in ("noun", "verb", "empty"):
        return False
    return piece.kind in ("link", "filler", "restate", "with", "time", "colon", "part", "opener") or piece.change in (
        *_CHANGES,
        "level",
        "gap",
        "estimated",
    )


class MetricReader:
    """Reads the amounts of one sentence after another; ``topic`` is what the text measured last."""

    def __init__(self, amounts: Sequence[Amount]) -> None:
        self._amounts = amounts
        self.readings: dict[int, Reading] = {}
        self._topic: Reading | None = None

    def read(self, sentence: Sentence) -> None:
        """Add the readings of a sentence's amounts."""
        first = True
        for place, piece in enumerate(sentence.pieces):
            if piece.kind == "amount":
                reading = self._read(sentence, place, piece, first)
                self.readings[piece.number] = reading
                if reading.metric:
                    self._topic = reading
                first = False

    def _read(self, sentence: Sentence, place: int, piece: Piece, first: bool) -> Reading:
        amount = self._amounts[piece.number]
        left = _split(sentence.clause(place))
        previous = self._previous(sentence, place)
        tail = left.core[-1].kind if left.core else "none"
        change = left.change
        if amount.sign:
            change = "increase" if amount.sign > 0 else "decrease"
        found: tuple[int, int] | None
        rule = ""
        estimated = any(p.change == "estimated" for p in (*left.since_amount, *left.glue))
        chained = tail in ("comma", "and", "amount", "dash") and any(p.kind == "amount" for p in left.core)
        if amount.restates is not None and amount.restates in self.readings:
            source = self.readings[amount.restates]
            return Reading(source.metric, source.change, source.estimated, "restated")
        if tail == "none" and previous is not None and (any(p.kind == "restate" for p in left.glue)):
            return Reading(previous.metric, previous.change, previous.estimated, "restated")
        if chained or (tail == "none" and previous is not None and (left.glue and (left.copula or left.changes))):
            source = self.readings[self._chain(left)] if chained else previous
            assert source is not None
            if not left.glue:
                change = change or source.change
            metric = source.metric
            if amount.kind == "percent" and not left.glue and (right := self._right(sentence, place)):
                metric = right
            return Reading(metric, change, estimated or source.estimated, "chained")
        copular = left.copula or left.changes
        found, rule = None, ""
        if not copular and amount.kind == "percent" and (found := self._right(sentence, place)):
            rule = "behind"
        if not found and copular:
            found, rule = _subject(left), "subject"
        elif not found:
            found, changed = _direct(left)
            rule, change = "direct", change or changed
        if not found and amount.kind in ("count", "quantity"):
            found, rule = self._noun_of(piece, amount), "counted"
        if not found and (found := self._right(sentence, place)):
            rule = "behind"
        if not found and previous is not None:
            found, rule = previous.metric, "inherited"
            estimated = estimated or previous.estimated
        if not found and self._topic is not None and (not first or tail == "none"):
            found, rule = self._topic.metric, "topic"
        return Reading(found, change, estimated, rule)

    def _previous(self, sentence: Sentence, place: int) -> Reading | None:
        for piece in reversed(sentence.pieces[:place]):
            if piece.kind == "amount":
                return self.readings.get(piece.number)
        return None

    @staticmethod
    def _chain(left: _Left) -> int:
        return next(piece.number for piece in reversed(left.core) if piece.kind == "amount")

    @staticmethod
    def _right(sentence: Sentence, place: int) -> tuple[int, int] | None:
        """Return the noun phrase that follows an amount, None where it is what the amount is compared with."""
        behind = sentence.pieces[place + 1 : place + 1 + _LONGEST]
        if not behind or behind[0].change in ("base", "whole") or behind[0].kind not in _CONTENT:
            return None
        return _phrase(list(behind), 0)

    @staticmethod
    def _noun_of(piece: Piece, amount: Amount) -> tuple[int, int] | None:
        return (piece.first + 1, piece.last) if amount.kind == "count" and piece.last > piece.first + 1 else None


def _phrase(pieces: list[Piece], head: int, longest: int = _LONGEST) -> tuple[int, int]:
    """Return the tokens of the phrase that begins at a head and goes on to the next word that is no content."""
    first, last = pieces[head].first, pieces[head].last
    for piece in pieces[head + 1 :]:
        if piece.kind not in _CONTENT or piece.change in _CHANGES or piece.first != last or piece.last - first > longest:
            break
        last = piece.last
    return first, last


def _chunks(pieces: list[Piece]) -> list[list[Piece]]:
    """Part pieces at commas, amounts and dashes; the last chunk first."""
    chunks: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind in ("comma", "amount", "dash", "part", "colon"):
            chunks.append([])
        else:
            chunks[-1].append(piece)
    return [chunk for chunk in reversed(chunks) if chunk]


def _named(chunk: list[Piece], place: int) -> bool:
    """Say whether a head names what is measured: a noun, or an empty noun with content behind it."""
    piece = chunk[place]
    if piece.kind == "noun":
        return True
    behind = chunk[place + 1] if place + 1 < len(chunk) else None
    return piece.kind == "empty" and behind is not None and behind.kind in _CONTENT and behind.first == piece.last


def _run(chunk: list[Piece], place: int) -> int:
    """Return where the row of nouns that a noun stands in begins ("dự toán thu", "tổng giá trị")."""
    while place and chunk[place - 1].kind in ("noun", "empty") and chunk[place - 1].last == chunk[place].first:
        place -= 1
    return place


def _subject(left: _Left) -> tuple[int, int] | None:
    chunks = _chunks(left.since_amount)
    for number, chunk in enumerate(chunks):
        for place, piece in enumerate(chunk):
            if _named(chunk, place) or (piece.kind == "verb" and (not number or _leads(chunk, place))):
                return _phrase(chunk, place)
    for chunk in chunks[:1]:
        for place, piece in enumerate(chunk):
            if piece.kind in ("word", "plain"):
                return _phrase(chunk, place)
            if piece.kind == "stop":
                return None
    return None


def _leads(chunk: list[Piece], place: int) -> bool:
    return all(piece.kind in ("opener", "filler", "time") or piece.change == "estimated" for piece in chunk[:place])


def _direct(left: _Left) -> tuple[tuple[int, int] | None, str | None]:
    """Return the phrase right before an amount, and the change that its verb states."""
    loose: tuple[int, int] | None = None
    empty: tuple[int, int] | None = None
    for number, chunk in enumerate(_chunks(left.core)):
        for place in range(len(chunk) - 1, -1, -1):
            piece = chunk[place]
            before = chunk[place - 1] if place else None
            under = before is not None and before.kind == "stop"
            if number == 0 and piece.change in _CHANGES and piece.kind == "word":
                loose = loose or (_phrase(chunk, place + 1) if place + 1 < len(chunk) else None)
                return _subject_before(chunk[:place]) or loose, piece.change
            if _named(chunk, place) and not empty:
                start = _run(chunk, place)
                under = start > 0 and chunk[start - 1].kind == "stop"
                if not under:
                    changed = chunk[start - 1].change if start else None
                    return _phrase(chunk, start), changed if changed in _CHANGES else None
                loose = loose or _phrase(chunk, start)
            elif piece.kind == "verb":
                if place and chunk[place - 1].kind in ("noun", "empty") and chunk[place - 1].last == piece.first:
                    continue
                if under:
                    loose = loose or _verb(chunk, place)
                    continue
                return _verb(chunk, place), piece.change if piece.change in _CHANGES else None
            elif piece.kind == "empty" and not empty:
                empty = (piece.first, piece.last)
    return loose or empty, None


def _subject_before(chunk: list[Piece]) -> tuple[int, int] | None:
    for place, piece in enumerate(chunk):
        if piece.kind in ("noun", "verb"):
            return _phrase(chunk, place)
    return None


def _verb(chunk: list[Piece], place: int) -> tuple[int, int]:
    first, last = chunk[place].first, chunk[place].last
    for piece in chunk[place + 1 :]:
        if piece.kind != "noun" or piece.first != last:
            break
        last = piece.last
    return first, last
