"""An amount in its clause: what ties it to the rest, and what the rest is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trichluc.numbers import Amount
from trichluc.structure.clause import CHANGES, HEADS, Piece, Sentence
from trichluc.structure.objects import clause_of
from trichluc.structure.phrase import SUMS, Tokens, chunks, since_amount

_TIES = frozenset(["link", "filler", "restate", "with", "have", "time", "colon", "part", "opener"])
_TYING_CHANGES = CHANGES | {"growth", "level", "gap", "estimated"}
_COPULAS = frozenset(["link", "colon", "restate"])
_GROWTH = 2  # tokens of a noun of growth that may only tie: "tăng trưởng", not "tốc độ tăng trưởng"
_SHORT = 5  # pieces of a clause that adds one amount to another
_BEFORE = 200  # pieces before an amount that are searched for others
_BEHIND = 8  # pieces behind an amount that are looked at


class Setting:
    """An amount in its clause.

    ``ties`` are the pieces right before the amount that bind it to the clause and name nothing ("đạt", "là",
    "với", "tăng thêm"), ``core`` is the clause left of them, ``tail`` the kind of the core's last piece, "none" where
    the core is empty.
    """

    def __init__(self, sentence: Sentence, place: int, amount: Amount) -> None:
        self.sentence, self.place, self.amount = sentence, place, amount
        clause = sentence.clause(place)
        at = len(clause)
        while at and (_ties(clause[at - 1]) or _marks(clause[at - 2 : at])):
            at -= 1
        if at and clause[at - 1].kind in ("empty", "sum") and _follows_amount(clause[: at - 1]):
            at -= 1  # "5 hộ (|tỷ lệ| 5%)"
        self.core, self.ties = clause[:at], clause[at:]
        self.tail = self.core[-1].kind if self.core else "none"

    @property
    def percent(self) -> bool:
        """Whether the amount is a percent."""
        return self.amount.kind == "percent"

    @property
    def counted(self) -> bool:
        """Whether the amount is a count or a quantity."""
        return self.amount.kind in ("count", "quantity")

    @property
    def piece(self) -> Piece:
        """The amount's piece."""
        return self.sentence.pieces[self.place]

    @cached_property
    def copular(self) -> bool:
        """Whether the ties say that the amount belongs to a subject: "là", "đạt", "tăng", a colon."""
        return any(p.kind in _COPULAS or p.change in _TYING_CHANGES - {"estimated"} for p in self.ties)

    @property
    def linked(self) -> bool:
        """Whether a word like "là" or "đạt" stands among the ties."""
        return any(piece.kind in ("link", "restate") for piece in self.ties)

    @property
    def brought(self) -> bool:
        """Whether "với" brings in the amount itself: "|với| 5 tỷ đồng hỗ trợ của tỉnh"."""
        return bool(self.ties) and self.ties[-1].kind == "with"

    @property
    def exists(self) -> bool:
        """Whether the nearest chunk of the clause begins with "có": "|có khu vực| tăng 7%"."""
        nearest = chunks(self.clause)[:1]
        return bool(nearest) and nearest[0][0].kind == "have"

    @property
    def compared(self) -> bool:
        """Whether the amount is what the one before it is held against: "đạt 5%, |cao hơn mức| 4%"."""
        if self.tail != "sum" or not 2 <= len(self.clause) < _SHORT or self.copular:
            return False
        return self.clause[-2].change in ("gap", "base") or self.clause[-2].kind == "stop"

    def told(self, named: Tokens | None) -> Tokens | None:
        """Return what is said behind the amount where a phrase right before it only says "sum"."""
        bare = self.tail in SUMS and named in (None, (self.core[-1].first, self.core[-1].last))
        return clause_of(self.behind) if bare and self.amount.kind == "money" else None

    @cached_property
    def clause(self) -> list[Piece]:
        """The core behind its last amount."""
        return since_amount(self.core)

    @property
    def placed(self) -> bool:
        """Whether the nearest chunk of the clause only says where: "|toàn tỉnh| còn 3% hộ nghèo"."""
        nearest = chunks(self.clause)[:1]
        return bool(nearest) and self.tail == "body" and not any(piece.kind in HEADS for piece in nearest[0])

    @property
    def goes_on(self) -> bool:
        """Whether nothing but ties and a comma, "và" or dash stands between the amount and the one before it."""
        return self.tail in ("comma", "and", "amount", "dash")

    @property
    def opened(self) -> int | None:
        """The place of the bracket that the amount's clause begins at, None where it begins elsewhere."""
        first = self.place - len(self.core) - len(self.ties) - 1
        return first if first >= 0 and self.sentence.pieces[first].kind == "open" else None

    @property
    def behind(self) -> list[Piece]:
        """The next few pieces behind the amount, over a bracket that begins there."""
        place = self.place + 1
        if place in self.sentence.brackets and self.sentence.pieces[place].kind == "open":
            place = self.sentence.brackets[place] + 1
        return list(self.sentence.pieces[place : place + _BEHIND])

    def before(self) -> Piece | None:
        """Return the nearest amount of the sentence before this one."""
        return next(self.earlier(), None)

    def earlier(self) -> Iterator[Piece]:
        """Yield the amounts of the sentence before this one, the nearest first."""
        pieces = self.sentence.pieces
        return (
            pieces[n] for n in range(self.place - 1, max(-1, self.place - _BEFORE), -1) if pieces[n].kind == "amount"
        )


def _follows_amount(clause: list[Piece]) -> bool:
    """Say whether nothing stands before, or an amount and what joins another to it."""
    return not clause or (clause[-1].kind in ("comma", "and", "amount") and any(p.kind == "amount" for p in clause))


def _marks(pair: list[Piece]) -> bool:
    """Say whether a noun that names nothing stands behind a link: "xuống |ngưỡng| 5%"."""
    return len(pair) == 2 and pair[1].kind in SUMS and (pair[0].kind == "link" or pair[0].change == "level")


def _ties(piece: Piece) -> bool:
    if piece.kind == "noun" and piece.last - piece.first <= _GROWTH:
        return piece.change == "growth"
    if piece.kind in ("noun", "verb", "empty", "sum", "payer"):
        return False
    return piece.kind in _TIES or piece.change in _TYING_CHANGES
