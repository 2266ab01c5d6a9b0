"""Meaning: what a number with its unit is: money, percent, a quantity, a count, or no amount at all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from trichluc.numbers.amount import Kind
from trichluc.numbers.numerals import Numeral, plain
from trichluc.numbers.phrases import Phrases
from trichluc.numbers.refusals import Refusals
from trichluc.numbers.singles import Reading, SingleReader
from trichluc.numbers.units import Unit, UnitReader
from trichluc.rulebook import Rules
from trichluc.rulebook.figure_rows import FigureLink
from trichluc.tokens import Document

_THOUSAND, _BILLION = Decimal(10) ** 3, Decimal(10) ** 9
# How far before an amount without "đồng" a word may stand that shows it to be money, in tokens.
_MONEY_REACH = 14
# The shares that percent writes exactly: 1/10, 3/4; not 1/3.
_SHARES = (2, 4, 5, 8, 10, 20, 25, 50, 100, 1000)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a reading means; ``last`` is the token behind number and unit."""

    kind: Kind
    unit: str
    rule: str
    last: int
    value: Decimal
    high: Decimal | None = None
    of: Decimal | None = None
    on: bool = False


class Meaning:
    """Decides what readings mean; ``english`` documents write "33,293 ha" for thousands."""

    def __init__(self, rules: Rules, singles: SingleReader, units: UnitReader, refusals: Refusals) -> None:
        self._singles, self._units, self._refusals = singles, units, refusals
        self._money = self._links(rules, "money")
        self._shares, self._then = self._links(rules, "share"), self._links(rules, "then")

    def of(
        self, document: Document, reading: Reading, start: int, stop: int, *, bounded: bool, english: bool
    ) -> Sense | None:
        """Return what a reading between the tokens ``start`` and ``stop`` means, None where it is no amount."""
        if self._refusals.part_of_name(document, reading):
            return None
        unit = reading.unit
        noun_at = reading.last if unit is None else unit.first
        noun = self._units.noun(document, noun_at, stop)
        small = reading.low.scale == 1 and (reading.second is None or reading.second.scale == 1)
        if unit is not None and small and not reading.low.grouped and self._units.begins_word(document, unit, stop):
            return None
        if unit is not None and not (noun is not None and noun.last > unit.last and small):
            if self._article(reading, unit, bounded) or self._refusals.two_numbers(document, reading, start):
                return None
            return _sense(reading, unit, english=english)
        if self._units.is_time(document, noun_at, stop):
            return None
        return (
            self._count(document, reading, noun, start, stop, bounded=bounded)
            or self._bare_money(document, reading, start, stop)
            or self._share(document, reading, start, stop)
        )

    def ratio(self, document: Document, reading: Reading, start: int) -> Sense | None:
        """Return what x/y alone in parentheses means, its unit still open; None for anything else and for dates."""
        if reading.joint != "whole" or reading.unit is not None or reading.low.scale > 1 or reading.second is None:
            return None
        around = (
            document.norms[max(start, reading.first - 1) : reading.first],
            document.norms[reading.last : reading.last + 1],
        )
        if around != (["("], [")"]) or self._refusals.could_be_date(reading):
            return None
        return Sense("count", "", "ratio", reading.last, reading.low.value, of=reading.second.value)

    def _count(
        self, document: Document, reading: Reading, noun: Unit | None, start: int, stop: int, *, bounded: bool
    ) -> Sense | None:
        if noun is None and not reading.low.words and not (reading.joint == "whole" and reading.low.value <= 31):
            tyy = reading.low.scale >= _BILLION
            noun = None if tyy else self._units.guessed_noun(document, reading.last, stop)
        if noun is None or self._refusals.no_number(document, reading.low, start):
            return None
        if not bounded and self._refusals.counts_nothing(document, reading, noun, start):
            return None
        if reading.low.value == 0 and not noun.listed:
            return None
        numbers = [_counted(number) for number in (reading.low, reading.second) if number is not None]
        rate = document.norms[noun.last : noun.last + 1] == ["/"]
        if any(number != int(number) for number in numbers) and not rate:
            return None
        return _with_values(reading, noun, numbers)

    def _bare_money(self, document: Document, reading: Reading, start: int, stop: int) -> Sense | None:
        """Take "2 tỷ" for đồng, "700 triệu" where words before it show that it is money."""
        number = reading.second or reading.low
        if number.scale < _THOUSAND or (number.scale < _BILLION and not self._shown(document, reading, start, stop)):
            return None
        unit = self._next_currency(document, reading.last, stop) or "VND"
        return _sense(reading, Unit(reading.last, reading.last, "money", unit, "dong-left-out"), english=False)

    def _next_currency(self, document: Document, token: int, stop: int) -> str | None:
        """Return the currency that an amount leaves to the next to say: "từ 30 triệu lên 45 triệu euro"."""
        then = self._then.starting(document, token, stop)
        single = then and self._singles.read(document, then[0], stop, then[0])
        return single.unit.text if single and single.unit is not None and single.unit.kind == "money" else None

    def _shown(self, document: Document, reading: Reading, start: int, stop: int) -> bool:
        if self._units.guessed_noun(document, reading.last, stop) is not None:
            return False
        reach = range(max(start, reading.first - _MONEY_REACH), min(stop, reading.last + _MONEY_REACH))
        return any(self._money.starting(document, token, stop) is not None for token in reach)

    def _share(self, document: Document, reading: Reading, start: int, stop: int) -> Sense | None:
        """Take "1/10 tổng kinh phí" for 10 percent."""
        low, whole = reading.low, reading.second
        if reading.joint != "whole" or whole is None or whole.value not in _SHARES or low.value >= whole.value:
            return None
        if self._shares.starting(document, reading.last, stop) is None:
            return None
        return Sense("percent", "%", "fraction", reading.last, plain(low.value * 100 / whole.value))

    def _article(self, reading: Reading, unit: Unit, bounded: bool) -> bool:
        """Say whether "một" before a unit is the article: "một đồng"."""
        low = reading.low
        return low.words and low.value == 1 and low.scale == 1 and reading.second is None and not bounded

    @staticmethod
    def _links(rules: Rules, kind: str) -> Phrases[FigureLink]:
        return Phrases((form, row) for row in rules.figure_links if row.kind == kind for form in row.forms)


def _sense(reading: Reading, unit: Unit, *, english: bool) -> Sense:
    numbers = [_measured(number, unit, english) for number in (reading.low, reading.second) if number is not None]
    return _with_values(reading, unit, numbers)


def _with_values(reading: Reading, unit: Unit, numbers: list[Decimal]) -> Sense:
    value, second = plain(numbers[0]), plain(numbers[1]) if len(numbers) > 1 else None
    high, of = (second, None) if reading.joint == "range" else (None, second)
    return Sense(unit.kind, unit.text, unit.rule, max(unit.last, reading.last), value, high, of, unit.on)


def _counted(number: Numeral) -> Decimal:
    """Return the reading of a number that counts things: whole ones, so that "33,293" parts thousands."""
    if number.other is not None and number.scale == 1 and not number.grouped:
        return number.other
    return number.value


def _measured(number: Numeral, unit: Unit, english: bool) -> Decimal:
    """Return the reading of a number before a unit.

    "10,000 đồng" parts thousands, since money has no third decimal; so does "33,293 ha" in an ``english``
    document. "5.123%" has decimals, since no thousands of percent are written.
    """
    if number.other is None:
        return number.value
    if unit.kind == "percent":
        return min(number.value, number.other)
    thousands = english or (unit.kind == "money" and number.scale == 1)
    return number.other if thousands and not number.grouped else number.value
