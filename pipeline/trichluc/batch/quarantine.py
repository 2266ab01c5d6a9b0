"""Quarantine: a file of what failed, one JSON object a line: reason, source and, where there is one, the article."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from trichluc.batch.part import Failure, state_of
from trichluc.record import RawArticle

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Failure)


class Quarantine:
    """The failures of all runs into one place; each stands in it once."""

    def __init__(self, path: Path, extractor: str) -> None:
        self.path = path
        self._extractor = extractor
        self._keys = {self._key(one) for one in self}

    def __iter__(self) -> Iterator[Failure]:
        """Yield the failures; a line that a killed run left unfinished is passed over."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for line in file:
                try:
                    yield _decoder.decode(line)
                except msgspec.DecodeError:
                    continue

    def __len__(self) -> int:
        return len(self._keys)

    def holds(self, raw: RawArticle) -> bool:
        """Say whether this very article failed before, by the same rules and program."""
        return state_of(raw, self._extractor) in self._keys

    def add(self, failure: Failure) -> None:
        """Append a failure unless it is there."""
        key = self._key(failure)
        if key in self._keys:
            return
        self._keys.add(key)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab+") as file:
            if file.seek(0, os.SEEK_END) and not self._ends_whole():
                file.write(b"\n")
            file.write(_encoder.encode(msgspec.structs.replace(failure, extractor=self._extractor)) + b"\n")

    def keep(self, wanted: Callable[[Failure], bool]) -> None:
        """Drop the failures that are not wanted any more; the file is replaced whole."""
        if not self.path.exists():
            return
        handle, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=".quarantine")
        with os.fdopen(handle, "wb") as file:
            for failure in self:
                if wanted(failure):
                    file.write(_encoder.encode(failure) + b"\n")
                else:
                    self._keys.discard(self._key(failure))
        os.replace(temporary, self.path)
        if not self._keys:
            self.path.unlink()

    def _ends_whole(self) -> bool:
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _key(self, failure: Failure) -> bytes | str:
        if failure.article is not None:
            return state_of(failure.article, failure.extractor or self._extractor)
        return failure.reason
