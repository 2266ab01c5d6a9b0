"""The work on a part: its articles to records, each within its time; nothing an article does ends the rest."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable

from trichluc.batch.part import Failure, Part, PartDone, key_of, state_of
from trichluc.batch.time_limit import OutOfTime, time_limit
from trichluc.clean.published import iso_date
from trichluc.errors import InputError
from trichluc.extract import Extractor
from trichluc.record import RawArticle, Record, Struct, to_json
from trichluc.rulebook import load_rules
from trichluc.rulebook.digest import extractor_version


class Setup(Struct, frozen=True, kw_only=True):
    """What every worker needs to know. ``rules``: a folder, None for the package's own; ``timeout``: seconds for
    one article; ``since``: articles known to be older are passed over.
    """

    rules: str | None = None
    timeout: float = 30.0
    since: datetime.date | None = None


class Work:
    """Extracts parts with one compiled set of rules."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._since = setup.since.isoformat() if setup.since else None
        self._extractor = Extractor(load_rules(setup.rules))
        self._version = extractor_version(self._extractor.rules)

    def do(self, part: Part, at: Callable[[int], None] = lambda number: None) -> PartDone:
        """Return the records and failures of a part; ``at`` is told the number of each article before it is begun."""
        records, done, failures, found = [], [], [], Counter[str]()
        for number, raw in enumerate(part.articles):
            at(number)
            if raw.published and self._is_old(iso_date(raw.published)):
                continue
            outcome = self.one(raw)
            if isinstance(outcome, Failure):
                failures.append(outcome)
                continue
            record, line = outcome
            if not self._is_old(record.article.published):
                records.append(line)
                done.append(raw)
                found += counts(record)
        return PartDone(
            id=part.id,
            records=tuple(records),
            keys=tuple(key_of(raw.url, raw.id) for raw in done),
            states=tuple(state_of(raw, self._version) for raw in done),
            failures=tuple(failures),
            passed_over=len(part.articles) - len(done) - len(failures),
            found=dict(found),
        )

    def _is_old(self, published: str | None) -> bool:
        return self._since is not None and published is not None and published < self._since

    def one(self, raw: RawArticle) -> tuple[Record, bytes] | Failure:
        """Return the record of an article and its line of JSON, or why there is none; never raises."""
        try:
            with time_limit(self._setup.timeout):
                record = self._extractor.extract(raw)
                return record, to_json(record)
        except OutOfTime:
            return failure("timeout", f"took more than {self._setup.timeout:g} s", raw)
        except InputError as error:
            return Failure(kind="text", reason=str(error), source=raw.source, article=raw)
        except Exception as error:  # a defect of ours: one article must not end the run
            return failure("error", f"{type(error).__name__}: {error}", raw)


def failure(kind: str, reason: str, raw: RawArticle) -> Failure:
    """Return the failure of an article."""
    return Failure(kind=kind, reason=f"{raw.source or raw.id}: {reason}", source=raw.source, article=raw)


def counts(record: Record) -> Counter[str]:
    """Return how many things of each kind were read from an article."""
    return Counter(
        officials=len(record.officials),
        positions=sum(len(official.positions) for official in record.officials),
        other_people=len(record.other_people),
        agencies=len(record.agencies),
        figures=len(record.figures),
        contradictions=sum(not check.ok for check in record.checks),
    )
