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
_WINDOW = 8  # parts for each worker that may be out or wait for an earlier one
_STARTUP_DEATHS = 3  # workers that may die before they begin an article

_processes = multiprocessing.get_context("spawn")  # a fork would keep the pipes of its siblings open


class _Worker:
    """The parent's side of one process; its parts have the numbers they were taken up in."""

    def __init__(self, make_work: Callable[[], Work]) -> None:
        self.pipe, theirs = _processes.Pipe()
        self.parts: deque[tuple[int, Part]] = deque()
        self.at: MutableSequence[float] = _processes.RawArray("d", [-1.0, 0.0])  # article of the first part, since
        self.process = _processes.Process(target=_serve, args=(theirs, make_work, self.at), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, number: int, part: Part) -> None:
        self.parts.append((number, part))
        with suppress(OSError):  # a dead worker is seen when its pipe is read
            self.pipe.send(part)

    def take(self) -> PartDone | None:
        """Return what became of the first part; None where the worker is dead."""
        try:
            done: PartDone = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return done

    def hangs(self, timeout: float) -> bool:
        number, since = self.at
        return bool(self.parts) and number >= 0 and time.monotonic() - since > timeout

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def run_parts(parts: Iterator[Part], make_work: Callable[[], Work], workers: int, timeout: float) -> Iterator[PartDone]:
    """Yield what became of each part, in the order of the parts; ``parts`` is read as workers become free.

    ``make_work`` is called in each worker. A worker that is at one article for longer than ``timeout`` seconds
    is ended. An article at which that happens, or one dies, is a failure of its own PartDone; the rest is done again.
    """
    crew = _Crew(parts, make_work, workers, timeout)
    try:
        while crew.feed():
            crew.listen()
            yield from crew.in_order()
    finally:
        crew.end()


class _Crew:
    """The workers, what they have to do, and what is done but waits for a part before it."""

    def __init__(self, parts: Iterator[Part], make_work: Callable[[], Work], workers: int, timeout: float) -> None:
        self._parts = enumerate(parts)
        self._make_work = make_work
        self._timeout = timeout
        self._workers = [_Worker(make_work) for _ in range(workers)]
        self._window = workers * _WINDOW
        self._again: deque[tuple[int, Part]] = deque()
        self._done: dict[int, list[PartDone]] = {}  # by number of the part
        self._open: dict[int, int] = {}  # pieces of a part that are not done, by its number; a finished one has 0
        self._next = 0  # number of the part to come out next
        self._deaths = 0

    def feed(self) -> bool:
        """Give the workers parts; say whether any has one."""
        for worker in self._workers:
            while len(worker.parts) < _AHEAD and (task := self._task()):
                worker.give(*task)
        return any(worker.parts for worker in self._workers)

    def listen(self) -> None:
        """Wait for a worker to be done, or dead, or late."""
        ready = wait([worker.pipe for worker in self._workers], timeout=1.0)
        for place, worker in enumerate(self._workers):
            if worker.pipe not in ready:
                if worker.hangs(self._timeout):
                    self._replace(place, "timeout")
            elif done := worker.take():
                self._deaths = 0
                self._finish(worker.parts.popleft()[0], done)
            else:
                self._replace(place, "crash")

    def in_order(self) -> Iterator[PartDone]:
        """Yield what is done and waits for nothing any more."""
        while self._open.get(self._next) == 0:
            yield from self._done.pop(self._next)
            del self._open[self._next]
            self._next += 1

    def end(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()

    def _task(self) -> tuple[int, Part] | None:
        if self._again:
            return self._again.popleft()
        if len(self._open) >= self._window:  # a part that takes long must not let the others pile up
            return None
        task = next(self._parts, None)
        if task:
            self._open[task[0]] = 1
        return task

    def _finish(self, number: int, done: PartDone) -> None:
        self._done.setdefault(number, []).append(done)
        self._open[number] -= 1

    def _replace(self, place: int, kind: str) -> None:
        """End a worker and start another; the article it was at is a failure, the rest of its parts is done again."""
        worker = self._workers[place]
        worker.end()
        self._again.extend(worker.parts)
        article = int(worker.at[0])
        if article >= 0 and worker.parts:
            number, part = worker.parts[0]
            self._again.remove((number, part))
            if rest := part.articles[:article] + part.articles[article + 1 :]:
                self._again.append((number, Part(id=part.id, articles=rest)))
                self._open[number] += 1
            what = "the worker hung" if kind == "timeout" else f"the worker died (exit code {worker.process.exitcode})"
            self._finish(number, PartDone(id=part.id, failures=(failure(kind, what, part.articles[article]),)))
        else:
            self._deaths += 1
            if self._deaths > _STARTUP_DEATHS:
                raise InternalError("workers die before they begin an article")
        self._workers[place] = _Worker(self._make_work)


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
