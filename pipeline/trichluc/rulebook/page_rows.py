"""Rows about pages: what around an article is no part of it."""

from __future__ import annotations

from typing import Literal

from trichluc.rulebook.row import Row


class Furniture(Row, frozen=True, kw_only=True):
    """Page furniture. ``part``: ``line`` is dropped with its line, ``rest`` with all that follows it,
    ``inline`` stays in the text but nothing is read from it.

    ``pattern`` is a regular expression matched against the folded line from its start; ``forms`` are
    literal beginnings of such a line.
    """

    part: Literal["line", "rest", "inline"]
    pattern: str | None = None


class Column(Row, frozen=True, kw_only=True):
    """What columns of tables and feeds are called. ``id`` is what the column holds, ``forms`` its names, best first."""


class LegacyLetter(Row, frozen=True, kw_only=True):
    """How a font of before Unicode writes a ``letter``: ``forms`` as read in windows-1252, not folded."""

    font: str
    letter: str


class Site(Row, frozen=True, kw_only=True):
    """Where a kind of site keeps the parts of an article. ``forms`` are not used.

    Each part is a list of selectors, best first: ``tag``, ``.class``, ``#id`` or ``[attribute=value]``, the tag before
    the others or not; ``#_name`` finds ids that end in "_name". ``body`` is required but of the row "any", whose parts
    are tried for every page behind those of its own kind. ``drop``: what is left out of the body. An example is a page
    whose body is "Thân bài.".
    """

    body: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
