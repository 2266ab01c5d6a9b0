"""Units: what stands behind a number, and the rate it is per."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from trichluc.numbers.amount import Kind
from trichluc.numbers.phrases import Phrases
from trichluc.rulebook import Rules
from trichluc.rulebook.figure_rows import Counted, Currency, Measure, NotCounted
from trichluc.tokens import Document, joined

_MOST_NOUN_TOKENS = 4
_MOST_RATES = 3  # "đồng/người/ngày/ca"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: tokens first..last-1, the kind of amount it makes, how the record writes it, its row.

    ``on``: a counted thing that one can be on or in. ``listed``: a noun of the rules for sure, not guessed.
    """

    first: int
    last: int
    kind: Kind
    text: str
    rule: str
    on: bool = False
    listed: bool = True


class Rate(NamedTuple):
    """What an amount is per, and the token behind it."""

    text: str
    last: int


class UnitReader:
    """Reads units by figures/currencies.tsv, measures.tsv, counted.tsv and not_counted.tsv."""

    def __init__(self, rules: Rules) -> None:
        rows: tuple[Currency | Measure, ...] = (*rules.currencies, *rules.measures)
        measures = [(form, row) for row in rows for form in row.forms]
        self._measures = Phrases(measures)
        self._exact: dict[str, set[str]] = {}  # the spellings of a unit whose letters count as written
        for form, row in measures:
            if _is_exact(form, row):
                self._exact.setdefault(joined(form), set()).add(form.replace(" ", ""))
        self._before = Phrases((form, row) for row in rules.currencies for form in row.before)
        self._scaled = Phrases((form, row) for row in rules.currencies for form in row.scaled)
        self._with_cents = frozenset(row.id for row in rules.currencies if row.cents)
        self._cents = Phrases((form, row.code) for row in rules.currencies for form in row.cents)
        nouns: tuple[Counted | NotCounted, ...] = (*rules.counted, *rules.not_counted)
        self._nouns = Phrases((form, row) for row in nouns for form in row.forms)

    def measure(self, document: Document, token: int, stop: int) -> Unit | None:
        """Return the currency, percent or measure at a token; the longest form, unless a longer noun stands there."""
        found = self._measures.starting(document, token, stop)
        if found is None:
            return None
        last, row = found
        written = document.slice(token, last)
        exact = self._exact.get(" ".join(document.norms[token:last]))
        if exact is not None and written.replace(" ", "") not in exact:
            return None
        if isinstance(row, Measure) and row.followed_by and not self._followed(document, last, row):
            return None
        if len(written) <= 2 and self._glued(document, last):  # "7g30", "5m2x"
            return None
        if isinstance(row, Currency):
            return Unit(token, last, "money", row.code, row.id)
        if written[-1].isdecimal():
            written = written.replace(" ", "")  # "m 2" has lost its superscript
        return Unit(token, last, row.kind, "%" if row.kind == "percent" else written, row.id)

    def scaled_currency(self, document: Document, token: int, stop: int) -> Unit | None:
        """Return the currency that a word means only behind a magnitude: 73 triệu bảng."""
        found = self._scaled.starting(document, token, stop)
        return found and Unit(token, found[0], "money", found[1].code, found[1].id)

    def currency_before(self, document: Document, token: int, start: int) -> Unit | None:
        """Return the currency whose symbol or code ends just before a token: $200, EUR 20."""
        found = self._before.ending(document, token, start)
        return found and Unit(found[0], token, "money", found[1].code, found[1].id)

    def has_cents(self, unit: Unit) -> bool:
        """Say whether hundredth parts of a currency are counted apart."""
        return unit.rule in self._with_cents

    def cents(self, document: Document, token: int, stop: int) -> int | None:
        """Return the token behind a word for the hundredth part of a currency, None if there is none."""
        found = self._cents.starting(document, token, stop)
        return found and found[0]

    def noun(self, document: Document, token: int, stop: int) -> Unit | None:
        """Return the listed noun that a number at its left counts; None for times and words that are no noun."""
        found = self._nouns.starting(document, token, stop)
        if found is None or not isinstance(row := found[1], Counted):
            return None
        last = found[0]
        # A capital may begin a name ("Điều 257, 258 Bộ luật ..."), a deed may be done by one.
        if document.text[document.start(token)].isupper() and row.kind == "classifier":
            return None  # "1 Bà Nông Thị Hạnh" numbers a list
        sure = row.kind != "deed" and (row.titles or not document.text[document.start(token)].isupper())
        if row.kind == "classifier":
            last = self._classified(document, token, last, stop)
        elif row.kind == "level":
            last = self._listed_levels(document, last, stop)
        return Unit(token, last, "count", document.slice(token, last), row.id, row.on, sure)

    def begins_word(self, document: Document, unit: Unit, stop: int) -> bool:
        """Say whether a unit only begins a word that is nothing counted: "ngày 1/6 |đồng loạt| ra quân"."""
        found = self._nouns.starting(document, unit.first, stop)
        return found is not None and isinstance(found[1], NotCounted) and found[0] > unit.last

    def guessed_noun(self, document: Document, token: int, stop: int) -> Unit | None:
        """Return the one or two words behind a number as what it counts, where the rules know neither of them."""
        last = token
        if token < stop and document.start(token) == document.end(token - 1):
            return None
        while last < min(stop, token + 2) and self._may_be_noun(document, last, stop):
            last += 1
        if last == token:
            return None
        return Unit(token, last, "count", document.slice(token, last), "guessed", listed=False)

    def is_time(self, document: Document, token: int, stop: int) -> bool:
        """Say whether a time, an age or a duration starts at the token."""
        found = self._nouns.starting(document, token, stop)
        return found is not None and isinstance(found[1], NotCounted) and found[1].kind == "time"

    def rate(self, document: Document, token: int, stop: int) -> Rate | None:
        """Return what stands behind slashes at a token: "/người/tháng", "/10.000 dân"."""
        first = last = token
        for _ in range(_MOST_RATES):
            if last + 1 >= stop or document.norms[last] != "/":
                break
            noun = last + 1 + document.norms[last + 1][0].isdecimal()
            if noun == last + 2 and (noun >= stop or document.start(noun) == document.end(noun - 1)):
                break
            end = self._rate_noun(document, noun, stop)
            if end is None:
                break
            last = end
        return Rate(document.slice(first + 1, last), last) if last > first else None

    def rate_noun(self, document: Document, token: int, stop: int) -> int | None:
        """Return the token behind a listed noun, unit or time at a token: what "mỗi" can stand before."""
        ends = [
            found[0]
            for found in (self._nouns.starting(document, token, stop), self._measures.starting(document, token, stop))
            if found is not None and not (isinstance(found[1], NotCounted) and found[1].kind == "word")
        ]
        return max(ends, default=None)

    def _rate_noun(self, document: Document, token: int, stop: int) -> int | None:
        end = self.rate_noun(document, token, stop)
        if end is None and token < stop and document.norms[token][0].isalpha():
            end = token + 1
        return end

    def _followed(self, document: Document, token: int, row: Measure) -> bool:
        return any(document.norms[token : token + len(words)] == words for words in map(str.split, row.followed_by))

    def _glued(self, document: Document, token: int) -> bool:
        at = document.end(token - 1)
        return token < len(document) and document.start(token) == at and document.text[at].isalnum()

    def _classified(self, document: Document, token: int, last: int, stop: int) -> int:
        """Return the end of a measure word together with the listed noun behind it: "chiếc xe lăn"."""
        found = self._nouns.starting(document, last, stop)
        if found is None or not isinstance(found[1], Counted) or found[0] - token > _MOST_NOUN_TOKENS:
            return last
        return found[0]

    def _listed_levels(self, document: Document, last: int, stop: int) -> int:
        """Return the end of kinds listed together: "xã, phường, thị trấn", "tỉnh/thành phố"."""
        while last + 1 < stop and document.norms[last] in (",", "/"):
            found = self._nouns.starting(document, last + 1, stop)
            if found is None or not isinstance(found[1], Counted) or found[1].kind != "level":
                break
            last = found[0]
        return last

    def _may_be_noun(self, document: Document, token: int, stop: int) -> bool:
        word = document.slice(token, token + 1)
        if not (word.isalpha() and word.islower() and len(word) > 1) or self._glued(document, token + 1):
            return False
        return self._nouns.starting(document, token, stop) is None


def _is_exact(form: str, row: Currency | Measure) -> bool:
    """Say whether the letters of a unit count as written: symbols of one letter, and rows that say so."""
    return (isinstance(row, Measure) and row.exact) or (len(form) == 1 and form.isalpha() and form != "đ")
