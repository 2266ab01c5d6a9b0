"""Relations of an article's figures: the whole that each is a part of, and the checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from trichluc.record import Check, Figure
from trichluc.rulebook import Rules
from trichluc.structure.relations.alike import Alike
from trichluc.structure.relations.changes import ChangeReader, change_check
from trichluc.structure.relations.claims import claims_sum
from trichluc.structure.relations.layout import Layout, LayoutReader, Placed
from trichluc.structure.relations.parts import Group, PartReader
from trichluc.structure.relations.scopes import ScopeReader
from trichluc.structure.relations.shares import Share, ShareReader, share_check, stands
from trichluc.structure.relations.sums import complement_check, sum_check
from trichluc.tokens import Document

_BESIDE = 4  # figures behind an x/y figure that the other part of its whole is looked for among


class RelationFinder:
    """Finds relations with one compiled set of rules; holds no state between articles."""

    def __init__(self, rules: Rules) -> None:
        self._layouts = LayoutReader(rules)
        self._alike = Alike(rules)

    def relate(self, document: Document, figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Check, ...]]:
        """Return the figures with ``part_of`` filled in, in the order given, and the checks in text order.

        ``figures`` have offsets into ``document.text``. A figure is a part of at most one other, never, over
        whatever steps, of itself.
        """
        figures = tuple(figures)
        if len(figures) < 2:
            return figures, ()
        layout = self._layouts.read(document, figures)
        reader = PartReader(layout, self._alike)
        groups: list[Group] = []
        wholes: dict[int, Placed] = {}
        for group in reader.of_scopes(ScopeReader(layout).read()):
            if _join(group, wholes):
                groups.append(group)
        for group in reader.of_runs(dict(wholes)):
            if _join(group, wholes):
                groups.append(group)
        shares = ShareReader(layout, self._alike, wholes).read()
        for share in shares:
            if share.whole is not None and layout.ends_at(share.percent.first, "share") is not None:
                self._part_by_share(layout, share, wholes)
        checks = sorted(self._checks(layout, groups, shares), key=lambda pair: pair[0])
        ids = {number: whole.figure.id for number, whole in wholes.items()}
        related = (
            msgspec.structs.replace(figure, part_of=ids[number]) if number in ids else figure
            for number, figure in enumerate(figures)
        )
        return tuple(related), tuple(check for _, check in checks)

    def _part_by_share(self, layout: Layout, share: Share, wholes: dict[int, Placed]) -> None:
        """Take in the part of "10.394 hộ, có 7.189 hộ nghèo, chiếm 69,16%"."""
        assert share.whole is not None
        if layout.norm(share.percent.first - 1) == "chiếm" and share_check(share).ok:
            _join(Group(share.whole, (share.amount,), adds_up=False), wholes)

    def _checks(self, layout: Layout, groups: Sequence[Group], shares: Sequence[Share]) -> Iterator[tuple[int, Check]]:
        """Yield each check with the place in the text where it is complete."""
        for group in groups:
            if group.adds_up or claims_sum(layout, group):
                yield group.parts[-1].last, sum_check(group.whole.figure, [part.figure for part in group.parts])
        for share in shares:
            if stands(share, held := share_check(share)):
                yield share.percent.last, held
        for change in ChangeReader(layout, self._alike).read():
            if (check := change_check(change)) is not None:
                yield change.change.last, check
        for index, one in enumerate(layout.placed):
            for other in layout.placed[index + 1 : index + 1 + _BESIDE] if one.figure.of is not None else ():
                if one.figure.kind == other.figure.kind and one.figure.unit == other.figure.unit:
                    check = complement_check(one.figure, other.figure)
                    if check is not None:
                        yield other.last, check


def _join(group: Group, wholes: dict[int, Placed]) -> bool:
    """Take in a group unless one of its parts is taken by another whole or stands before this one.

    A whole stands before its parts, always: so no figure can come to be a part of itself.
    """
    whole = group.whole
    if any(wholes.get(part.number, whole) is not whole or part.first <= whole.first for part in group.parts):
        return False
    for part in group.parts:
        wholes[part.number] = whole
    return True
