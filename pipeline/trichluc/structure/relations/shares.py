"""Percents against the two amounts they are the share of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from trichluc.record import Check, Figure
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
_BACK = 4  # figures before an amount that its whole is looked for among
_ENDS = frozenset(",.;)(:!?…") | {"", "-", "và", "do", "nhưng", "vì", "trong", "tại", "theo", "còn", "với", "của"}


@dataclass(frozen=True, slots=True)
class Share:
    """A percent that the text ties to an amount; ``whole`` is None where the amount is x/y.

    ``claimed``: the text plainly says that the one is the share of the other, so that a difference is a contradiction.
    """

    amount: Placed
    whole: Placed | None
    percent: Placed
    claimed: bool


class ShareReader:
    """Reads the shares of one document; ``wholes`` maps the number of a part to its whole."""

    def __init__(self, layout: Layout, alike: Alike, wholes: Mapping[int, Placed]) -> None:
        self._layout = layout
        self._alike = alike
        self._wholes = wholes

    def read(self) -> list[Share]:
        """Return the shares in text order, one at most for a percent."""
        found = (self._read(index) for index in range(len(self._layout.placed)))
        return [share for share in found if share is not None]

    def _read(self, index: int) -> Share | None:
        placed = self._layout.placed
        percent = placed[index]
        if percent.figure.kind != "percent" or percent.figure.change is not None or percent.figure.per is not None:
            return None
        if index + 1 < len(placed) and (share := self._amount_behind(percent, placed[index + 1])):
            return share
        amount = self._amount(index)
        if amount is None or not self._tied(amount, percent):
            return None
        base = self._base(percent)
        if base is None:
            return None
        if amount.figure.of is not None:
            return Share(amount, None, percent, claimed=True)
        if index + 1 < len(placed) and base != "total" and self._whole_behind(amount, percent, placed[index + 1]):
            return Share(amount, placed[index + 1], percent, claimed=True)
        if base == "plan":
            return self._guess(index, amount, percent)
        whole = self._wholes.get(amount.number)
        if whole is not None and whole.figure.of is None:
            return Share(amount, whole, percent, claimed=True)
        return self._guess(index, amount, percent)

    def _amount(self, index: int) -> Placed | None:
        """Return the amount before a percent; a restatement in other words or another currency is passed over."""
        for before in range(index - 1, max(-1, index - 3), -1):
            one = self._layout.placed[before]
            if one.figure.equivalent_of is None:
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
        return self._layout.norm(cue.first - 1) in (",", "(", ";", "-") or cue.first == amount.last

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
        """Return the share whose amounts stand in brackets behind it: "94,34% (50/53 đại biểu)"."""
        if amount.figure.of is None or amount.figure.kind == "percent" or self._layout.gap(percent, amount) != ["("]:
            return None
        return Share(amount, None, percent, claimed=True)

    def _guess(self, index: int, amount: Placed, percent: Placed) -> Share | None:
        """Return the share of an earlier amount of the sentence that nothing but the numbers ties to the percent."""
        placed = self._layout.placed
        start = next((i for i in range(index, -1, -1) if placed[i] is amount), 0)
        for one in placed[max(0, start - _BACK) : start][::-1]:
            if one.sentence != percent.sentence:
                break
            if one.figure.of is None and one.figure.change is None and self._alike.same(amount.figure, one.figure):
                share = Share(amount, one, percent, claimed=False)
                return share if share_check(share).ok and places(percent.figure.value) else None
        return None


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
            message=f"{plain(amount.value)} / {plain(base)} = {plain(computed)} %, {said(percent, ' %')}",
        )


def _ratio(part: Interval, whole: Interval) -> Interval:
    """Return what part / whole can be in percent."""
    if whole.low <= 0:
        return Interval(Decimal(0), Decimal("Infinity"))
    high = part.high / whole.low * _HUNDRED if whole.low.is_finite() else Decimal(0)
    low = part.low / whole.high * _HUNDRED if whole.high.is_finite() else Decimal(0)
    return Interval(low, high)


def is_part(share: Share, figure: Figure) -> bool:
    """Say whether a share that only the numbers tie makes its amount a part of the whole: "chiếm 69,16%"."""
    return share.whole is not None and share.percent.figure is figure
