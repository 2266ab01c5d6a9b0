"""Rates: what an amount is per: "đồng/kg", "mỗi người 5 triệu đồng", "2.000 tấn rác mỗi ngày"."""

from __future__ import annotations

from trichluc.numbers.amount import Kind
from trichluc.numbers.phrases import Phrases
from trichluc.numbers.units import Rate, UnitReader
from trichluc.rulebook import Rules
from trichluc.rulebook.figure_rows import FigureLink
from trichluc.tokens import Document

# How many words may stand between "mỗi suất" and its amount ("trị giá"), and between an amount and "mỗi ngày".
_BEFORE_REACH, _BEHIND_REACH = 2, 1
_LONGEST_EACH = 4


class RateReader:
    """Reads rates by figures/links.tsv."""

    def __init__(self, rules: Rules, units: UnitReader) -> None:
        self._units = units
        self._each: Phrases[FigureLink] = self._links(rules, "each")
        self._one: Phrases[FigureLink] = self._links(rules, "one")

    def behind(self, document: Document, token: int, stop: int, kind: Kind) -> Rate | None:
        """Return the rate at the token behind an amount; its end is where the amount then ends."""
        rate = self._units.rate(document, token, stop)
        if rate is not None or kind == "percent":
            return rate
        reach = 0 if kind == "money" else _BEHIND_REACH
        for at in range(token, min(token + reach + 1, stop)):
            one = self._one.starting(document, at, stop)
            end = one and self._units.rate_noun(document, one[0], stop)
            if one and end:
                return Rate(document.slice(one[0], end), end)
            if not document.norms[at][0].isalpha():
                return None
            if at == token and (rate := self._units.rate(document, at + 1, stop)) is not None:  # "tấn rác/ngày"
                return rate
        return None

    def before(self, document: Document, token: int, start: int, kind: Kind) -> str | None:
        """Return what "mỗi X" just before an amount makes it per."""
        reach = _BEFORE_REACH if kind in ("money", "quantity") else 0
        for at in range(token - 2, max(start, token - 2 - reach - _LONGEST_EACH) - 1, -1):
            if not document.norms[at][0].isalpha():
                return None
            each = self._each.starting(document, at, token)
            if each is not None:
                end = self._units.rate_noun(document, each[0], token)
                return document.slice(each[0], end) if end is not None and token - end <= reach else None
        return None

    @staticmethod
    def _links(rules: Rules, kind: str) -> Phrases[FigureLink]:
        return Phrases((form, row) for row in rules.figure_links if row.kind == kind for form in row.forms)
