"""Whether a person of an article is one that is known: the rules of identity, each with its name and its reason.

The names agree already. Rules are asked in the order of RULES; the first that has a reason decides. What shows that
two are apart (man and woman, a lower rank later, two places at one time) comes before what shows that they are one,
and the surest sign that they are one, the same post in the same body, before what is only improbable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trichluc.store.identity.facts import Appearance, Cluster, Held, Holding
from trichluc.store.identity.seats import both_whole, elsewhere, post, related, seat_place, together
from trichluc.store.identity.signs import Signs

_PLACES_APART = 90  # days within which nobody leads in two provinces
_BODIES_APART = 45  # days within which nobody leads two bodies of one kind of work
_FALL, _RISE = 2, 3  # grades that a career may lose, and may gain besides one a year
_REFORM = 2  # more grades that may be lost across the reform of 2025, when leaders of districts went to communes
_DISTRICTS_ENDED = "2025-07-01"
_OF_STATE = 11  # the grade from which a title that is written without a body is a post of the state
# The grade from which the same province makes two of one name the same person; a career between provinces needs more.
_LEADS = {"rare": 2, "ordinary": 5, "common": 7}
_LEADS_NATION = {"rare": 9, "ordinary": 10}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says: ``same`` or apart, by which rule, why. ``strength``: the larger the surer, of sames."""

    same: bool
    rule: str
    why: str
    strength: int = 0


Rule = Callable[[Signs, Appearance, Cluster], "str | None"]


def compare(signs: Signs, appearance: Appearance, cluster: Cluster) -> Verdict:
    """Say whether an appearance is of the person of a cluster."""
    for name, same, strength, rule in RULES:
        why = rule(signs, appearance, cluster)
        if why is not None:
            return Verdict(same, name, why, strength)
    return Verdict(False, "nothing-shared", "nothing but the name agrees")


def gender(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Apart: a man and a woman."""
    one = signs.gender(appearance.honorific) if appearance.honorific else None
    others = {signs.gender(honorific) for honorific in cluster.honorifics} - {None}
    if one is None or not others or one in others:
        return None
    return f"one is {one}, the other {others.pop()}"


def rank(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Apart: a lower rank later."""
    mine = signs.rank(appearance.rank) if appearance.rank else None
    if mine is None or appearance.day is None:
        return None
    for day, name in cluster.ranks:
        other = signs.rank(name)
        if other is not None and (mine - other) * (appearance.day - day).days < 0:
            return f"{appearance.rank} on {appearance.day}, {name} on {day}"
    return None


def same_post(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Same: one title in one body, unless many share the title and many the name."""
    name = signs.name(appearance.name_key)
    for holding, held in _pairs(appearance, cluster):
        other = held.holding
        if holding.post_id != other.post_id and not (holding.title == other.title and signs.one_body(holding, other)):
            continue
        seat = signs.seat(holding.title)
        if seat in ("chief", "deputy") or (name in ("ordinary", "rare") and not together(holding)):
            return f"the same post: {post(holding)}"
    return None


def two_places(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Apart: leading posts in two provinces, or in one and at the centre, at one time."""
    for holding, held in _leading(signs, appearance, cluster):
        one, other = seat_place(holding), seat_place(held.holding)
        away = held.days_from(appearance.day)
        if one is None or other is None or away is None or abs(away) > _PLACES_APART:
            continue
        if not signs.one_place(one, appearance.day, other, held.last if away > 0 else held.first):
            return f"within {_PLACES_APART} days {post(holding)} and {post(held.holding)}"
    return None


def two_bodies(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Apart: leading posts in two bodies at one time of which each takes a whole person."""
    for holding, held in _leading(signs, appearance, cluster):
        other, away = held.holding, held.days_from(appearance.day)
        if away is None or abs(away) > _BODIES_APART or related(signs, holding, other):
            continue
        if elsewhere(holding, other) or both_whole(signs, holding, other):
            return f"within {_BODIES_APART} days {post(holding)} and {post(other)}"
    return None


def no_career(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Apart: too deep a fall, or too high a rise, for the time between."""
    mine = _highest(signs, (holding for holding in appearance.holdings if holding.is_held))
    if mine is None:
        return None
    for after in (True, False):  # the article is later than what is known, or earlier
        other, days, reform = _highest_held(signs, appearance, cluster, after)
        if other is None or days == 0:
            continue
        rise = mine - other if after else other - mine
        if rise < -(_FALL + reform) or rise > _RISE + days / 365:
            return f"from grade {other if after else mine} to {mine if after else other} in {days} days"
    return None


def same_member(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Same: both in a body of the whole country that decides together, with a name that few bear."""
    if signs.name(appearance.name_key) not in ("ordinary", "rare"):
        return None
    for holding, held in _pairs(appearance, cluster):
        if holding.agency_id is not None and holding.agency_id == held.holding.agency_id and together(holding):
            return f"both of {holding.agency}"
    return None


def same_title(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Same: one title in bodies that may be one, written more or less fully; or one of the state's highest titles."""
    name = signs.name(appearance.name_key)
    for holding, held in _pairs(appearance, cluster):
        other = held.holding
        if name == "short" or holding.title != other.title:
            continue
        of_state = None in (holding.agency, other.agency) and min(_grades(signs, holding, other)) >= _OF_STATE
        if of_state or (name != "common" and _may_be_one(signs, appearance, holding, held)):
            return f"{post(holding)} and {post(other)}"
    return None


def same_body(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Same: another title in the same body, or in the one that took its place."""
    name = signs.name(appearance.name_key)
    if name == "short":
        return None
    for holding, held in _pairs(appearance, cluster):
        seats = {signs.seat(holding.title), signs.seat(held.holding.title)}
        if name == "common" and "staff" in seats:
            continue
        if signs.one_body(holding, held.holding) and not together(holding):
            return f"{holding.title} and {held.holding.title} of {held.holding.agency}"
    return None


def related_body(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Same: posts in a body and in a part of it."""
    name = signs.name(appearance.name_key)
    if name not in ("ordinary", "rare"):
        return None
    for holding, held in _pairs(appearance, cluster):
        seats = {signs.seat(holding.title), signs.seat(held.holding.title)}
        if "staff" not in seats and not together(holding) and related(signs, holding, held.holding):
            return f"{post(holding)} and {post(held.holding)}: one is part of the other"
    return None


def same_place(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Same: leading posts in one province, high enough for how common the name is."""
    least = _LEADS.get(signs.name(appearance.name_key))
    if least is None:
        return None
    for holding, held in _pairs(appearance, cluster):
        one, other = holding.province, held.holding.province
        if one is None or other is None or min(_grades(signs, holding, held.holding)) < least:
            continue
        if holding.level == held.holding.level == "commune" and holding.place != held.holding.place and least > 2:
            continue
        if signs.one_place(one, appearance.day, other, held.last):
            return f"leading posts in {other}: {post(holding)}, {post(held.holding)}"
    return None


def national_career(signs: Signs, appearance: Appearance, cluster: Cluster) -> str | None:
    """Same: posts so high, with a name so rare, that few in the country could be meant; on days that are known, since
    what would show that they are apart is mostly that both are held at one time.
    """
    least = _LEADS_NATION.get(signs.name(appearance.name_key))
    if least is None:
        return None
    for holding, held in _pairs(appearance, cluster):
        known = held.days_from(appearance.day) is not None
        if known and min(_grades(signs, holding, held.holding)) >= least:
            return f"of the highest posts in the country: {post(holding)}, {post(held.holding)}"
    return None


# name, whether it says that they are the same, how sure that is, the rule
RULES: tuple[tuple[str, bool, int, Rule], ...] = (
    ("gender", False, 0, gender),
    ("rank", False, 0, rank),
    ("same-post", True, 6, same_post),
    ("two-places", False, 0, two_places),
    ("two-bodies", False, 0, two_bodies),
    ("no-career", False, 0, no_career),
    ("same-title", True, 5, same_title),
    ("same-body", True, 5, same_body),
    ("related-body", True, 4, related_body),
    ("same-member", True, 3, same_member),
    ("same-place", True, 2, same_place),
    ("national-career", True, 1, national_career),
)


def _pairs(appearance: Appearance, cluster: Cluster) -> Iterator[tuple[Holding, Held]]:
    for holding in appearance.holdings:
        for held in cluster.held.values():
            yield holding, held


def _leading(signs: Signs, appearance: Appearance, cluster: Cluster) -> Iterator[tuple[Holding, Held]]:
    """Yield pairs of posts that are held on their days by a chief or deputy."""
    for holding, held in _pairs(appearance, cluster):
        both = (holding, held.holding)
        if all(each.is_held and signs.seat(each.title) in ("chief", "deputy") for each in both):
            yield holding, held


def _grades(signs: Signs, one: Holding, other: Holding) -> tuple[int, int]:
    return signs.grade(one) or 0, signs.grade(other) or 0


def _may_be_one(signs: Signs, appearance: Appearance, holding: Holding, held: Held) -> bool:
    """Say whether two bodies can be one whose name is written more or less fully, with its place or without."""
    one, other, provinces = holding.agency, held.holding.agency, (holding.province, held.holding.province)
    if one is None or other is None or together(holding):
        return False
    if None not in provinces and not signs.one_place(str(provinces[0]), appearance.day, str(provinces[1]), held.last):
        return False
    short, long = sorted((one, other), key=len)
    return long == short or long.startswith(f"{short} ")


def _highest(signs: Signs, holdings: Iterator[Holding]) -> int | None:
    return max((grade for holding in holdings if (grade := signs.grade(holding)) is not None), default=None)


def _highest_held(signs: Signs, appearance: Appearance, cluster: Cluster, after: bool) -> tuple[int | None, int, int]:
    """Return the highest grade held before an article, or after it, the days between, and what the reform lets fall."""
    best: tuple[int | None, int, int] = (None, 0, 0)
    for held in cluster.held.values():
        grade, away = signs.grade(held.holding), held.days_from(appearance.day)
        if grade is None or away is None or not held.holding.is_held or (away > 0) != after:
            continue
        if best[0] is None or grade > best[0]:
            days = sorted(str(day) for day in (appearance.day, held.last if after else held.first))
            best = (grade, abs(away), _REFORM if days[0] < _DISTRICTS_ENDED <= days[1] else 0)
    return best
