"""Rows about people as persons: what tells two of one name apart."""

from __future__ import annotations

from typing import Literal

from trichluc.rulebook.agency_rows import Level
from trichluc.rulebook.row import Row

SeatKind = Literal["chief", "deputy", "member", "staff"]


class Gender(Row, frozen=True, kw_only=True):
    """An honorific that says whether a person is a man or a woman; see store/genders.tsv."""

    gender: Literal["male", "female"]


class MilitaryRank(Row, frozen=True, kw_only=True):
    """A rank of officers with its place in their order, 1 the lowest; see store/ranks.tsv."""

    place: int


class NameShare(Row, frozen=True, kw_only=True):
    """The share of all people that bear a family or middle name; see store/name_shares.tsv."""

    part: Literal["family", "middle"]
    share: float


class Seat(Row, frozen=True, kw_only=True):
    """What titles begin with that are not those of a chief; see store/seats.tsv."""

    seat: SeatKind


class Grade(Row, frozen=True, kw_only=True):
    """How high a post is, by its seat, the level and the kind of its body; see store/grades.tsv."""

    level: Level
    kinds: tuple[str, ...] = ()
    seat: SeatKind
    grade: int
