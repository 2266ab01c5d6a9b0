"""Percents against the two amounts they are the share of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from trichluc.record import Check
from trichluc.structure.relations.alike import Alike
from trichluc.structure.relations.layout import Layout, Placed
from trichluc.structure.relations.precision import (
    EXACT,
    Interval,
    of_interval,
    places,
    rounded,
    value_interval,
)
from trichluc.structure.relations.wording import plain, said

_HUNDRED = Decimal(100)
_WHOLE_BEHIND = 12  # tokens between a percent and the whole that is given behind it
_NEAR = 5  # tokens before a whole that can call it one
_SPAN = 8  # tokens between a percent and the amount it is given with
_BACK = 6  # figures before an amount that its whole is looked for among
_SENTENCES = 2  # before a percent of a total, in which that total can stand
_WRITTEN, _PART, _SLIP, _AGREES = Decimal(1), Decimal("0.1"), Decimal("0.03"), Decimal(0)
_ENDS = frozenset(",.;)(:!?…") | {"", "-", "và", "do", "nhưng", "vì", "trong", "tại", "theo", "còn", "với", "của"}


@dataclass(frozen=True, slots=True)
class Share:
    """A percent that the text ties to an amount; ``whole`` is None where the amount is x/y.

    ``reach``: how far, of the percent stated, the computed one may be off and the text still be held to mean these
    two amounts: the plainer it ties them, the farther. 0: only their agreement shows that it does.
    """

    amount: Placed
    whole: Placed | None
    percent: Placed
    reach: Decimal


class ShareReader:
    """Reads the shares of one document; ``wholes`` maps the number of a part to its whole."""

    def __init__(self, layout: Layout, alike: Alike, wholes: Mapping[int, Placed]) -> None:
        self._layout = layout
        self._alike = alike
        self._wholes = wholes
        self._index = {one.number: index for index, one in enumerate(layout.placed)}

    def read(self) -> list[Share]:
        """Return the shares in text order, one at most for a percent."""
        found = (self._read(index) for index in range(len(self._layout.placed)))
        return [share for share in found if share is not None]

    def _read(self, index: int) -> Share | None:
        placed = self._layout.placed
        percent = placed[index]
        figure = percent.figure
        if figure.kind != "percent" or figure.change or figure.per or figure.high is not None:
            return None
        behind = placed[index + 1] if index + 1 < len(placed) else None
        if behind is not None and (share := self._amount_behind(percent, behind)):
            return share
        amount = self._amount(index)
        if amount is None or not self._tied(amount, percent):
            return None
        return self._of_amount(index, amount, percent, behind)

    def _of_amount(self, index: int, amount: Placed, percent: Placed, behind: Placed | None) -> Share | None:
        """Return the share that a percent behind an amount is: of its y, a whole behind, its known whole, or none."""
        base = self._base(percent)
        if base is None:
            return None
        if amount.figure.of is not None:  # the total may be another: "410/442 phiếu, bằng 83,5% tổng số đại biểu"
            return Share(amount, None, percent, _SLIP if base == "total" else _WRITTEN)
        if behind is not None and base != "total" and self._whole_behind(amount, percent, behind):
            return Share(amount, behind, percent, _WRITTEN)
        whole = self._wholes.get(amount.number)
        if base != "plan" and whole is not None and whole.figure.of is None:
            return Share(amount, whole, percent, _PART)
        return self._guess(amount, percent, base)

    def _amount(self, index: int) -> Placed | None:
        """Return the amount before a percent; a restatement in other words or another currency is passed over."""
        for before in range(index - 1, max(-1, index - 3), -1):
            one = self._layout.placed[before]
            if one.figure.equivalent_of is None and not self._layout.ends_at(one.first, "same"):
                usable = one.figure.kind != "percent" and one.figure.per is None and one.figure.change is None
                return one if usable else None
        return None

    def _tied(self, amount: Placed, percent: Placed) -> bool:
        """Say whether a percent stands in a clause of its own behind an amount, or in brackets."""
        gap = self._layout.gap(amount, percent)
        cue = self._layout.ends_at(percent.first, "share")
        if gap[-1:] == ["("]:
            return True
        if cue is None or gap == [""]:
            return False
        if self._layout.norm(cue.first - 1) in (",", "(", ";", "-") or cue.first == amount.last:
            return True
        return amount.figure.of is not None and "chiếm" in gap

    def _base(self, percent: Placed) -> str | None:
        """Return what follows a percent: "plan", "total", "" for the end of its clause; None for anything else."""
        layout, token = self._layout, percent.last
        if layout.starts_at(token, "compare"):
            return "plan" if layout.starts_at(token, "plan") else None
        if layout.starts_at(token, "plan"):
            return "plan"
        if layout.starts_at(token, "total"):
            return "total"
        return "" if layout.norm(token) in _ENDS or not layout.norm(token)[0].isalnum() else None

    def _whole_behind(self, amount: Placed, percent: Placed, whole: Placed) -> bool:
        """Say whether the whole is given behind the percent's base: "đạt 69,2% dự toán (11.410,8 tỷ đồng)"."""
        between = self._layout.gap(percent, whole)
        return (
            self._alike.same(amount.figure, whole.figure)
            and whole.figure.of is None
            and whole.figure.change is None
            and 1 < len(between) <= _WHOLE_BEHIND
            and between[-1] == "("
            and "," not in between
            and ")" not in between
            and bool(self._layout.starts_at(percent.last, "plan", "total"))
        )

    def _amount_behind(self, percent: Placed, amount: Placed) -> Share | None:
        """Return the share of an amount behind it: "94,34% (50/53 đại biểu)", "56,6% tổng vốn với 14,1 tỷ USD"."""
        whole = self._wholes.get(amount.number)
        if whole is not None and whole.figure.of is None and self._layout.starts_at(percent.last, "total"):
            with_it = self._layout.gap(percent, amount)
            tied = len(with_it) <= _SPAN and with_it[-1] in ("với", "(") and "," not in with_it
            return Share(amount, whole, percent, _PART) if tied else None
        if amount.figure.of is None or amount.figure.kind == "percent" or self._layout.gap(percent, amount) != ["("]:
            return None
        return Share(amount, None, percent, _WRITTEN)

    def _guess(self, amount: Placed, percent: Placed, base: str) -> Share | None:
        """Return the share of an earlier amount that the numbers, and at best its name, tie to the percent.

        Of the amounts before, the nearest that agrees; else the nearest of the sentence that is so near that the
        difference looks like a slip.
        """
        before = self._before(amount, percent, base)
        named = next((one for one in before if self._layout.names(percent.last, one)), None)
        if named is not None:
            return Share(amount, named, percent, _PART)
        for one in before:
            share = Share(amount, one, percent, _AGREES)
            telling = places(percent.figure.value) > 0 or base == "total" or self._given(one)
            if telling and share_check(share).ok:
                return share
        if base == "plan" or not self._layout.ends_at(percent.first, "share"):
            return None
        near = [one for one in before if one.sentence == percent.sentence and one.figure.unit == amount.figure.unit]
        return Share(amount, near[0], percent, _SLIP) if near else None

    def _before(self, amount: Placed, percent: Placed, base: str) -> list[Placed]:
        """Return the amounts before one that could be its whole, the nearest first."""
        placed = self._layout.placed
        start = self._index[amount.number]
        back = _SENTENCES if base == "total" else 0
        return [
            one
            for one in placed[max(0, start - _BACK) : start][::-1]
            if percent.sentence - one.sentence <= back
            and one.figure.of is None
            and one.figure.change is None
            and one.figure.value >= amount.figure.value
            and self._alike.same(amount.figure, one.figure)
        ]

    def _given(self, whole: Placed) -> bool:
        """Say whether a figure is called what was planned or received: "phân bổ 38 tỷ đồng"."""
        tokens = range(whole.first, whole.first - _NEAR, -1)
        return any(self._layout.ends_at(token, "plan", "given") for token in tokens)


def stands(share: Share, check: Check) -> bool:
    """Say whether a share is to be reported: it holds, or misses by no more than its reach."""
    with localcontext(EXACT):
        return check.ok or abs(check.computed - check.stated) <= share.reach * abs(check.stated)


def share_check(share: Share) -> Check:
    """Return the check of a share against its amounts."""
    amount, percent = share.amount.figure, share.percent.figure
    with localcontext(EXACT):
        part = value_interval(amount)
        whole = value_interval(share.whole.figure) if share.whole is not None else of_interval(amount)
        base = share.whole.figure.value if share.whole is not None else amount.of
        assert base is not None
        computed = rounded(amount.value / base * _HUNDRED, places(percent.value)) if base else Decimal(0)
        ok = _ratio(part, whole).meets(value_interval(percent)) if base else False
        figures = [share.amount, *([share.whole] if share.whole is not None else []), share.percent]
        return Check(
            rule="share",
            figures=tuple(one.figure.id for one in figures),
            stated=percent.value,
            computed=computed,
            ok=ok,
            message=f"{plain(amount.value)} / {plain(base)} = {plain(computed)} %, {said(computed, percent, ok, ' %')}",
        )


def _ratio(part: Interval, whole: Interval) -> Interval:
    """Return what part / whole can be in percent."""
    if whole.low <= 0:
        return Interval(Decimal(0), Decimal("Infinity"))
    high = part.high / whole.low * _HUNDRED if whole.low.is_finite() else Decimal(0)
    low = part.low / whole.high * _HUNDRED if whole.high.is_finite() else Decimal(0)
    return Interval(low, high)
