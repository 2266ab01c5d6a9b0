"""Whether a person of an article is one that is known: the rules of identity, each with its name and its reason."""

from __future__ import annotations

from dataclasses import dataclass

from trichluc.store.identity.facts import Appearance, Cluster


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says: ``same`` or apart, by which rule, why. ``strength``: the larger the surer, of sames."""

    same: bool
    rule: str
    why: str
    strength: int = 0


def compare(appearance: Appearance, cluster: Cluster) -> Verdict:
    """Say whether an appearance is of the person of a cluster; their names agree already."""
    for holding in appearance.holdings:
        if any(held.holding.post_id == holding.post_id for held in cluster.held.values()):
            return Verdict(True, "same-post", f"the same post: {holding.title}", 3)
    return Verdict(False, "nothing-shared", "nothing but the name agrees")
