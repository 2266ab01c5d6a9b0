"""Joins: two numbers that make one amount: ranges ("7-8 tỷ đồng") and parts of a whole ("50/53 đại biểu")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from trichluc.numbers.bounds import BoundReader
from trichluc.numbers.numerals import Numeral
from trichluc.numbers.phrases import Phrases
from trichluc.numbers.singles import Reading, SingleReader
from trichluc.numbers.units import Unit, UnitReader
from trichluc.rulebook import Rules
from trichluc.rulebook.figure_rows import FigureLink
from trichluc.tokens import Document


class JoinReader:
    """Reads numbers, joined ones as one, by figures/links.tsv."""

    def __init__(self, rules: Rules, singles: SingleReader, units: UnitReader, bounds: BoundReader) -> None:
        self._singles, self._units, self._bounds = singles, units, bounds
        kinds = ("range", "between", "whole")
        self._links = Phrases((form, row) for row in rules.figure_links if row.kind in kinds for form in row.forms)
        starts = [row for row in rules.figure_links if row.kind == "range_start"]
        self._starts = Phrases((form, row) for row in starts for form in row.forms)

    def readings(self, document: Document, token: int, stop: int, start: int) -> Iterator[Reading]:
        """Yield what can be read at a token: the number joined with the next, then the number alone.

        ``start`` is the first token that may belong to it: a currency before the number.
        """
        single = self._singles.read(document, token, stop, start)
        if single is None:
            return
        link = self._links.starting(document, single.last, stop)
        if link is not None and (joined := self._joined(document, single, *link, stop)) is not None:
            yield joined
        yield single

    def range_start(self, document: Document, token: int, start: int) -> int:
        """Return the token at which "từ" before a range stands, or the token itself."""
        found = self._starts.ending(document, token, start)
        return token if found is None else found[0]

    def _joined(self, document: Document, low: Reading, token: int, link: FigureLink, stop: int) -> Reading | None:
        """Join a reading with the number at ``token``, behind a link; None where they do not go together."""
        if link.kind == "range":
            token = self._bounds.skipped(document, token, stop)
        second = self._second(document, token, stop)
        if second is None or not _same_unit(low.unit, second.unit):
            return None
        behind = document.norms[second.last : second.last + 2]
        if behind[:1] in (["/"], ["-"]) and behind[1:] and behind[1][0].isdecimal() and second.unit is None:
            return None  # "6-7/11", "15/9/2022"
        if link.kind == "between" and not self._may_be_between(document, low, second):
            return None
        left, right = shared_scale(low.low, second.low, low.unit)
        whole = link.kind == "whole"
        # A part may be more than its whole where both have a unit: "(5,9 tỷ đồng/4 tỷ đồng)".
        if left.value > right.value and not (whole and low.unit is not None):
            return None
        if left.value == right.value and not whole:
            return None
        joint: Literal["range", "whole"] = "whole" if whole else "range"
        return Reading(low.first, second.last, left, right, joint, second.unit or low.unit)

    def _may_be_between(self, document: Document, low: Reading, second: Reading) -> bool:
        """Say whether "và" joins two ends: "giữa 1000 và 2000 đồng", "9 và 12 triệu đồng"."""
        if self.range_start(document, low.first, max(0, low.first - 2)) < low.first:
            return True
        return low.unit is None and second.unit is not None

    def _second(self, document: Document, token: int, stop: int) -> Reading | None:
        """Read the second number, behind a currency's symbol if one stands there: VND1000-VND2000."""
        if token < stop and not document.norms[token][0].isdecimal():
            behind = self._units.currency_before(document, token + 1, token)
            if behind is not None and token + 1 < stop:
                return self._singles.read(document, token + 1, stop, token)
        return self._singles.read(document, token, stop, token)


def shared_scale(low: Numeral, high: Numeral, unit: Unit | None) -> tuple[Numeral, Numeral]:
    """Give the magnitude of the second number to the first where it is left out: "7-8 tỷ", not "420.000-3,3 triệu"."""
    if low.scale == 1 and high.scale > 1 and unit is None and low.value <= high.value / high.scale:
        return low.scaled(high.scale), high
    return low, high


def _same_unit(low: Unit | None, high: Unit | None) -> bool:
    """Say whether two numbers can be one amount by their units; only the first may lack it."""
    if low is None:
        return True
    if high is None:
        return False
    return (low.kind, low.text) == (high.kind, high.text)
