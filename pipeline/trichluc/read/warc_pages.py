"""WARC: the HTML pages among the responses that a crawler kept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from trichluc.errors import InputError
from trichluc.read.encodings import Encodings
from trichluc.read.opening import LONGEST
from trichluc.read.rows import Row

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_RECORD_END = b"\r\n\r\n"


def warc_rows(stream: io.BufferedReader, encodings: Encodings) -> Iterator[Row | InputError]:
    """Yield each page as a row of ``url`` and ``html``; a row's place is the number of its record.

    What is not HTML, and answers other than 200, are passed over. An archive that ends within a record is an error
    in the place of that record, which may be half a page.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError("reading WARC needs the extra: pip install 'trichluc[warc]'") from None
    archive = _Watched(stream)
    number, held = 0, None
    records = ArchiveIterator(cast(BinaryIO, archive), record_types=WarcRecordType.any_type, auto_decode="all")
    for number, record in enumerate(records, 1):
        if held is not None:
            yield held
        held = _page(number, record, encodings) if record.record_type == WarcRecordType.response else None
    ends_whole = archive.tail == _RECORD_END
    if held is not None and ends_whole:
        yield held
    if archive.is_cut or not ends_whole:
        yield InputError(f"{number}: the archive ends within a record")


def _page(number: int, record: Any, encodings: Encodings) -> Row | InputError | None:
    http = record.http_headers
    if http is None or http.status_code != 200 or "html" not in (http.get("Content-Type") or "html").lower():
        return None
    charset = _CHARSET.search(http.get("Content-Type") or "")
    try:
        body = record.reader.read(LONGEST + 1)
        if len(body) > LONGEST:
            return InputError(f"{number}: longer than {LONGEST >> 20} MB")
        if len(body) < record.content_length and not (http.get("Content-Encoding") or http.get("Transfer-Encoding")):
            return InputError(f"{number}: the archive ends within the page")
        html = encodings.decode_page(body, charset and charset[1])
    except (InputError, OSError) as error:
        return InputError(f"{number}: {error}")
    return Row(number, {"url": record.headers.get("WARC-Target-URI"), "html": html})


class _Watched:
    """The archive's stream, and its last bytes: fastwarc ends quietly where an archive is cut."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.tail = b""
        self.is_cut = False  # within the compression

    def read(self, size: int) -> bytes:
        """Read on; the end of a cut stream is an end like another for the iterator."""
        try:
            block = self._stream.read1(size)
        except EOFError:
            self.is_cut = True
            return b""
        self.tail = (self.tail + block)[-len(_RECORD_END) :]
        return block

    def tell(self) -> int:
        """Return a place, since the iterator asks for it."""
        return 0
