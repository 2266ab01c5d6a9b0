"""Rows about agencies: the registry of bodies with their validity, fields of work, heads of names."""

from __future__ import annotations

from typing import Literal

from trichluc.rulebook.row import Row

Level = Literal["central", "province", "district", "commune"]


class CentralBody(Row, frozen=True, kw_only=True):
    """A body of the centre with its one official name: Chính phủ, Bộ Tài chính, Cục Quản lý Dược.

    ``forms``: the name and its abbreviations as articles write them ("Bộ GD-ĐT", "KTNN"). ``parent``,
    ``predecessors`` and ``successors`` are ids of rows of the same file.
    """

    name: str
    kind: str
    branch: str
    parent: str | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


class LocalBody(Row, frozen=True, kw_only=True):
    """A standard body that every province, district or commune has: Sở Tài chính, Phòng Nội vụ, Tỉnh ủy.

    ``name`` is without the place. One row a body and level; the place is filled in by the article.
    """

    name: str
    kind: str
    branch: str
    level: Level
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


class WorkField(Row, frozen=True, kw_only=True):
    """A field of work that names of bodies are made of: "Kế hoạch và Đầu tư", written "KH&ĐT" or "KH-ĐT".

    ``heads``: the heads it is used with ("sở", "bộ", "phòng", "ban", "thanh tra", ...), folded.
    """

    name: str
    heads: tuple[str, ...] = ()


class AgencyHead(Row, frozen=True, kw_only=True):
    """What the name of a body begins with, and what may follow it; see the head of agencies/heads.tsv."""

    name: str = ""
    kind: str
    branch: str = ""
    level: Level | None = None
    tail: tuple[str, ...]
    bare: Literal["", "level", "merge", "self", "post"] = ""
    against: tuple[str, ...] = ()


class NameWord(Row, frozen=True, kw_only=True):
    """Words that open names of bodies are made of, or that end them; see agencies/name_words.tsv."""

    kind: Literal["word", "verb", "stop", "generic"]


class Abbreviation(Row, frozen=True, kw_only=True):
    """An abbreviation inside names of bodies, with its reading."""

    name: str
