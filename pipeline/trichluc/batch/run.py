"""A run: all articles of the inputs into one sink, once, however often it is interrupted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from trichluc.batch.part import Failure, Part, PartDone, key_of, state_of
from trichluc.batch.plan import Plan
from trichluc.batch.quarantine import Quarantine
from trichluc.batch.seen import SeenArticles
from trichluc.batch.sink import Sink
from trichluc.errors import InputError
from trichluc.record import RawArticle

# Parts in, what became of them out, in any order; the records are where the sink keeps them when it comes out.
Doer = Callable[[Iterator[Part]], Iterator[PartDone]]
Reader = Callable[[Callable[[InputError], None]], Iterable[RawArticle]]


@dataclass(slots=True)
class Summary:
    """What a run did, in articles; ``failures`` by kind, ``found`` counts what the new records hold."""

    read: int = 0
    repeated: int = 0
    done_before: int = 0
    quarantined_before: int = 0
    passed_over: int = 0
    records: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a run takes up. ``redo``: also what is done; ``retry``: also what is in quarantine; ``limit``: so many."""

    part_size: int = 200
    redo: bool = False
    retry: bool = False
    limit: int | None = None


class Run:
    """One run; :meth:`go` does it, ``summary`` can be looked at meanwhile."""

    def __init__(self, sink: Sink, quarantine: Quarantine, extractor: str, choices: Choices) -> None:
        self.summary = Summary()
        self._quarantine = quarantine
        self._extractor = extractor
        self._choices = choices
        self._sink = sink
        self._plan = Plan(sink, extractor, choices.part_size, choices.redo, self._is_wanted)
        self._input_failures: set[str] = set()
        self._taken = 0

    def go(self, read: Reader, do: Doer) -> Iterator[PartDone]:
        """Do the run, yield each part that is written. KeyboardInterrupt ends it; what is written stays."""
        with closing(SeenArticles()) as seen:
            parts = self._plan.parts(self._met(read, seen), self._done_before)
            try:
                for done in do(parts):
                    self._account(done)
                    yield done
            except KeyboardInterrupt:
                self.summary.interrupted = True
        if self._choices.retry and not self.summary.interrupted:
            self._quarantine.keep(self._still_fails)

    def _met(self, read: Reader, seen: SeenArticles) -> Iterator[RawArticle]:
        for raw in read(self._not_read):
            self.summary.read += 1
            if (new := seen.new(raw)) is None:
                self.summary.repeated += 1
            else:
                yield new
            if self._taken == self._choices.limit:
                return

    def _is_wanted(self, raw: RawArticle) -> bool:
        if not self._choices.retry and self._quarantine.holds(raw):
            self.summary.quarantined_before += 1
            return False
        if self._taken == self._choices.limit:
            return False
        self._taken += 1
        return True

    def _done_before(self, articles: int) -> None:
        self.summary.done_before += articles

    def _account(self, done: PartDone) -> None:
        for failure in done.failures:
            self._failed(failure)
        self._sink.note(done)
        self.summary.records += len(done.keys)
        self.summary.passed_over += done.passed_over
        self.summary.found.update(done.found)

    def _not_read(self, error: InputError) -> None:
        self._input_failures.add(str(error))
        self._failed(Failure(kind="input", reason=str(error), source=error.file, source_id=error.file_id))

    def _failed(self, failure: Failure) -> None:
        self.summary.failures[failure.kind] += 1
        self._quarantine.add(failure)

    def _still_fails(self, failure: Failure) -> bool:
        if failure.article is None:
            return failure.reason in self._input_failures
        key = key_of(failure.article.url, failure.article.id)
        known = self._sink.states([key]).get(key)
        return known is None or known[0] != state_of(failure.article, self._extractor)
