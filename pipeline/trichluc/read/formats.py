"""Which kind of file a source is, by its extension and what it begins with."""

from __future__ import annotations

import re
from enum import Enum, auto

import msgspec

from trichluc.errors import InputError


class Format(Enum):
    """The kinds of file that are read."""

    TEXT = auto()
    HTML = auto()
    JSON_LINES = auto()
    JSON_VALUES = auto()  # an array, or objects one behind another
    CSV = auto()
    PARQUET = auto()
    WARC = auto()


_BY_EXTENSION = {
    ".jsonl": Format.JSON_LINES,
    ".jl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".warc": Format.WARC,
}
_OBJECTS = re.compile(rb'\[\s*[{\]]|\{\s*"')
_XHTML = re.compile(rb"<html\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype|html|head|body|\?xml|meta|div|table|article|title)\b", re.IGNORECASE)


def format_of(extension: str, start: bytes) -> Format:
    """Return the format of a file, by its extension where that says enough, else by its first bytes.

    Raises InputError for XML other than XHTML.
    """
    if known := _BY_EXTENSION.get(extension) or _by_magic(start):
        return known
    visible = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if extension == ".json":
        return (
            Format.JSON_LINES if _is_object(visible.partition(b"\n")[0]) and b"\n{" in visible else Format.JSON_VALUES
        )
    if _OBJECTS.match(visible):
        first, end, _ = visible.partition(b"\n")
        return Format.JSON_LINES if visible[:1] == b"{" and (not end or _is_object(first)) else Format.JSON_VALUES
    if (visible.startswith(b"<?xml") or extension == ".xml") and not _XHTML.search(visible):
        raise InputError("XML other than XHTML is not read")
    return Format.HTML if _PAGE.match(visible) or extension in (".html", ".htm") else Format.TEXT


def _by_magic(start: bytes) -> Format | None:
    if start.startswith(b"PAR1"):
        return Format.PARQUET
    return Format.WARC if start.startswith(b"WARC/") else None


def _is_object(line: bytes) -> bool:
    try:
        return bool(msgspec.json.decode(line, type=dict))
    except (ValueError, RecursionError):
        return False
