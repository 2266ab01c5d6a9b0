"""Parts done on this machine."""

from __future__ import annotations

from collections.abc import Iterator

from trichluc.batch.part import Part, PartDone
from trichluc.batch.run import Doer
from trichluc.batch.sink import Writer
from trichluc.batch.work import Setup, Work
from trichluc.batch.workers import run_parts


def locally(setup: Setup, workers: int, writer: Writer) -> Doer:
    """Return what does parts in so many processes, or in this one where they are 0; the parent alone writes."""

    def do(parts: Iterator[Part]) -> Iterator[PartDone]:
        for done in run_parts(parts, setup, workers) if workers else map(Work(setup).do, parts):
            writer.write(done)
            yield done

    return do
