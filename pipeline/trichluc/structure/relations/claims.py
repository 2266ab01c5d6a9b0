"""Whether a text plainly claims that listed parts make up their whole, so that a difference is a contradiction."""

from __future__ import annotations

from decimal import Decimal, localcontext

from trichluc.structure.relations.layout import Layout
from trichluc.structure.relations.parts import Group
from trichluc.structure.relations.precision import EXACT, last_nonzero
from trichluc.structure.relations.sums import CLOSE

_TAIL = 8  # tokens behind the last part that can still belong to it
_OVER = Decimal("0.5")  # of the whole: what "gồm" may list too much before it is taken for misread


def claims_sum(layout: Layout, group: Group) -> bool:
    """Say whether a list that does not add up is one that the text holds to be complete.

    It is opened by "gồm", a bracket or a colon, or ended by "còn lại"; it has two parts at least, ends with the last
    of them, and comes close to its whole: a list far from it is taken for incomplete. Any list claims not to come to
    more than its whole, but one of people or things may count some of them twice.
    """
    scope, whole = group.scope, group.whole.figure
    if scope is None or len(group.parts) < 2 or not whole.value or whole.high is not None:
        return False
    if any(part.figure.modifier or part.figure.high is not None for part in group.parts):
        return False
    with localcontext(EXACT):
        over = sum((part.figure.value for part in group.parts), Decimal(0)) - whole.value
        unit = last_nonzero(whole.value)
        reach = _OVER if over > 0 and scope.opening == "whole" else CLOSE
        if (unit > 1 and abs(over) <= unit / 2) or abs(over) > abs(whole.value) * reach:
            return False  # a round whole: 188.000 ha of parts that come to 188.138 ha; or one far off
    if over > 0 and whole.kind != "count" and scope.opening == "part":
        return True
    complete = scope.opening in ("whole", "bracket", "colon") or scope.rest or (scope.opening == "part" and scope.colon)
    return complete and _ends(layout, group)


def _ends(layout: Layout, group: Group) -> bool:
    """Say whether nothing that could be a part without a figure follows the last one."""
    assert group.scope is not None
    last = group.parts[-1].last
    tail = layout.document.norms[last : min(group.scope.end, last + _TAIL + 1)]
    return len(tail) <= _TAIL and not ({",", "…", "..."} & set(tail[:-1]))
