"""What the rulebook says about people: man or woman, ranks, common names, how high a post is, who followed whom."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Literal

from trichluc.rulebook import Rules
from trichluc.rulebook.store_rows import SeatKind
from trichluc.store.identity.facts import Holding
from trichluc.store.keys import name_key, words
from trichluc.store.registry import ended_provinces, successions

Name = Literal["common", "ordinary", "rare", "short"]

_FAMILY, _MIDDLE = 0.002, 0.01  # shares of names that are not listed
_COMMON, _ORDINARY = 0.004, 0.001  # shares of all people, by family and middle name, from which a name is so


class Signs:
    """The rows of rules/store and the successions of the registry, ready to be asked."""

    def __init__(self, rules: Rules) -> None:
        self._genders = {words(form): row.gender for row in rules.genders for form in row.forms}
        self._ranks = {words(form): row.place for row in rules.ranks for form in row.forms}
        self._shares = {(row.part, name_key(form)): row.share for row in rules.name_shares for form in row.forms}
        self._seats = {words(form): row.seat for row in rules.seats for form in row.forms}
        self._core: dict[tuple[str, str, str], int] = {
            (row.level, kind, row.seat): row.grade for row in rules.grades for kind in row.kinds
        }
        self._other: dict[tuple[str, str], int] = {
            (row.level, row.seat): row.grade for row in rules.grades if not row.kinds
        }
        self._followed = successions(rules)
        self._provinces = {province: (successor, ended) for province, successor, ended in ended_provinces(rules)}
        self.name = lru_cache(maxsize=65536)(self._name)
        self.seat = lru_cache(maxsize=4096)(self._seat)

    def gender(self, honorific: str) -> str | None:
        """Return male or female, None where the honorific does not say."""
        return next((self._genders[word] for word in words(honorific).split() if word in self._genders), None)

    def rank(self, rank: str) -> int | None:
        """Return the place of a rank in their order, None for one that is not listed."""
        return self._ranks.get(words(rank))

    def _name(self, key: str) -> Name:
        """Say how common a name is, by its key; "short" where it is one word."""
        parts = key.split()
        if len(parts) < 2:
            return "short"
        share = self._shares.get(("family", parts[0]), _FAMILY)
        if len(parts) == 2:
            share *= 0.05  # no middle name: shared with all who are called so for short
        for middle in parts[1:-1]:
            share *= self._shares.get(("middle", middle), _MIDDLE)
        return "common" if share >= _COMMON else "ordinary" if share >= _ORDINARY else "rare"

    def _seat(self, title: str) -> SeatKind:
        """Say how high a folded title is in its body."""
        found = [form for form in self._seats if title == form or title.startswith(f"{form} ")]
        return self._seats[max(found, key=len)] if found else "chief"

    def grade(self, holding: Holding) -> int | None:
        """Return how high a post is, None where its level is not known or the seat has no grade."""
        if holding.level is None:
            return None
        seat = self.seat(holding.title)
        of_state = holding.level == "central" and holding.agency is None  # Thủ tướng, Chủ tịch nước
        core = self._core.get((holding.level, "government" if of_state else holding.kind or "", seat))
        return core if core is not None else self._other.get((holding.level, seat))

    def is_core(self, holding: Holding) -> bool:
        """Say whether a body leads its level: committee, council, ministry."""
        return (holding.level or "", holding.kind or "", "chief") in self._core

    def one_body(self, one: Holding, other: Holding) -> bool:
        """Say whether two posts are in one body, or in bodies of which one took the place of the other."""
        if one.agency_id is None or other.agency_id is None:
            return False
        if one.agency_id == other.agency_id:
            return True
        pair = (one.registry_id or "", other.registry_id or "")
        if pair not in self._followed and pair[::-1] not in self._followed:
            return False
        return one.province == other.province and one.place == other.place

    def one_place(self, one: str, day: datetime.date | None, other: str, other_day: datetime.date | None) -> bool:
        """Say whether two provinces are one, or one became part of the other between two days."""
        if one == other:
            return True
        if day is None or other_day is None:
            return False
        (before, first), (after, second) = sorted([(one, day), (other, other_day)], key=lambda each: each[1])
        successor, ended = self._provinces.get(before, (None, None))
        return successor == after and ended is not None and first <= ended < second
