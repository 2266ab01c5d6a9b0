"""Repeats: an amount said again in words is one amount; said again in another currency it is linked to the first."""

from __future__ import annotations

from dataclasses import replace

from trichluc.numbers.amount import Amount
from trichluc.numbers.phrases import Phrases
from trichluc.rulebook import Rules
from trichluc.tokens import Document

_MOST_TOKENS_BETWEEN = 6


class Repeats:
    """Finds repeated amounts by figures/links.tsv."""

    def __init__(self, rules: Rules) -> None:
        rows = [row for row in rules.figure_links if row.kind == "restates"]
        self._links = Phrases((form, row) for row in rows for form in row.forms)

    def settle(self, document: Document, amounts: list[Amount]) -> list[Amount]:
        """Return the amounts without those only said again, and with ``restates`` set on equivalents."""
        kept: list[Amount] = []
        for amount in amounts:
            before = kept[-1] if kept else None
            if before is not None and before.kind == amount.kind == "money" and self._linked(document, before, amount):
                if before.unit == amount.unit and before.value == amount.value and before.high == amount.high:
                    continue
                if before.unit != amount.unit and not before.per and not amount.per:
                    kept.append(replace(amount, restates=len(kept) - 1))
                    continue
            kept.append(amount)
        return kept

    def _linked(self, document: Document, before: Amount, amount: Amount) -> bool:
        """Say whether nothing but words of equivalence and marks stands between two amounts."""
        first, last = document.token_range(before.end, amount.start)
        if not 0 < last - first <= _MOST_TOKENS_BETWEEN or document.slice(first, last) == ",":
            return False
        while first < last:
            found = self._links.starting(document, first, last)
            if found is None:
                return False
            first = found[0]
        return True
