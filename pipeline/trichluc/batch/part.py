"""Parts: the articles that are worked on, and written, together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from trichluc.clean import raw_sha256
from trichluc.record import RawArticle, Struct


class Part(Struct, frozen=True, kw_only=True):
    """Articles that are written whole or not at all. ``id`` names what is written."""

    id: str
    articles: tuple[RawArticle, ...]


class Failure(Struct, frozen=True, kw_only=True):
    """What was not read or not extracted.

    ``kind``: "input" (a file or row that cannot be read; ``article`` is None), "text" (an article without text),
    "timeout", "crash" (the worker died of it), "error" (the extractor failed) or "refused" (the database did not take
    the record); the last two are defects of ours. ``source`` is the file (and row), ``source_id`` the id of its
    article; ``extractor`` the rules and program it failed with.
    """

    kind: str
    reason: str
    source: str | None
    source_id: str | None = None
    article: RawArticle | None = None
    extractor: str | None = None


class PartDone(Struct, frozen=True, kw_only=True):
    """What became of a part: ``records`` are lines of JSON, ``keys`` and ``states`` those of their articles.

    ``passed_over`` counts articles older than asked for; ``found`` counts officials, agencies, figures ...
    """

    id: str
    records: tuple[bytes, ...] = ()
    keys: tuple[str, ...] = ()
    states: tuple[bytes, ...] = ()
    failures: tuple[Failure, ...] = ()
    passed_over: int = 0
    found: dict[str, int] = msgspec.field(default_factory=dict)


def key_of(url: str | None, id: str) -> str:
    """Return what an article is known by in all its versions: its url, else its id."""
    return url or id


def state_of(raw: RawArticle, extractor: str) -> bytes:
    """Return what an article's record depends on, in 16 bytes: what was read, the rules and the program."""
    return state(raw_sha256(raw), extractor)


def state(raw_digest: str | None, extractor: str | None) -> bytes:
    """Return the same from what a record keeps of it."""
    return hashlib.sha256(f"{raw_digest} {extractor}".encode()).digest()[:16]


def part_id(states: Sequence[bytes]) -> str:
    """Return the id of a new part: the same for the same articles, rules and program."""
    return hashlib.sha256(b"".join(states)).hexdigest()[:20]
