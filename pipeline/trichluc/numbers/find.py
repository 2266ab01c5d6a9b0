"""Find the amounts of a document: anchors first, then each number with its unit, bound and rate, read locally."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trichluc.numbers.amount import Amount
from trichluc.numbers.bounds import Bounded, BoundReader, apart_sense
from trichluc.numbers.joins import JoinReader
from trichluc.numbers.meaning import Meaning, Sense
from trichluc.numbers.numerals import NumeralReader
from trichluc.numbers.rates import RateReader
from trichluc.numbers.refusals import Refusals
from trichluc.numbers.repeats import Repeats
from trichluc.numbers.singles import Reading, SingleReader
from trichluc.numbers.units import UnitReader
from trichluc.rulebook import Rules
from trichluc.rulebook.figure_rows import Bound
from trichluc.tokens import Document, Hit, Lexicon

_DIGITS = re.compile(r"\d[\d.,]*")
# What only a writer who parts thousands with commas writes: "9,990,000", "1,234.5".
_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?:,\d{3}|\.\d)")
# "trên" before fewer things that one can be on is the preposition: "trên 5 tuyến đường".
_FEW = 20
_SIGNS = {"+": 1, "-": -1, "–": -1, "−": -1}


@dataclass(frozen=True, slots=True)
class _Text:
    """A document and what is known of it as a whole."""

    document: Document
    english: bool
    apart: Sequence[Hit[Bound]]
    taken: Sequence[tuple[int, int]]  # sorted by start, none overlapping

    def is_taken(self, start: int, end: int) -> bool:
        at = bisect_right(self.taken, (end - 1, len(self.document.text))) - 1
        return at >= 0 and self.taken[at][1] > start


class AmountFinder:
    """Finds amounts by the rules; compiled once, holds no state between documents."""

    def __init__(self, rules: Rules) -> None:
        numerals = NumeralReader(rules.numerals)
        units = UnitReader(rules)
        singles = SingleReader(numerals, units)
        self._bounds = BoundReader(rules)
        self._joins = JoinReader(rules, singles, units, self._bounds)
        self._meaning = Meaning(rules, singles, units, Refusals(rules.not_figures))
        self._rates = RateReader(rules, units)
        self._repeats = Repeats(rules)
        self._words = Lexicon((word, word) for word in numerals.words.starts)

    def find(self, document: Document, taken: Sequence[tuple[int, int]] = ()) -> list[Amount]:
        """Return the amounts of a document in text order, none overlapping another or a ``taken`` character range."""
        english = _ENGLISH.search(document.text) is not None
        text = _Text(document, english, self._bounds.apart(document), _merged(taken))
        amounts: list[Amount] = []
        behind = 0  # the token behind the last amount
        for token in self._anchors(document):
            if token < behind:
                continue
            first, stop = document.sentence_of(token)
            for reading in self._joins.readings(document, token, stop, max(first, behind)):
                amount = self._amount(text, reading, max(first, behind), stop, amounts)
                if amount is not None:
                    amounts.append(amount)
                    behind = document.token_range(amount.start, amount.end)[1]
                    break
        return self._repeats.settle(document, amounts)

    def _anchors(self, document: Document) -> list[int]:
        """Return the tokens at which a number may start."""
        digits = {document.token_at(match.start()) for match in _DIGITS.finditer(document.text)}
        return sorted(digits | {hit.first for hit in self._words.find(document)})

    def _amount(self, text: _Text, reading: Reading, start: int, stop: int, before: Sequence[Amount]) -> Amount | None:
        document = text.document
        first = self._joins.range_start(document, reading.first, start) if reading.joint == "range" else reading.first
        bound = self._bounds.before(document, first, start)
        sense = self._meaning.of(document, reading, start, stop, bounded=bound is not None, english=text.english)
        if sense is None and (ratio := self._meaning.ratio(document, reading, start)) is not None:
            sense = _with_unit_before(document, ratio, reading, before)
        if sense is None:
            return None
        if bound is not None and bound.row.place and sense.on and sense.value < _FEW:
            bound = None
        rate = self._rates.behind(document, sense.last, stop, sense.kind)
        last = sense.last if rate is None else rate.last
        after = self._bounds.after(document, last, stop)
        if after is not None:
            last = after.token
            first = self._joins.range_start(document, first, start)
        begin = bound.token if bound is not None else first
        at, end = document.start(begin), document.end(last - 1)
        if text.is_taken(at, end):
            return None
        return Amount(
            start=at,
            end=end,
            number_start=document.start(reading.first),
            kind=sense.kind,
            value=sense.value,
            unit=sense.unit,
            high=sense.high,
            of=sense.of,
            per=rate.text if rate is not None else self._rates.before(document, begin, start, sense.kind),
            modifier=self._modifier(text, after or bound, begin),
            sign=_sign(document, begin),
            rule=sense.rule,
        )

    def _modifier(self, text: _Text, bound: Bounded | None, token: int) -> str | None:
        if bound is not None:
            return bound.row.sense
        return apart_sense(text.document, text.apart, token)


def _with_unit_before(document: Document, ratio: Sense, reading: Reading, before: Sequence[Amount]) -> Sense | None:
    """Give x/y in parentheses the unit of the count before it in its sentence: "giảm 81 vụ (817/898)"."""
    if not before or before[-1].kind != "count":
        return None
    if before[-1].start < document.start(document.sentence_of(reading.first)[0]):
        return None
    return replace(ratio, unit=before[-1].unit)


def _sign(document: Document, token: int) -> int:
    """Return the sign written right before a token: "(+6,2%)"; a dash behind a word is none."""
    at = document.start(token) - 1
    if at < 0 or (at > 0 and document.text[at - 1] not in " (\u00a0\n"):
        return 0
    return _SIGNS.get(document.text[at], 0)


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges sorted, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
