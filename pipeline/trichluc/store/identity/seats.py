"""What two posts say of whether one person can hold both."""

from __future__ import annotations

from trichluc.store.identity.facts import Holding
from trichluc.store.identity.signs import Signs
from trichluc.store.keys import post_name

_TOGETHER = ("party organ", "party committee", "national assembly", "national assembly body")
_SIDELINE = ("steering committee", "council", "committee", "working group", "board", "association", "command",
             "national assembly body", "people's council", "party committee", "people's council board", "front",
             "mass organisation", "fund", "party organ", "national assembly", "government")  # fmt: skip


def seat_place(holding: Holding) -> str | None:
    """Return where a post keeps its holder: a province, or the centre; None where it can be held from anywhere."""
    if holding.province is not None:
        return holding.province
    if holding.level == "central" and holding.agency is not None and holding.kind not in _SIDELINE:
        return "the centre"
    return None


def together(holding: Holding) -> bool:
    """Say whether a post is in a body of the whole country whose members decide together."""
    return holding.level == "central" and holding.kind in _TOGETHER


def elsewhere(one: Holding, other: Holding) -> bool:
    """Say whether two posts are in two districts or in two communes."""
    if one.level != other.level or one.level not in ("district", "commune"):
        return False
    return one.place is not None and other.place is not None and one.place != other.place


def both_whole(signs: Signs, one: Holding, other: Holding) -> bool:
    """Say whether no one holds two such posts: neither is held beside others, nor leads the level the other is of."""
    if sideline(one) or sideline(other):
        return False
    return one.level != other.level or signs.is_core(one) == signs.is_core(other)


def sideline(holding: Holding) -> bool:
    """Say whether a post is held beside others."""
    return holding.kind is None or holding.kind in _SIDELINE


def related(signs: Signs, one: Holding, other: Holding) -> bool:
    """Say whether two bodies are one or one is part of the other, as its name says."""
    if signs.one_body(one, other):
        return True
    if one.agency is None or other.agency is None or one.agency == other.agency:
        return False
    return one.agency.endswith(f" {other.agency}") or other.agency.endswith(f" {one.agency}")


def post(holding: Holding) -> str:
    """Return a post with its body, for a reason that is read by people."""
    return post_name(holding.title, holding.agency)
