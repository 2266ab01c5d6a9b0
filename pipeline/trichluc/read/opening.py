"""Opening a source: decompressed by its content, never more of it in memory than one article may have."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

from trichluc.errors import InputError
from trichluc.read.sources import Source

LONGEST = 16 << 20  # bytes of one article (file, line, cell, page) after decompression; a longer one is refused
_BLOCK = 1 << 20


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
        return _buffered(gzip.GzipFile(fileobj=cast(BinaryIO, file)))
    if start == b"\x28\xb5\x2f\xfd":
        return _buffered(_zstd_reader(file))
    return file


def _buffered(stream: gzip.GzipFile | IO[bytes]) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, stream), _BLOCK)


def _zstd_reader(file: io.BufferedReader) -> IO[bytes]:
    try:
        import zstandard  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError("reading .zst needs the extra: pip install 'trichluc[zstd]'") from None
    reader: IO[bytes] = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
    return reader


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
