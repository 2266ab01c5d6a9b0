"""The record of one article: typed, frozen, no logic.

All offsets are half-open, in Unicode code points of ``Article.text``; for every object that has
``text``, ``start`` and ``end``, ``article.text[start:end] == text`` holds. Numbers are exact
``Decimal`` and are written as plain decimal strings. ``None`` means: the text does not say.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec


class Struct(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the record's parts: immutable, named fields only."""


class RawArticle(Struct, frozen=True, kw_only=True):
    """An article as it was read, before any cleaning. Exactly one of ``text`` and ``html`` is given.

    ``source`` names the file (and row) for error messages. ``published`` is as the source wrote it.
    """

    id: str
    text: str | None = None
    html: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    site: str | None = None
    author: str | None = None
    place: str | None = None
    source: str | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """A stretch of the article's text."""

    text: str
    start: int
    end: int


class Article(Struct, frozen=True, kw_only=True):
    """The cleaned article that all offsets point into.

    ``text`` begins with the title where one is known. ``published`` is an ISO date; ``published_from`` is "source"
    where the source gave it, "text" where it is the day that the text itself opens with. ``sha256`` is of
    ``text`` in UTF-8. ``dropped`` lists the lines of page furniture that were left out of ``text``.
    """

    id: str
    url: str | None
    site: str | None
    title: str | None
    published: str | None
    author: str | None
    place: str | None
    text: str
    sha256: str
    published_from: str | None = None
    raw_sha256: str | None = None
    dropped: tuple[str, ...] = ()
    captions: tuple[Mention, ...] = ()
    extractor: str | None = None


class Position(Struct, frozen=True, kw_only=True):
    """A post that the text gives to a person.

    ``text`` is the post without name and honorific, ``title`` its head ("Phó Chủ tịch"), ``agency`` the
    body as written in the post or, where the post leaves it out, the one its neighbour implies.
    ``status``: current, former, acting or incoming. ``rule`` is the id of the row that found it.
    """

    text: str
    start: int
    end: int
    title: str
    agency: str | None
    agency_id: str | None
    branch: str | None
    level: str | None
    status: str
    rule: str | None = None


class Official(Struct, frozen=True, kw_only=True):
    """A named person with at least one public post; ``name`` is the fullest form, without honorific."""

    id: str
    name: str
    honorific: str | None
    positions: tuple[Position, ...]
    mentions: tuple[Mention, ...]
    rank: str | None = None


class Person(Struct, frozen=True, kw_only=True):
    """A named person without a public post: author, farmer, businessman, suspect."""

    name: str
    mentions: tuple[Mention, ...]


class Agency(Struct, frozen=True, kw_only=True):
    """A named body of the political system.

    ``name`` is the fullest form written, shared heads spelled out; ``full_name`` has abbreviations expanded
    and the place filled in, None where the article does not make it plain. ``registry_id`` names the row of
    ``rules/agencies`` that the body is known by.
    """

    id: str
    name: str
    full_name: str | None
    kind: str | None
    level: str | None
    place: str | None
    parent_id: str | None
    mentions: tuple[Mention, ...]
    registry_id: str | None = None
    rule: str | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """A number that measures something. See docs/guide.md for how each field is read.

    ``value`` is in the base unit (whole currency units, percent, the counted noun or the measure as
    written); ``high`` is the upper end of a range; ``of`` the whole in x/y figures.
    """

    id: str
    text: str
    start: int
    end: int
    kind: str
    value: Decimal
    high: Decimal | None
    of: Decimal | None
    unit: str
    per: str | None
    modifier: str | None
    metric: str | None
    metric_start: int | None
    metric_end: int | None
    change: str | None
    base: str | None
    as_of: str | None
    period: str | None
    part_of: str | None
    agency_id: str | None
    equivalent_of: str | None = None
    subject: str | None = None
    rule: str | None = None


class Check(Struct, frozen=True, kw_only=True):
    """What figures of the article say about each other: ``rule`` is share, sum or change."""

    rule: str
    figures: tuple[str, ...]
    stated: Decimal
    computed: Decimal
    ok: bool
    message: str


class Record(Struct, frozen=True, kw_only=True):
    """Everything read from one article."""

    article: Article
    officials: tuple[Official, ...] = ()
    other_people: tuple[Person, ...] = ()
    agencies: tuple[Agency, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()


_encoder = msgspec.json.Encoder(decimal_format="string")
_decoder = msgspec.json.Decoder(Record)


def to_json(record: Record) -> bytes:
    """Return the record as one line of UTF-8 JSON, without ASCII escapes and without a line end."""
    return _encoder.encode(record)


def from_json(line: bytes | str) -> Record:
    """Read a record; raises ``msgspec.ValidationError`` naming the field that breaks the contract."""
    return _decoder.decode(line)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record."""
    return msgspec.json.schema(Record)
