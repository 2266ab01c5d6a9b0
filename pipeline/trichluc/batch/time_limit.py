"""A limit of time on a piece of work."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTime(BaseException):
    """The work took longer than its limit."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the body once it has taken ``seconds``.

    By an alarm in the main thread of a POSIX process, by another thread elsewhere. Code in C is interrupted only when
    it returns: who must be sure watches from another process.
    """
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGALRM, _raise)
        try:
            try:
                signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # again each second: one may be lost in a destructor
                yield
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        except OutOfTime:  # it may have rung before it was put off
            signal.setitimer(signal.ITIMER_REAL, 0)
            raise
    else:
        watch = _Watch(seconds)
        try:
            yield
        finally:
            watch.end()


class _Watch:
    """A thread that raises OutOfTime in the one that made it, unless ended before."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._lock = threading.Lock()
        self._is_over = False
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        with self._lock:
            self._is_over = True
        self._timer.cancel()

    def _fire(self) -> None:
        with self._lock:
            if not self._is_over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), ctypes.py_object(OutOfTime))


def _raise(number: int, frame: FrameType | None) -> None:
    raise OutOfTime
