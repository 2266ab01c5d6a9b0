"""Which figure is a part of which, from the scopes that list parts and from runs that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trichluc.record import Figure
from trichluc.structure.relations.alike import Alike
from trichluc.structure.relations.layout import Layout, Placed
from trichluc.structure.relations.precision import EXACT, value_interval
from trichluc.structure.relations.scopes import Opening, Scope
from trichluc.structure.relations.sums import CLOSE, adds_up, exceeds

_FAR, _FAR_ALONE = 60, 30  # tokens between an opening and the first part, and a single one
_RUN = 8  # figures behind one that are tried as its parts without a word that says so
_SENTENCES = 2  # behind a whole that its run may go on over
_NEAR = 4  # tokens between "còn lại" and its figure
_CALLED = 12  # tokens before a figure that can call it a total
_TELLING = 3  # digits of a whole; a shorter one adds up by chance


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
        # where amounts that are a change end, a comma counted or not
        self._changes = {one.last + skip for one in layout.placed if one.figure.change for skip in (-2, -1)}

    def of_scopes(self, scopes: Iterable[Scope]) -> Iterator[Group]:
        """Yield the groups that scopes list."""
        for scope in scopes:
            if scope.opening == "among":
                if not scope.figures:
                    continue
                scope.wholes, scope.figures = [scope.figures[0]], scope.figures[1:]
            yield from self._of_scope(scope)

    def of_runs(self, known: Mapping[int, Placed]) -> Iterator[Group]:
        """Yield wholes that the figures behind them add up to; ``known`` has the wholes of parts already found.

        A sum alone can be chance, or a difference (exports, imports and the surplus): the whole must be called a total,
        or the last part the rest, or each part stand in brackets.
        """
        placed = self._layout.placed
        for index, whole in enumerate(placed):
            if not self._plain(whole):
                continue
            digits = len(whole.figure.value.normalize(EXACT).as_tuple().digits)
            total = digits >= _TELLING and self._called_total(whole)
            parts: list[Placed] = []
            for one in placed[index + 1 : index + 1 + _RUN]:
                if one.sentence - whole.sentence > _SENTENCES:
                    break
                if not self._plain(one) or not self._alike.same(one.figure, whole.figure):
                    continue
                parts.append(one)
                if total or self._rest(one) or (digits >= _TELLING and all(map(self._in_brackets, parts))):
                    run = self._makes_up(whole, parts, known)
                    if run:
                        yield Group(whole, tuple(run), adds_up=True)
                        break

    def _makes_up(self, whole: Placed, parts: list[Placed], known: Mapping[int, Placed]) -> list[Placed]:
        """Return the figures that make up a whole: all behind it, or those that are no part yet; else none."""
        fresh = [part for part in parts if part.number not in known]
        for run in (parts, fresh) if fresh else ():
            own = all(known.get(part.number, whole) is whole for part in run)
            if len(run) > 1 and own and self._exact(whole, run):
                return run
        return []

    def _rest(self, one: Placed) -> bool:
        """Say whether a figure is called the rest: "còn lại là 12 xã"."""
        return any(self._layout.ends_at(token, "rest") for token in range(one.first - _NEAR, one.first + 1))

    def _in_brackets(self, one: Placed) -> bool:
        return self._layout.norm(one.first - 1) == "(" and self._layout.norm(one.last) == ")"

    def _called_total(self, whole: Placed) -> bool:
        """Say whether a figure is called a total in the words before it."""
        first = max(self._layout.document.sentences[whole.sentence][0], whole.first - _CALLED)
        return "tổng" in self._layout.document.norms[first : whole.first]

    def _of_scope(self, scope: Scope) -> Iterator[Group]:
        left = [one for one in scope.figures if self._plain(one) or one.figure.change]
        for whole in self._candidates(scope):
            parts = _until_full(whole, self._parts(left, whole))
            if not parts:
                continue
            group = Group(whole, tuple(parts), len(parts) > 1 and adds_up(whole.figure, _figures(parts)), scope)
            if not self._stands(group, scope.opening):
                continue
            yield group
            placed = {part.number for part in parts}
            left = [one for one in left if one.number not in placed]

    def _parts(self, figures: Sequence[Placed], whole: Placed) -> list[Placed]:
        """Return the figures that can be parts; those that are a change ("tăng thêm 5 tỷ") where the sum needs them."""
        alike = [one for one in figures if self._part(one, whole)]
        parts = [one for one in alike if one.figure.change == whole.figure.change]
        return alike if len(parts) < len(alike) > 1 and adds_up(whole.figure, _figures(alike)) else parts

    def _candidates(self, scope: Scope) -> list[Placed]:
        """Return the possible wholes: what the parts add up to, what holds them, what has their noun, what is near."""
        wholes = [one for one in scope.wholes if self._whole(one)]

        def misfit(whole: Placed) -> tuple[int, bool]:
            parts = _figures(_until_full(whole, self._parts(scope.figures, whole)))
            other_noun = all(part.unit != whole.figure.unit for part in parts)
            if len(parts) > 1 and adds_up(whole.figure, parts):
                return 0, other_noun
            return (2 if exceeds(whole.figure, parts) else 1), other_noun

        return sorted(wholes, key=misfit) if len(wholes) > 1 else wholes

    def _stands(self, group: Group, opening: Opening) -> bool:
        """Say whether a scope's figures are parts of a whole: some openings need the sum to say so too."""
        if group.adds_up:
            return opening != "detail" or self._exact(group.whole, group.parts)
        if any(value_interval(part.figure).low > value_interval(group.whole.figure).high for part in group.parts):
            return False
        if opening == "detail" or _far(group):
            return False
        if opening == "alone" and not (group.scope and group.scope.inline) and not self._called_total(group.whole):
            return False
        if opening in ("bracket", "colon", "among") and exceeds(group.whole.figure, _figures(group.parts), CLOSE):
            return False
        return len(group.parts) > 1 or opening not in ("bracket", "colon")

    def _part(self, one: Placed, whole: Placed) -> bool:
        return (
            one.figure.value < whole.figure.value
            and self._alike.same(one.figure, whole.figure)
            and not self._apart(one)
        )

    def _whole(self, one: Placed) -> bool:
        return one.figure.kind != "percent" and one.figure.per is None and not self._apart(one)

    def _plain(self, one: Placed) -> bool:
        figure = one.figure
        return figure.change is None and figure.per is None and figure.kind != "percent" and not self._apart(one)

    def _exact(self, whole: Placed, parts: Sequence[Placed]) -> bool:
        return whole.figure.high is None and adds_up(whole.figure, _figures(parts), closely=True)

    def _apart(self, one: Placed) -> bool:
        """Say whether a figure adds to nothing: "so với 12 xã", "cao 40 m", an amount said again."""
        layout = self._layout
        if layout.ends_at(one.first, "compare", "from", "dimension") or self._after_change(one):
            return True
        return layout.norm(one.first - 1) == "(" and one.figure.equivalent_of is not None

    def _after_change(self, one: Placed) -> bool:
        """Say whether a figure is the level that a change led to: "giảm 21 người, còn 118 người"."""
        cue = self._layout.ends_at(one.first, "to")
        return cue is not None and cue.first - 2 in self._changes


def _far(group: Group) -> bool:
    """Say whether the first part stands so far behind the opening that it can belong to something else."""
    far = _FAR if len(group.parts) > 1 else _FAR_ALONE
    return group.scope is not None and group.parts[0].first - group.scope.at > far


def _until_full(whole: Placed, parts: list[Placed]) -> list[Placed]:
    """Return the parts up to the one with which they make up the whole; all where they never do."""
    if len(parts) < 3 or adds_up(whole.figure, _figures(parts)):
        return parts
    total = Decimal(0)
    for count, part in enumerate(parts, 1):
        total = EXACT.add(total, part.figure.value)
        if count > 1 and total == whole.figure.value:
            return parts[:count]
    return parts


def _figures(parts: Sequence[Placed]) -> list[Figure]:
    return [part.figure for part in parts]
