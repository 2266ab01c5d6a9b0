"""Articles that hang or kill who works on them, told by their ids."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from trichluc.batch.part import Part, PartDone
from trichluc.batch.work import Setup, Work
from trichluc.record import RawArticle, Record


class PoisonedWork(Work):
    """Work that some articles do not let end. In a module of its own, since worker processes import it."""

    def __init__(self) -> None:
        super().__init__(Setup(timeout=60))

    def do(self, part: Part, at: Callable[[int], None] = lambda number: None) -> PartDone:
        def begun(number: int) -> None:
            at(number)
            if part.articles[number].id.startswith("dies"):
                os._exit(9)
            if part.articles[number].id.startswith("hangs"):
                time.sleep(600)

        return super().do(part, begun)


def dead_at_birth() -> Work:
    """Make no work."""
    os._exit(3)


class SlowExtractor:
    """Takes longer over some articles than they are given."""

    def extract(self, raw: RawArticle) -> Record:
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                continue
