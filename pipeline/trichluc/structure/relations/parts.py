"""Which figure is a part of which, from the scopes that list parts and from runs that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trichluc.structure.relations.alike import Alike
from trichluc.structure.relations.layout import Layout, Placed
from trichluc.structure.relations.precision import value_interval
from trichluc.structure.relations.scopes import Opening, Scope
from trichluc.structure.relations.sums import adds_up, exceeds

_RUN = 8  # figures behind one that are tried as its parts without a word that says so
_TELLING = 100  # a smaller whole adds up by chance


@dataclass(frozen=True, slots=True)
class Group:
    """A whole and its parts, in text order; ``scope`` is None where only the sum says so."""

    whole: Placed
    parts: tuple[Placed, ...]
    adds_up: bool
    scope: Scope | None = None


class PartReader:
    """Reads the groups of wholes and parts of one document."""

    def __init__(self, layout: Layout, alike: Alike) -> None:
        self._layout = layout
        self._alike = alike

    def of_scopes(self, scopes: Iterable[Scope]) -> Iterator[Group]:
        """Yield the groups that scopes list."""
        for scope in scopes:
            if scope.opening == "among" and scope.figures:
                scope.wholes, scope.figures = [scope.figures[0]], scope.figures[1:]
            yield from self._of_scope(scope)

    def of_runs(self, taken: set[int]) -> Iterator[Group]:
        """Yield wholes that the figures right behind them add up to; ``taken`` are numbers of known parts."""
        placed = self._layout.placed
        for index, whole in enumerate(placed):
            if abs(whole.figure.value) < _TELLING or not self._plain(whole):
                continue
            parts: list[Placed] = []
            for one in placed[index + 1 : index + 1 + _RUN]:
                if one.sentence - whole.sentence > 2:
                    break
                if not self._plain(one) or not self._alike.same(one.figure, whole.figure):
                    continue
                parts.append(one)
                if len(parts) > 1 and taken.isdisjoint(part.number for part in parts) and self._exact(whole, parts):
                    yield Group(whole, tuple(parts), adds_up=True)
                    break

    def _of_scope(self, scope: Scope) -> Iterator[Group]:
        left = [one for one in scope.figures if self._plain(one) or one.figure.change]
        for whole in self._candidates(scope):
            parts = [one for one in left if self._part(one, whole)]
            if not parts:
                continue
            group = Group(whole, tuple(parts), len(parts) > 1 and adds_up(whole.figure, _figures(parts)), scope)
            if not self._stands(group, scope.opening):
                continue
            yield group
            left = [one for one in left if one not in parts]

    def _candidates(self, scope: Scope) -> list[Placed]:
        """Return the possible wholes, those that the parts add up to before nearer ones."""
        wholes = [one for one in scope.wholes if self._whole(one)]

        def adds(whole: Placed) -> bool:
            parts = [one for one in scope.figures if self._part(one, whole)]
            return len(parts) > 1 and adds_up(whole.figure, _figures(parts))

        return sorted(wholes, key=lambda whole: not adds(whole)) if len(wholes) > 1 else wholes

    def _stands(self, group: Group, opening: Opening) -> bool:
        """Say whether a scope's figures are parts of a whole: some openings need the sum to say so too."""
        if group.adds_up:
            return True
        if any(value_interval(part.figure).low > value_interval(group.whole.figure).high for part in group.parts):
            return False
        if opening == "detail":
            return False
        if opening in ("bracket", "colon"):
            return len(group.parts) > 1 and not exceeds(group.whole.figure, _figures(group.parts))
        return True

    def _part(self, one: Placed, whole: Placed) -> bool:
        return (
            one.number != whole.number
            and one.figure.change == whole.figure.change
            and self._alike.same(one.figure, whole.figure)
            and not self._compared(one)
        )

    def _whole(self, one: Placed) -> bool:
        return one.figure.kind != "percent" and one.figure.per is None and not self._compared(one)

    def _plain(self, one: Placed) -> bool:
        figure = one.figure
        return figure.change is None and figure.per is None and figure.kind != "percent" and not self._compared(one)

    def _exact(self, whole: Placed, parts: Sequence[Placed]) -> bool:
        return whole.figure.high is None and adds_up(whole.figure, _figures(parts), closely=True)

    def _compared(self, one: Placed) -> bool:
        """Say whether a figure is only what another is compared with: "so với 12 xã", "dự toán (13 tỷ đồng)"."""
        layout = self._layout
        if layout.ends_at(one.first, "compare", "from"):
            return True
        return layout.norm(one.first - 1) == "(" and one.figure.equivalent_of is not None


def _figures(parts: Sequence[Placed]) -> list:  # type: ignore[type-arg]
    return [part.figure for part in parts]
