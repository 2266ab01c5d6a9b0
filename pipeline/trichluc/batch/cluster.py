"""Parts done on a Dask cluster: the same parts, written by the machines that did them.

Dask does a part again when the worker that had it is lost, so that it may be written twice; writers give the same end.
A part that keeps killing workers is halved until the article that does it is alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from trichluc.batch.part import Failure, Part, PartDone
from trichluc.batch.run import Doer
from trichluc.batch.sink import Writer
from trichluc.batch.work import Setup, Work, failure
from trichluc.errors import InputError

_AHEAD = 2  # parts a thread of the cluster has at a time
_PATIENCE = "30s"  # to reach the scheduler


def on_cluster(address: str, setup: Setup, writer: Writer) -> Doer:
    """Return what does parts on the cluster of a scheduler. The writer must reach its place from every machine."""

    def do(parts: Iterator[Part]) -> Iterator[PartDone]:
        try:
            from distributed import Client  # noqa: PLC0415 - an extra
        except ImportError:
            raise InputError("a cluster needs the extra: pip install 'trichluc[dask]'") from None
        try:
            client = Client(address, timeout=_PATIENCE)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise InputError(f"no Dask scheduler at {address}: {error}") from None
        with client:
            yield from _Flight(client, setup, writer).do(parts)

    return do


class _Flight:
    """The parts that are out on the cluster."""

    def __init__(self, client: Any, setup: Setup, writer: Writer) -> None:
        from distributed import as_completed  # noqa: PLC0415 - an extra

        self._client = client
        self._arguments = setup, writer
        self._returned: Any = as_completed()  # type: ignore[no-untyped-call]
        self._out: dict[Any, Part] = {}
        self._waiting: deque[Part] = deque()

    def do(self, parts: Iterator[Part]) -> Iterator[PartDone]:
        while True:
            self._fill(parts)
            if not self._out:
                return
            future = next(self._returned)
            part = self._out.pop(future)
            error = future.exception()
            if error is None:
                yield future.result()
            elif type(error).__name__ == "KilledWorker":
                yield from self._smaller(part)
            else:
                raise error

    def _fill(self, parts: Iterator[Part]) -> None:
        room = _AHEAD * max(1, sum(self._client.ncores().values()))
        busy = {part.id for part in self._out.values()}
        while len(self._out) < room:
            part = self._waiting.popleft() if self._waiting else next(parts, None)
            if part is None:
                return
            if part.id in busy:  # two at a time into one file would lose one of them
                self._waiting.append(part)
                return
            busy.add(part.id)
            future = self._client.submit(_do_part, part, *self._arguments, pure=False)
            self._out[future] = part
            self._returned.add(future)

    def _smaller(self, part: Part) -> Iterator[PartDone]:
        half = len(part.articles) // 2
        if half:
            halves = part.articles[:half], part.articles[half:]
            self._waiting.extend(Part(id=part.id, articles=articles) for articles in halves)
        else:
            failures: tuple[Failure, ...] = (failure("crash", "workers died of it", part.articles[0]),)
            yield PartDone(id=part.id, failures=failures)


def _do_part(part: Part, setup: Setup, writer: Writer) -> PartDone:
    """Do and write a part on a worker; its records stay there."""
    done = writer.write(_work(setup).do(part))
    return msgspec.structs.replace(done, records=())


@lru_cache(maxsize=1)
def _work(setup: Setup) -> Work:
    return Work(setup)
