"""Inputs as the user names them (files, folders, globs, ``-``) to single sources, each with its article id."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from trichluc.errors import InputError

COMPRESSIONS = frozenset({".gz", ".zst"})
# What browsers save beside a page, and what no article is read from; passed over without a word in folders.
_NO_ARTICLES = re.compile(
    r"\.(?:css|m?js|map|png|jpe?g|gif|svg|webp|ico|bmp|woff2?|ttf|eot|otf|mp[34]|webm)\Z", re.IGNORECASE
)

OnError = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. ``path`` is None for standard input.

    ``id`` is the article's id where the file is one article: its path below the input, without extension.
    """

    path: Path | None
    id: str

    @property
    def name(self) -> str:
        """The name that messages give it."""
        return "<stdin>" if self.path is None else str(self.path)

    @property
    def extension(self) -> str:
        """The extension in small letters, without that of a compression; "" where there is none."""
        return "" if self.path is None else _split_name(self.path.name)[1].lower()


Input = str | Path | Source


def find_sources(inputs: Sequence[Input], on_error: OnError) -> Iterator[Source]:
    """Yield every file of the inputs, those of a folder or glob sorted by path; what is missing goes to ``on_error``.

    Two files never share an id: the second keeps its extension, and where that is taken, its whole path.
    """
    taken: set[str] = set()
    for one in inputs:
        for source in (one,) if isinstance(one, Source) else _sources_of(str(one), on_error):
            free = _free_id(source, taken)
            taken.add(free)
            yield source if free == source.id else Source(source.path, free)


def size_of(inputs: Sequence[Input]) -> int | None:
    """Return how many bytes the inputs have, compressed as they are; None where that cannot be known."""
    total = 0
    for source in find_sources(inputs, lambda error: None):
        if source.path is None:
            return None
        with suppress(OSError):
            total += source.path.stat().st_size
    return total


def _free_id(source: Source, taken: set[str]) -> str:
    if source.id not in taken or source.path is None:
        return source.id
    with_extension = source.id + source.path.suffix
    return with_extension if with_extension not in taken else source.path.as_posix()


def _sources_of(name: str, on_error: OnError) -> Iterator[Source]:
    path = Path(name)
    if name == "-":
        yield Source(None, "stdin")
    elif path.is_dir():
        yield from _files_below(path, on_error)
    elif os.path.lexists(path):
        yield Source(path, _split_name(path.name)[0])
    elif glob.has_magic(name):
        yield from _globbed(name, on_error)
    else:
        on_error(InputError(f"{name}: no such file or folder", name))


def _globbed(pattern: str, on_error: OnError) -> Iterator[Source]:
    fixed = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    base = Path(*fixed)
    found = [Path(one) for one in sorted(glob.glob(pattern, recursive=True))]
    if not any(path.is_file() for path in found):
        on_error(InputError(f"{pattern}: matches no file", pattern))
    yield from (Source(path, _id_below(path, base)) for path in found if path.is_file())


def _files_below(folder: Path, on_error: OnError) -> Iterator[Source]:
    def refused(error: OSError) -> None:
        on_error(InputError(f"{error.filename}: {error.strerror}", str(error.filename)))

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and not _NO_ARTICLES.search(name) and _is_regular(path):
                yield Source(path, _id_below(path, folder))


def _is_regular(path: Path) -> bool:
    """Say whether to read a file of a folder: a pipe or socket would block; a dangling link is reported when read."""
    return path.is_file() or path.is_symlink()


def _id_below(path: Path, base: Path) -> str:
    below = path.relative_to(base)
    return below.with_name(_split_name(below.name)[0]).as_posix()


def _split_name(name: str) -> tuple[str, str]:
    """Return a file's name without its extensions, and the one that is not of a compression.

    >>> _split_name("tin.html.gz"), _split_name("15.9.2022 tin.txt"), _split_name("tin")
    (('tin', '.html'), ('15.9.2022 tin', '.txt'), ('tin', ''))
    """
    stem, extension = os.path.splitext(name)
    if extension.lower() in COMPRESSIONS:
        stem, extension = os.path.splitext(stem)
    return stem, extension
