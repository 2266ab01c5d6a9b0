"""Bytes to text: what the caller says, else what the first bytes say, else UTF-8, else what makes Vietnamese of it.

Streams of rows are made UTF-8 before they are read; whole files and pages may also be guessed. Fonts of before
Unicode are read as windows-1252 here and become Unicode in :mod:`trichluc.read.legacy_fonts`.
"""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from typing import cast

from trichluc.errors import InputError
from trichluc.read.legacy_fonts import LegacyFonts, vietnamese

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes of a page in which its encoding is declared
_SURE = 0.85  # share of Vietnamese words in a text of a guessed encoding
_BLOCK = 1 << 16


class Encodings:
    """Decodes the inputs of a run. ``named``: the encoding of all of them, where the user knows it."""

    def __init__(self, fonts: LegacyFonts, named: str | None = None) -> None:
        self._fonts = fonts
        self.font = named.lower() if named and named.lower() in fonts else None
        self._named = "windows-1252" if self.font else named
        if named and not self.font:
            try:
                codecs.lookup(named)
            except LookupError:
                raise InputError(f"unknown encoding {named!r}") from None

    def utf8_stream(self, stream: io.BufferedReader) -> io.BufferedReader:
        """Return a stream of the same text in UTF-8 without byte order mark; UTF-8 is passed through unchecked."""
        start = stream.peek(4)[:4]
        name = self._named or _marked(start) or _utf16_without_mark(start) or "utf-8"
        if codecs.lookup(name).name == "utf-8":
            return stream
        return io.BufferedReader(cast(io.RawIOBase, _Transcoded(stream, name)), _BLOCK)

    def decode(self, data: bytes) -> str:
        """Return the text of a file; raises InputError naming the first byte that no encoding explains."""
        name = self._named or _marked(data) or _utf16_without_mark(data[:400])
        if name is None and b"\0" in data:
            raise InputError(f"byte {data.index(0)} is NUL: this is no text")
        if name is not None:
            return _decode(data, name, "replace" if self.font else "strict")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            guessed = self._guess(data)
            if guessed is None:
                raise InputError(f"byte {error.start} is not utf-8; name another encoding with --encoding") from None
            return guessed

    def decode_page(self, data: bytes, declared: str | None = None) -> str:
        """Return the HTML of a page. ``declared`` is what its server says; pages and servers may say what is not so."""
        in_page = _DECLARED.search(data, 0, _HEAD)
        try:
            return self.decode(data)
        except InputError:
            name = declared or (in_page and in_page[1].decode("ascii", "replace"))
            if self._named or not name or codecs_name(name) in (None, "utf-8"):
                raise
            return _decode(data, name, "replace")

    def _guess(self, data: bytes) -> str | None:
        """Return the text in the 8-bit encoding that makes Vietnamese of it, None where none does."""
        western = data.decode("windows-1252", "replace")
        if self._fonts.guess(western):
            return western
        text = unicodedata.normalize("NFC", data.decode("windows-1258", "replace"))
        share, words = vietnamese(text[:5000])
        return text if share >= _SURE and words and "\ufffd" not in text else None


def codecs_name(name: str) -> str | None:
    """Return the usual name of an encoding, None where it is none."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _marked(start: bytes) -> str | None:
    return next((name for mark, name in _MARKS if start.startswith(mark)), None)


def _utf16_without_mark(start: bytes) -> str | None:
    """Return the UTF-16 that begins so: letters of ASCII, NUL every second byte."""
    pairs = min(len(start) // 2, 200)
    if pairs >= 2 and start[1 : 2 * pairs : 2].count(0) > pairs / 2 and 0 not in start[0 : 2 * pairs : 2]:
        return "utf-16-le"
    if pairs >= 2 and start[0 : 2 * pairs : 2].count(0) > pairs / 2 and 0 not in start[1 : 2 * pairs : 2]:
        return "utf-16-be"
    return None


def _decode(data: bytes, name: str, errors: str) -> str:
    try:
        return unicodedata.normalize("NFC", data.decode(name, errors))
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start} is not {name}") from None
    except LookupError:
        raise InputError(f"unknown encoding {name!r}") from None


class _Transcoded(io.RawIOBase):
    """A stream in another encoding, as UTF-8."""

    def __init__(self, stream: io.BufferedReader, name: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(name)("replace" if name == "windows-1252" else "strict")
        self._ready = b""

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, return with how many bytes; 0 at the end."""
        while not self._ready:
            block = self._stream.read1(_BLOCK)
            self._ready = self._decoder.decode(block, final=not block).encode("utf-8", "replace")
            if not block:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count
