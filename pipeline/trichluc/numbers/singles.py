"""Singles: one number with the unit of measure or the currency that stands at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from trichluc.numbers.numerals import Numeral, NumeralReader
from trichluc.numbers.units import Unit, UnitReader
from trichluc.tokens import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """One or two numbers with the unit behind them: tokens first..last-1; ``joint`` says how the two are joined."""

    first: int
    last: int
    low: Numeral
    second: Numeral | None = None
    joint: Literal["range", "whole"] | None = None
    unit: Unit | None = None


class SingleReader:
    """Reads one number and its unit."""

    def __init__(self, numerals: NumeralReader, units: UnitReader) -> None:
        self._numerals, self._units = numerals, units

    def read(self, document: Document, token: int, stop: int, start: int) -> Reading | None:
        """Return the number at a token, None if none is there; its currency may stand before it, from ``start`` on."""
        numeral = self._numerals.read(document, token, stop)
        if numeral is None:
            return None
        before = self._units.currency_before(document, token, start)
        short = self._numerals.thousands(document, numeral, stop)
        if short is not None:  # the k of "10k đồng" and "$10k"; other k's are karats, models, roads
            unit = self._units.measure(document, short.last, stop)
            if before is not None or (unit is not None and unit.kind == "money"):
                numeral = short
        unit = self._units.measure(document, numeral.last, stop)
        if unit is None and numeral.scale > 1:
            unit = self._units.scaled_currency(document, numeral.last, stop)
        if unit is None and before is not None:
            return Reading(before.first, numeral.last, numeral, unit=before)
        if unit is None:
            return Reading(token, numeral.last, numeral)
        return self._with_cents(document, Reading(token, unit.last, numeral, unit=unit), stop)

    def _with_cents(self, document: Document, reading: Reading, stop: int) -> Reading:
        """Add hundredth parts: "2 đô la và 23 xen", "hai đô 23" where nothing follows that 23 could count."""
        token = reading.last + (document.norms[reading.last : reading.last + 1] == ["và"])
        if reading.unit is None or not self._units.has_cents(reading.unit) or token >= stop:
            return reading
        cents = self._numerals.read(document, token, stop)
        if cents is None or not 0 < cents.value < 100 or cents.value != int(cents.value):
            return reading
        last = self._units.cents(document, cents.last, stop)
        if last is None and (token > reading.last or cents.last < stop or reading.low.scale > 1):
            return reading
        low = replace(reading.low, value=reading.low.value + cents.value / 100, other=None)
        return replace(reading, last=last or cents.last, low=low)
