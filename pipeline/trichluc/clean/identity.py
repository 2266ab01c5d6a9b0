"""What tells whether an article changed since it was read before."""

from __future__ import annotations

import hashlib

from trichluc.record import RawArticle

_READ = ("id", "text", "html", "title", "published", "url", "site", "author", "place")


def raw_sha256(raw: RawArticle) -> str:
    """Return the sha256 of all that was read of an article; where it was read from is not part of it.

    >>> one = RawArticle(id="1", text="một", source="a.jsonl:1")
    >>> raw_sha256(one) == raw_sha256(RawArticle(id="1", text="một", source="b.jsonl:7"))
    True
    """
    values = (getattr(raw, name) for name in _READ)
    written = "\0".join("\1" if value is None else value for value in values)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
