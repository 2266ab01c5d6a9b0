"""Parts done on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from trichluc.batch.part import Part, PartDone
from trichluc.batch.run import Doer
from trichluc.batch.sink import Writer
from trichluc.batch.work import Setup, Work
from trichluc.batch.workers import run_parts

_GRACE = 5.0  # seconds after an article's time until its worker is ended: code in C is not interrupted by its alarm


def locally(setup: Setup, workers: int, writer: Writer) -> Doer:
    """Return what does parts in so many processes, or in this one where they are 0; the parent alone writes."""

    def do(parts: Iterator[Part]) -> Iterator[PartDone]:
        make_work = partial(Work, setup)
        done_parts = (
            run_parts(parts, make_work, workers, setup.timeout + _GRACE) if workers else map(make_work().do, parts)
        )
        for done in done_parts:
            yield writer.write(done)

    return do
