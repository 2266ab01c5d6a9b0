"""Number words below a thousand: "hai mươi lăm", "một trăm linh năm", "mười một"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from trichluc.rulebook.figure_rows import NumeralRole, NumeralWord
from trichluc.tokens import Document, fold

# Behind a ten the five is "lăm"; "hai mươi năm" is twenty years.
_YEAR = "năm"


class Spoken(NamedTuple):
    """The value of some number words, and the token behind them."""

    value: Decimal
    last: int


class NumberWords:
    """The words of figures/numerals.tsv, and how they follow one another below a thousand."""

    def __init__(self, rows: Iterable[NumeralWord]) -> None:
        self._words = {fold(form): row for row in rows for form in row.forms}
        # What a numeral may begin with, other than digits. "không" is left out: it mostly means "not".
        self.starts = tuple(
            word for word, row in self._words.items() if row.role in ("unit", "ten", "half") and row.value != 0
        )

    def role(self, document: Document, token: int, stop: int) -> NumeralRole | None:
        """Return what a token is as a word of numbers, None if it is none or stands at ``stop``."""
        if token >= stop:
            return None
        row = self._words.get(document.norms[token])
        if row is None or (row.not_before and token + 1 < stop and document.norms[token + 1] in row.not_before):
            return None
        return row.role

    def value(self, document: Document, token: int) -> Decimal:
        """Return what the word at a token is worth or multiplies by."""
        return self._words[document.norms[token]].value or Decimal(0)

    def word(self, text: str) -> NumeralWord | None:
        """Return the row of a single word."""
        return self._words.get(fold(text))

    def below_thousand(self, document: Document, first: int, stop: int) -> Spoken | None:
        """Read hundreds, tens and units from a token on; None where none begins there."""
        role = self.role(document, first, stop)
        if role == "ten":
            return self._behind_ten(document, Decimal(10), first + 1, stop)
        if role != "unit":
            return None
        unit = self.value(document, first)
        following = self.role(document, first + 1, stop)
        if following == "hundred":
            return self._behind_hundred(document, unit * 100, first + 2, stop)
        if following == "tens":
            return self._behind_ten(document, unit * 10, first + 2, stop)
        if following == "after_ten" and unit > 1:  # "hai lăm" for "hai mươi lăm"
            return Spoken(unit * 10 + self.value(document, first + 1), first + 2)
        return Spoken(unit, first + 1)

    def _behind_hundred(self, document: Document, hundreds: Decimal, token: int, stop: int) -> Spoken:
        role = self.role(document, token, stop)
        if role == "plus_half":
            return Spoken(hundreds + 50, token + 1)
        if role == "link" and self.role(document, token + 1, stop) == "unit":
            return Spoken(hundreds + self.value(document, token + 1), token + 2)
        if role == "unit" and self.role(document, token + 1, stop) == "unit" and document.norms[token + 1] != _YEAR:
            tens = self.value(document, token) * 10 + self.value(document, token + 1)  # "một trăm hai tám"
            return Spoken(hundreds + tens, token + 2)
        if role == "ten" or (role == "unit" and self.role(document, token + 1, stop) in ("tens", "after_ten")):
            rest = self.below_thousand(document, token, stop)
            if rest is not None:
                return Spoken(hundreds + rest.value, rest.last)
        return Spoken(hundreds, token)

    def _behind_ten(self, document: Document, tens: Decimal, token: int, stop: int) -> Spoken:
        role = self.role(document, token, stop)
        if role == "after_ten" or (role == "unit" and document.norms[token] != _YEAR):
            return Spoken(tens + self.value(document, token), token + 1)
        return Spoken(tens, token)
