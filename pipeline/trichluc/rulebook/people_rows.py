"""Rows about people: family names, posts, words before names."""

from __future__ import annotations

from typing import Literal

from trichluc.rulebook.agency_rows import Level
from trichluc.rulebook.row import Row


class FamilyName(Row, frozen=True, kw_only=True):
    """A syllable, or several, with which names of persons begin: Nguyễn, Kpă, Niê, Thạch.

    ``people``: Kinh, Tày, Ê Đê, Khmer ...; ``common``: how sure a capitalised run that begins so is a person
    (3: nearly always, Nguyễn; 2: mostly; 1: also an everyday word or a place, needs other evidence, Kim, An).
    """

    people: tuple[str, ...] = ()
    common: int = 2


class PostTitle(Row, frozen=True, kw_only=True):
    """What a post begins with: "Phó Chủ tịch", "Trưởng Ban"; see the head of people/posts.tsv."""

    title: str
    branch: str | None = None
    level: Level | None = None
    overlap: str = ""
    head: str = ""
    body: str | None = None
    alone: Literal["post", "context", "body", "behind", "delegate", "never"]
    place: Literal["", "ubnd", "committee"] = ""


class NameCue(Row, frozen=True, kw_only=True):
    """A word before a name that says what it is the name of; see the head of people/name_cues.tsv."""

    kind: Literal["honorific", "rank", "religious", "degree", "role", "byline", "namesake", "road"]


class PostWord(Row, frozen=True, kw_only=True):
    """A word around titles of posts; see people/post_words.tsv."""

    kind: Literal["status", "qualifier", "plural", "against"]
    status: Literal["former", "acting", "incoming"] | None = None


class NotName(Row, frozen=True, kw_only=True):
    """Capitalised runs that look like persons' names; see people/not_names.tsv."""

    kind: Literal["press", "thing", "end"]


class PostLink(Row, frozen=True, kw_only=True):
    """Words that link a person and a post; see people/links.tsv."""

    side: Literal["after", "before", "speech"]
    far: bool = False
    status: Literal["former", "incoming"] | None = None


class ForeignName(Row, frozen=True, kw_only=True):
    """A first name of foreigners; a capitalised run that begins with one is a person's name."""
