"""Bytes to text: what the source says, what its first bytes say, then what fits."""

from __future__ import annotations

import codecs

from trichluc.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, encoding: str | None = None) -> str:
    """Return the text of bytes; raises InputError naming the first byte that no encoding explains."""
    name = encoding or next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start} is not {name}") from None
    except LookupError:
        raise InputError(f"unknown encoding {name!r}") from None
