"""Worker processes: parts in, what became of them out; a worker that hangs or dies costs one article, not the run.

Each worker has a pipe of its own, so that none can leave a shared queue locked when it is killed, and up to two
parts, so that it never waits for the parent. It tells through shared memory which article it is at.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, MutableSequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue

from trichluc.batch.part import Part, PartDone
from trichluc.batch.work import Work, failure
from trichluc.errors import InternalError

_AHEAD = 2  # parts a worker has at a time
_STARTUP_DEATHS = 3  # workers that may die before they begin an article

_processes = multiprocessing.get_context("spawn")  # a fork would keep the pipes of its siblings open


class _Worker:
    """The parent's side of one process."""

    def __init__(self, make_work: Callable[[], Work]) -> None:
        self.pipe, theirs = _processes.Pipe()
        self.parts: deque[Part] = deque()
        self.at: MutableSequence[float] = _processes.RawArray("d", [-1.0, 0.0])  # article of the first part, since
        self.process = _processes.Process(target=_serve, args=(theirs, make_work, self.at), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, part: Part) -> None:
        self.parts.append(part)
        with suppress(OSError):  # a dead worker is seen when its pipe is read
            self.pipe.send(part)

    def hangs(self, timeout: float) -> bool:
        number, since = self.at
        return bool(self.parts) and number >= 0 and time.monotonic() - since > timeout

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def run_parts(parts: Iterator[Part], make_work: Callable[[], Work], workers: int, timeout: float) -> Iterator[PartDone]:
    """Yield what became of each part, in the order they are done; ``parts`` is read as workers become free.

    ``make_work`` is called in each worker. A worker that is at one article for longer than ``timeout`` seconds
    is ended. An article at which that happens, or one dies, is a failure of its own PartDone; the rest is done again.
    """
    crew = [_Worker(make_work) for _ in range(workers)]
    again: deque[Part] = deque()
    deaths = 0
    try:
        while True:
            for worker in crew:
                while len(worker.parts) < _AHEAD and (part := again.popleft() if again else next(parts, None)):
                    worker.give(part)
            if not any(worker.parts for worker in crew):
                return
            ready = wait([worker.pipe for worker in crew], timeout=1.0)
            for place, worker in enumerate(crew):
                if worker.pipe in ready and (done := _received(worker)):
                    deaths = 0
                    yield done
                elif worker.pipe in ready or worker.hangs(timeout):
                    reason = "timeout" if worker.pipe not in ready else "crash"
                    worker.end()
                    lost = _lost(worker, reason, again)
                    deaths += lost is None
                    if deaths > _STARTUP_DEATHS:
                        raise InternalError("workers die before they begin an article")
                    crew[place] = _Worker(make_work)
                    if lost:
                        yield lost
    finally:
        for worker in crew:
            worker.end()


def _received(worker: _Worker) -> PartDone | None:
    try:
        done: PartDone = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    worker.parts.popleft()
    return done


def _lost(worker: _Worker, kind: str, again: deque[Part]) -> PartDone | None:
    """Put the parts of a dead worker back but for the article it was at, and return that as a failure."""
    number = int(worker.at[0])
    again.extend(worker.parts)
    if number < 0 or not worker.parts:
        return None
    part = worker.parts[0]
    again.remove(part)
    rest = part.without(number)
    if rest.articles:
        again.append(rest)
    what = "the worker hung" if kind == "timeout" else f"the worker died (exit code {worker.process.exitcode})"
    return PartDone(id=part.id, failures=(failure(kind, what, part.articles[number]),))


def _serve(pipe: Connection, make_work: Callable[[], Work], at: MutableSequence[float]) -> None:
    """The worker: parts from the pipe, what became of them back into it, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    inbox: SimpleQueue[Part] = SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, inbox.put), daemon=True).start()
    work = make_work()

    def begun(number: int) -> None:
        at[1] = time.monotonic()
        at[0] = number

    while True:
        part = inbox.get()
        done = work.do(part, begun)
        at[0] = -1
        try:
            pipe.send(done)
        except OSError:
            return


def _receive(pipe: Connection, put: Callable[[Part], None]) -> None:
    while True:
        try:
            put(pipe.recv())
        except (EOFError, OSError):
            os._exit(0)  # the parent is gone: nobody would take what is being done
