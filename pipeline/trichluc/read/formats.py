"""Which kind of file a source is, by its extension and what it begins with."""

from __future__ import annotations

import re
from enum import Enum, auto

import msgspec


class Format(Enum):
    """The kinds of file that are read."""

    TEXT = auto()
    HTML = auto()
    JSON_LINES = auto()
    JSON_VALUES = auto()  # an array, or objects one behind another


_BY_EXTENSION = {
    ".jsonl": Format.JSON_LINES,
    ".jl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
}
_OBJECTS = re.compile(rb'\[\s*[{\]]|\{\s*"')
_PAGE = re.compile(rb"<(?:!doctype|html|head|body|\?xml|meta|div|table|article|title)\b", re.IGNORECASE)


def format_of(extension: str, start: bytes) -> Format:
    """Return the format of a file, by its extension where that says enough, else by its first bytes."""
    if known := _BY_EXTENSION.get(extension):
        return known
    visible = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if extension == ".json":
        return (
            Format.JSON_LINES if _is_object(visible.partition(b"\n")[0]) and b"\n{" in visible else Format.JSON_VALUES
        )
    if _OBJECTS.match(visible):
        first, end, _ = visible.partition(b"\n")
        return Format.JSON_LINES if visible[:1] == b"{" and (not end or _is_object(first)) else Format.JSON_VALUES
    return Format.HTML if _PAGE.match(visible) or extension in (".html", ".htm") else Format.TEXT


def _is_object(line: bytes) -> bool:
    try:
        return bool(msgspec.json.decode(line, type=dict))
    except ValueError:
        return False
