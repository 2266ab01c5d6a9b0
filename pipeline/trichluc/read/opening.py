"""Opening a source: decompressed by its content, never more of it in memory than one article may have."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Protocol, cast

from trichluc.errors import InputError
from trichluc.read.sources import Source

LONGEST = 16 << 20  # bytes of one article (file, line, cell, page) after decompression; a longer one is refused
_BLOCK = 1 << 20
_COMPRESSED_BLOCK = 1 << 13  # a bomb of a thousandfold blows it up to some MB at a time


@contextmanager
def opened(source: Source) -> Iterator[tuple[io.BufferedReader, Callable[[], int]]]:
    """Give the decompressed bytes of a source, as a buffered stream whose ``peek`` shows its beginning.

    Beside it what tells how many bytes of the file, compressed as it is, were read (0 for standard input). Raises
    OSError, EOFError or ``zlib.error``, then or while it is read, where the file or its compression is broken.
    """
    if source.path is None:
        yield _decompressed(io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), _BLOCK)), lambda: 0
        return
    with source.path.open("rb", buffering=_BLOCK) as file:
        yield _decompressed(cast(io.BufferedReader, file)), file.tell if file.seekable() else lambda: 0


def _decompressed(file: io.BufferedReader) -> io.BufferedReader:
    start = file.peek(4)[:4]
    if start[:2] == b"\x1f\x8b":
        return io.BufferedReader(_Inflated(file, lambda: zlib.decompressobj(wbits=31)), _BLOCK)
    if start == b"\x28\xb5\x2f\xfd":
        return io.BufferedReader(_Inflated(file, _zstd()), _BLOCK)
    return file


def _zstd() -> Callable[[], _Decompressor]:
    try:
        import zstandard  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError("reading .zst needs the extra: pip install 'trichluc[zstd]'") from None
    return lambda: zstandard.ZstdDecompressor().decompressobj()


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


class _Inflated(io.RawIOBase):
    """A compressed stream, of one piece or several, decompressed.

    Unlike ``gzip``, it gives all that stands before the place where a stream is cut, and only then raises EOFError.
    """

    def __init__(self, stream: io.BufferedReader, decompressor: Callable[[], _Decompressor]) -> None:
        self._stream = stream
        self._new = decompressor
        self._current: _Decompressor | None = None
        self._ready = b""
        self._left = b""  # read, not yet decompressed

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, return with how many bytes; 0 at the end."""
        while not self._ready:
            block = self._left or self._stream.read1(_COMPRESSED_BLOCK)
            self._left = b""
            if not block:
                if self._current is not None:
                    raise EOFError("the compressed file ends before its end mark")
                return 0
            self._current = self._current or self._new()
            self._ready = self._current.decompress(block)
            if self._current.eof:
                self._left = self._current.unused_data.lstrip(b"\0")  # zeros may fill up the last block of a tape
                self._current = None
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count


def whole(stream: IO[bytes]) -> bytes:
    """Return all that is left of a stream; raises InputError where it is more than one article may have."""
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise InputError(f"longer than {LONGEST >> 20} MB")
    return data


def lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Yield each line without its end; None for one longer than an article may be."""
    while line := stream.readline(LONGEST):
        if len(line) < LONGEST or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_BLOCK)
        yield None
