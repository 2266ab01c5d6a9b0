"""Compare with duckling's own Vietnamese test cases: ``python -m benchmarks.duckling FILE``.

FILE is JSON Lines: ``dimension``, ``input``, ``expected`` (``type`` value or interval, ``value``, ``from``, ``to``,
``unit``), ``reference_time``. Prints right, wrong and out of scope for each dimension, each wrong case, and why each
other one is out of scope.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from benchmarks.duckling_time import judge_time
from trichluc import load_rules
from trichluc.numbers import Amount, AmountFinder, parse
from trichluc.tokens import read

Case = dict[str, Any]
Verdict = Literal["right", "wrong", "out of scope"]
Judge = Callable[[Case], tuple[Verdict, str]]

# Currencies as duckling names them, where it does not use the ISO code.
_CODES = {"$": "USD", "£": "GBP", "€": "EUR"}


def judge_numeral(case: Case) -> tuple[Verdict, str]:
    """Judge ``trichluc.numbers.parse``."""
    found = parse(case["input"])
    return _verdict(found is not None and found == _number(case["expected"]["value"])), str(found)


class MoneyJudge:
    """Judges the amounts found in a phrase; a phrase that names no currency is out of scope."""

    def __init__(self) -> None:
        self._finder = AmountFinder(load_rules())

    def __call__(self, case: Case) -> tuple[Verdict, str]:
        expected = case["expected"]
        amounts = self._finder.find(read(case["input"]))
        told = "; ".join(f"{one.value}..{one.high} {one.unit} {one.modifier}" for one in amounts)
        if expected["unit"] in ("unknown", None):
            return "out of scope", "names no currency"
        right = len(amounts) == 1 and _same(amounts[0], expected)
        return _verdict(right), told


def _same(amount: Amount, expected: dict[str, Any]) -> bool:
    if amount.kind != "money" or amount.unit != _CODES.get(expected["unit"], expected["unit"]):
        return False
    if expected["type"] == "value":
        return amount.high is None and amount.value == _number(expected["value"])
    low, high = _number(expected.get("from")), _number(expected.get("to"))
    if low is not None and high is not None:
        return (amount.value, amount.high) == (low, high)
    bounds = ("more_than", "at_least") if high is None else ("less_than", "at_most")
    return amount.value == (low if high is None else high) and amount.modifier in bounds


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _verdict(right: bool) -> Verdict:
    return "right" if right else "wrong"


def compare(cases: Iterable[Case], judges: dict[str, Judge]) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return for each dimension how often each verdict fell, and a line for each case that is not right."""
    counts: dict[str, Counter[str]] = {}
    lines = []
    for case in cases:
        verdict, told = judges[case["dimension"]](case)
        counts.setdefault(case["dimension"], Counter())[verdict] += 1
        if verdict == "wrong":
            lines.append(f"{case['dimension']}: {case['input']!r}: {told or 'nothing'}, not {case['expected']}")
        elif verdict == "out of scope":
            lines.append(f"{case['dimension']}: {case['input']!r}: out of scope, {told}")
    return counts, lines


def main() -> None:
    judges: dict[str, Judge] = {"Numeral": judge_numeral, "AmountOfMoney": MoneyJudge(), "Time": judge_time}
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    counts, told = compare(map(json.loads, lines), judges)
    print(f"{'dimension':<16}{'right':>8}{'wrong':>8}{'out of scope':>14}")
    for dimension, verdicts in counts.items():
        print(f"{dimension:<16}{verdicts['right']:>8}{verdicts['wrong']:>8}{verdicts['out of scope']:>14}")
    print("\n".join(told))


if __name__ == "__main__":
    main()
