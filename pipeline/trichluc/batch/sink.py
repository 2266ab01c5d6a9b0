"""Where a run puts its records: what every such place must do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from trichluc.batch.part import PartDone


class Writer(Protocol):
    """Writes a part whole or not at all, again with the same end; can be sent to another machine."""

    def write(self, done: PartDone) -> PartDone:
        """Write the records of a part, those of the same articles are replaced; return it with what was refused."""


class Sink(Protocol):
    """A place for records that knows which articles it holds."""

    @property
    def writer(self) -> Writer:
        """What writes here."""

    def states(self, keys: Sequence[str]) -> dict[str, tuple[bytes, str | None]]:
        """Return state and part of those of the articles that are here; the part is None where parts leave no trace."""

    def note(self, done: PartDone) -> None:
        """Take account of a part that was written."""

    def close(self) -> None:
        """Let go of what is open."""
