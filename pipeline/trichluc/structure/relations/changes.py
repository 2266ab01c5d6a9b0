"""Changes against the two levels between which they lie."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from trichluc.record import Check
from trichluc.structure.relations.alike import Alike
from trichluc.structure.relations.layout import Layout, Placed
from trichluc.structure.relations.precision import EXACT, Interval, places, rounded, value_interval
from trichluc.structure.relations.wording import plain, said

_HUNDRED = Decimal(100)
_BEHIND = 10  # tokens between a change and the old level it is compared with
_AFTER = 3  # figures behind two levels that can be their change
_REACH = Decimal("0.5")  # of a change, beyond which the levels are taken for those of something else
_SPAN = 12  # tokens between the old and the new level, or between levels and change


@dataclass(frozen=True, slots=True)
class Change:
    """Two levels and how much lies between them, in their unit or in percent of the old one."""

    new: Placed
    old: Placed
    change: Placed


class ChangeReader:
    """Reads the changes of one document."""

    def __init__(self, layout: Layout, alike: Alike) -> None:
        self._layout = layout
        self._alike = alike

    def read(self) -> list[Change]:
        """Return the changes in text order."""
        found: list[Change] = []
        for index in range(len(self._layout.placed)):
            found += self._from_to(index)
            if (change := self._against(index)) is not None:
                found.append(change)
        return found

    def _from_to(self, index: int) -> list[Change]:
        """Return the changes said of "từ A lên B": "giảm từ 487 đơn vị xuống còn 402 đơn vị, giảm 85 đơn vị"."""
        placed = self._layout.placed[index : index + 2 + _AFTER]
        if len(placed) < 2 or not self._layout.ends_at(placed[0].first, "from"):
            return []
        old, new = placed[0], placed[1]
        between = self._layout.gap(old, new)
        if (
            len(between) > _SPAN
            or not self._layout.ends_at(new.first, "to")
            or not self._alike.level(new.figure, old.figure)
        ):
            return []
        if index and self._change_first(self._layout.placed[index - 1], old):
            return [Change(new, old, self._layout.placed[index - 1])]
        changes = []
        before = new
        for one in placed[2:]:
            if not self._says_change(before, one) or not self._measures(one, new):
                break
            changes.append(Change(new, old, one))
            before = one
        return changes

    def _says_change(self, before: Placed, one: Placed) -> bool:
        """Say whether a figure says the levels before it again as a change: ", tức tăng 59,7%"."""
        gap = self._layout.gap(before, one)
        layout = self._layout
        if len(gap) > _SPAN or gap == [""]:
            return False
        cue = layout.ends_at(one.first, "up", "down", "same")
        if cue is None:
            return gap[-1:] == ["("]
        if "same" in cue.kinds:  # "tương đương 6,7% vốn điều lệ" is of something else
            return not layout.norm(one.last)[:1].isalnum()
        return layout.norm(cue.first - 1) in (",", "(") or layout.ends_at(cue.first, "same") is not None

    def _change_first(self, change: Placed, old: Placed) -> bool:
        """Say whether a change stands right before its levels: "tăng 25%, từ 120 lên 150 hợp tác xã"."""
        gap = self._layout.gap(change, old)
        plain_change = change.figure.change is not None and change.figure.high is None
        return plain_change and gap != [""] and len(gap) <= 3 and self._measures(change, old)

    def _against(self, index: int) -> Change | None:
        """Return the change of "A, tăng X so với năm 2015 (B)"."""
        placed = self._layout.placed
        if not 0 < index < len(placed) - 1 or placed[index].figure.change is None:
            return None
        change, old = placed[index], placed[index + 1]
        layout = self._layout
        between = layout.gap(change, old)
        if len(between) > _BEHIND or not layout.starts_at(change.last, "compare") or "," in between or ";" in between:
            return None
        if between[-1:] not in (["("], ["là"], ["mức"], ["-"]) and between != ["so", "với"]:
            return None
        new = self._new_level(index)
        if new is None or not self._alike.level(new.figure, old.figure) or not self._measures(change, new):
            return None
        return Change(new, old, change)

    def _new_level(self, index: int) -> Placed | None:
        """Return the level that stands before its change; equivalents in brackets are passed over."""
        layout, change = self._layout, self._layout.placed[index]
        for before in range(index - 1, max(-1, index - 3), -1):
            one = layout.placed[before]
            if layout.ends_at(one.first, "same") or one.figure.equivalent_of is not None:
                continue
            gap = layout.gap(one, change)
            apart = ("," in gap or "(" in gap) and ";" not in gap
            usable = one.figure.change is None and len(gap) <= 2 * _SPAN and apart
            return one if usable and layout.ends_at(change.first, "up", "down") else None
        return None

    def _measures(self, change: Placed, level: Placed) -> bool:
        return change.figure.kind == "percent" or self._alike.level(change.figure, level.figure)


def change_check(change: Change) -> Check | None:
    """Return the check of a change against its levels; None where the levels are not its own."""
    new, old, stated = change.new.figure, change.old.figure, change.change.figure
    with localcontext(EXACT):
        down = new.value < old.value
        if stated.change is not None and down != (stated.change == "decrease"):
            return None
        first, last = value_interval(old), value_interval(new)
        gap = (
            Interval(first.low - last.high, first.high - last.low)
            if down
            else Interval(last.low - first.high, last.high - first.low)
        )
        difference = abs(new.value - old.value)
        message = f"{plain(max(new.value, old.value))} - {plain(min(new.value, old.value))} = {plain(difference)}"
        computed = difference
        unit = ""
        if stated.kind == "percent" and old.kind != "percent":
            if first.low <= 0:
                return None
            gap = Interval(gap.low / first.high * _HUNDRED, gap.high / first.low * _HUNDRED)
            computed = rounded(difference / old.value * _HUNDRED, places(stated.value))
            sign = "-" if down else ""
            message = f"({plain(new.value)} - {plain(old.value)}) / {plain(old.value)} = {sign}{plain(computed)} %"
            unit = " %"
        ok = gap.meets(value_interval(stated))
        if not ok and abs(computed - stated.value) > _REACH * abs(stated.value):
            return None
        return Check(
            rule="change",
            figures=(new.id, old.id, stated.id),
            stated=stated.value,
            computed=computed,
            ok=ok,
            message=f"{message}, {said(computed, stated, ok, unit)}",
        )
