"""What an amount measures: clause rules, tried in the order of ``MetricReader._rules``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trichluc.numbers import Amount
from trichluc.structure.clause import CHANGES, Piece, Sentence
from trichluc.structure.phrase import Tokens, behind, direct, doing, open_subject, subject

_TIES = frozenset(["link", "filler", "restate", "with", "time", "colon", "part", "opener"])
_TYING_CHANGES = frozenset([*CHANGES, "growth", "level", "gap", "estimated"])


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clause says of one amount.

    ``metric`` is the token range of the phrase that names what is measured, None where none is stated; ``change``
    increase or decrease; ``estimated`` whether a word apart from the number makes it an estimate; ``rule`` which
    clause rule named the metric.
    """

    metric: Tokens | None = None
    change: str | None = None
    estimated: bool = False
    rule: str | None = None


class _Place:
    """An amount in its clause: ``ties`` are the words between it and the rest, ``core`` is the rest."""

    def __init__(self, sentence: Sentence, place: int, amount: Amount) -> None:
        self.sentence, self.place, self.amount = sentence, place, amount
        self.piece = sentence.pieces[place]
        clause = sentence.clause(place)
        at = len(clause)
        while at and _ties(clause[at - 1]):
            at -= 1
        if at and clause[at - 1].kind == "empty" and (at == 1 or clause[at - 2].kind in ("comma", "and", "amount")):
            at -= 1  # "(|tỷ lệ| 5%)"
        self.core, self.ties = clause[:at], clause[at:]
        self.tail = self.core[-1].kind if self.core else "none"
        self.copular = any(p.kind in ("link", "colon") or p.change in _TYING_CHANGES - {"estimated"} for p in self.ties)
        self.behind = list(sentence.pieces[place + 1 : place + 8])

    @property
    def percent(self) -> bool:
        return self.amount.kind == "percent"

    @property
    def change(self) -> str | None:
        """The change that sign or ties state; None where a word between makes the amount a level ("giảm |còn| 3%")."""
        if self.amount.sign:
            return "increase" if self.amount.sign > 0 else "decrease"
        for piece in reversed(self.ties):
            if piece.change in CHANGES:
                return piece.change
            if piece.change == "growth":
                return "increase"
            if piece.change in ("level", "gap"):
                return None
        return None

    @property
    def clause(self) -> list[Piece]:
        """The core behind its last amount."""
        for place in range(len(self.core) - 1, -1, -1):
            if self.core[place].kind == "amount":
                return self.core[place + 1 :]
        return self.core

    @property
    def estimated(self) -> bool:
        return any(piece.change == "estimated" for piece in (*self.clause, *self.ties))

    @property
    def bracketed(self) -> bool:
        """Whether the amount's clause is all that a bracket holds so far."""
        first = self.place - len(self.core) - len(self.ties)
        return first > 0 and self.sentence.pieces[first - 1].kind == "open"

    def before(self) -> tuple[int, Piece] | None:
        """Return the nearest amount of the sentence before this one, with its place."""
        for place in range(self.place - 1, -1, -1):
            if self.sentence.pieces[place].kind == "amount":
                return place, self.sentence.pieces[place]
        return None


def _ties(piece: Piece) -> bool:
    if piece.kind in ("verb", "empty", "payer") or (piece.kind == "noun" and piece.change != "growth"):
        return False
    return piece.kind in _TIES or piece.change in _TYING_CHANGES


class MetricReader:
    """Reads the amounts of an article sentence by sentence; ``readings`` holds what was read, by amount."""

    def __init__(self, amounts: Sequence[Amount]) -> None:
        self._amounts = amounts
        self.readings: dict[int, Reading] = {}
        self._topic: Tokens | None = None
        self._rules: tuple[Callable[[_Place], Reading | None], ...] = (
            self._restated,
            self._base,
            self._shared,
            self._continued,
            self._named,
            self._part,
            self._counted,
        )

    def read(self, sentence: Sentence) -> None:
        """Add the readings of a sentence's amounts."""
        for number, piece in enumerate(sentence.pieces):
            if piece.kind == "amount":
                place = _Place(sentence, number, self._amounts[piece.number])
                reading = next(filter(None, (rule(place) for rule in self._rules)), None) or self._bare(place)
                self.readings[piece.number] = reading
                self._topic = reading.metric or self._topic

    def _restated(self, place: _Place) -> Reading | None:
        """Return the reading of the amount that this one says again: "... 3 triệu USD (tương đương 70 tỷ đồng)"."""
        source = self.readings.get(place.amount.restates) if place.amount.restates is not None else None
        before = place.before()
        if source is None and before and not place.percent and any(p.kind == "restate" for p in place.ties):
            source = self.readings[before[1].number] if place.tail in ("none", "comma", "amount") else None
        return source and Reading(source.metric, source.change, source.estimated, "restated")

    def _base(self, place: _Place) -> Reading | None:
        """Return the base of the percent before as the metric: "đạt 69% |dự toán |(11.410 tỷ đồng)"."""
        before = place.before()
        if not before or place.percent or not place.bracketed or place.core or place.ties:
            return None
        between = list(place.sentence.pieces[before[0] + 1 : place.place])
        whole = next((p for p in between if p.change == "whole"), None)
        return whole and Reading((whole.first, whole.last), None, False, "base")

    def _continued(self, place: _Place) -> Reading | None:
        """Return what the amount before measures, where the clause goes on about it: "... 5 tỷ đồng, đạt 87%"."""
        before = self._goes_on_from(place)
        if before is None:
            return None
        source, amount = self.readings[before.number], self._amounts[before.number]
        again = not place.copular or any(piece.kind == "restate" for piece in place.ties)
        counted = place.percent and amount.kind in ("count", "quantity")
        metric = self._of_count(place, before, source) if counted else source.metric
        estimated = place.estimated or source.estimated or amount.modifier == "estimated"
        return Reading(metric, place.change or (source.change if again else None), estimated, "continued")

    @staticmethod
    def _goes_on_from(place: _Place) -> Piece | None:
        """Return the amount before where nothing but ties, or a bracket, stands between the two."""
        if place.core and place.tail in ("comma", "and", "amount", "dash"):
            return next((piece for piece in reversed(place.core) if piece.kind == "amount"), None)
        if place.bracketed and (place.percent or place.copular) and not subject(place.core):
            before = place.before()
            return before and before[1]
        return None

    def _shared(self, place: _Place) -> Reading | None:
        """Return the noun behind the amount that is a share or part of it: "|100%| các thủ tục", "giảm 30% |giá đất"."""
        pieces = place.behind
        if pieces and pieces[0].kind == "open" and place.place + 1 in place.sentence.opened:
            pieces = list(place.sentence.pieces[place.sentence.opened[place.place + 1] + 1 :][:8])
        changes = any(p.change in CHANGES for p in place.ties)
        level = any(p.kind == "link" for p in place.ties)
        if level or (place.percent and not changes and place.tail in ("verb", "noun", "payer", "empty", "weak")):
            return None
        if not place.percent and place.tail in ("noun", "empty"):
            return None
        goes_on = changes and place.tail in ("comma", "and", "amount", "dash")
        found = behind(pieces, not place.percent or goes_on)
        return found and Reading(found, place.change, place.estimated, "behind")

    def _named(self, place: _Place) -> Reading | None:
        """Return the subject of the clause, or the noun or verb whose object the amount is."""
        if place.copular:
            found, change = subject(place.clause), None
            if not found and not self._in_part(place):
                found = open_subject(place.clause)
        else:
            found, change = direct(place.core)
        growth = (
            place.percent and found and any(p.change == "growth" and found[0] <= p.first < found[1] for p in place.core)
        )
        change = place.change or change or ("increase" if growth else None)
        return found and Reading(found, change, place.estimated, "subject" if place.copular else "direct")

    def _part(self, place: _Place) -> Reading | None:
        """Return what the amount before measures for a part of it: "..., trong đó huyện A 5 tỷ đồng"."""
        before = place.before()
        source = self.readings[before[1].number] if before else None
        if not source or not source.metric:
            return None
        return Reading(source.metric, place.change, place.estimated, "part")

    def _counted(self, place: _Place) -> Reading | None:
        """Return the noun of a count."""
        words = len(place.amount.unit.split())
        first = max(place.piece.first + 1, place.piece.last - words)
        if place.amount.kind != "count" or first >= place.piece.last:
            return None
        return Reading((first, place.piece.last), place.change, place.estimated, "counted")

    def _bare(self, place: _Place) -> Reading:
        """Return the topic of the text for an amount whose clause names nothing."""
        if place.percent and (found := behind(place.behind, False)):
            return Reading(found, place.change, place.estimated, "behind")
        change = next((p for p in place.ties if p.change in CHANGES or p.change == "growth"), None)
        own = (change.first, change.last) if change else None
        topic = None if place.core else self._topic
        return Reading(own or topic, place.change, place.estimated, "topic" if topic else None)

    @staticmethod
    def _in_part(place: _Place) -> bool:
        return any(p.kind == "part" for p in place.clause)

    def _of_count(self, place: _Place, piece: Piece, source: Reading) -> Tokens | None:
        """Return what a share of things counted says of them: "312 em |ra lớp |(đạt 92%)", "|kết nạp |5 đảng viên, đạt"."""
        at = place.sentence.pieces.index(piece)
        counted = _Place(place.sentence, at, self._amounts[piece.number])
        said = list(place.sentence.pieces[at + 1 : place.place])
        said = said[: next((n for n, p in enumerate(said) if p.kind in ("comma", "open", "and")), len(said))]
        start = next((n for n, p in enumerate(said) if p.kind not in ("link", "with", "filler", "time")), len(said))
        if said[start:] and (start or counted.amount.of is not None):
            return said[start].first, said[min(len(said) - 1, start + 5)].last
        if counted.amount.kind == "quantity" or (counted.copular and source.rule != "part"):
            return doing(counted.clause) if source.metric is None else source.metric
        noun = self._counted(counted)
        if noun and noun.metric and noun.metric[1] - noun.metric[0] > 1 and any(p.kind == "with" for p in counted.ties):
            return noun.metric
        return doing(counted.clause) or (noun.metric if noun else source.metric)
