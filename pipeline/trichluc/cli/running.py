"""What ``trichluc run`` does: the sink and the workers chosen, a bar while they work, a summary behind them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from trichluc.batch import Choices, Quarantine, Run, Setup, Summary, locally
from trichluc.batch.cluster import on_cluster
from trichluc.batch.database import DatabaseSink, DatabaseWriter
from trichluc.batch.folder import FolderSink
from trichluc.batch.run import Doer
from trichluc.batch.sink import Sink
from trichluc.errors import InputError
from trichluc.read import Source, read_articles, size_of
from trichluc.record import RawArticle
from trichluc.rulebook import Rules, load_rules
from trichluc.rulebook.digest import extractor_version

# What a run counts -> the table of the database that holds it; one person or body of many articles is one row there.
_TABLES = {
    "articles": "articles",
    "officials": "officials",
    "positions": "tenures",
    "other_people": "article_people",
    "agencies": "agencies",
    "figures": "figures",
    "contradictions": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A run as the command line asks for it."""

    inputs: tuple[str, ...]
    database: str | None
    folder: Path | None
    format: str
    workers: int
    dask: str | None
    quarantine: Path | None
    setup: Setup
    choices: Choices
    mapping: Mapping[str, str]
    encoding: str | None

    def run(self) -> Summary:
        """Do it and print what came of it: progress on stderr, a summary on stdout."""
        rules = load_rules(self.setup.rules)
        version = extractor_version(rules)
        quarantine = Quarantine(self.quarantine or self._beside_records(), version)
        console, began = Console(stderr=True), time.monotonic()
        with closing(self._sink(version)) as sink:
            batch = Run(sink, quarantine, version, self.choices)
            with _Bar(console, self.inputs) as bar:
                for _ in batch.go(
                    lambda on_error: self._articles(quarantine, rules, on_error, bar.read), self._doer(sink)
                ):
                    bar.show(batch.summary)
            stored = sink.rows() if isinstance(sink, DatabaseSink) else {}
        Console().print(_summary_table(batch.summary, time.monotonic() - began, stored))
        if batch.summary.failures:
            console.print(
                f"What failed is in {quarantine.path}; trichluc run --retry takes it up again.", soft_wrap=True
            )
        return batch.summary

    def _sink(self, version: str) -> Sink:
        if self.folder is not None:
            return FolderSink(self.folder, self.format)
        assert self.database is not None
        if self.dask is not None and not self.database.startswith("postgres"):
            raise InputError(
                "machines of a cluster write into PostgreSQL or a shared folder (-o), not into an SQLite file"
            )
        source = ", ".join(self.inputs) or "quarantine"
        return DatabaseSink(DatabaseWriter(self.database, self.setup.rules, source, version))

    def _doer(self, sink: Sink) -> Doer:
        if self.dask is not None:
            return on_cluster(self.dask, self.setup, sink.writer)
        return locally(self.setup, self.workers, sink.writer)

    def _beside_records(self) -> Path:
        if self.folder is not None:
            return self.folder / "quarantine.jsonl"
        url = self.database or ""
        path = url.partition("sqlite:///")[2] or ("" if "://" in url else url)
        return Path(path).with_suffix(".quarantine.jsonl") if path else Path("quarantine.jsonl")

    def _articles(
        self,
        quarantine: Quarantine,
        rules: Rules,
        on_error: Callable[[InputError], None],
        on_bytes: Callable[[int], None],
    ) -> Iterator[RawArticle]:
        inputs: dict[str, str | Source] = {name: name for name in self.inputs}
        for failure in quarantine if self.choices.retry else ():
            if failure.article is not None:
                yield failure.article
            elif failure.source is not None:
                found = failure.source_id and Source(Path(failure.source), failure.source_id)
                inputs.setdefault(failure.source, found or failure.source)
        yield from read_articles(
            tuple(inputs.values()),
            mapping=self.mapping,
            encoding=self.encoding,
            rules=rules,
            on_error=on_error,
            on_bytes=on_bytes,
        )


class _Bar:
    """A bar over the bytes of the inputs, on a terminal only."""

    def __init__(self, console: Console, inputs: tuple[str, ...]) -> None:
        columns = (
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task("", total=size_of(inputs) if console.is_terminal else None)
        self._began = time.monotonic()

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def read(self, count: int) -> None:
        """Move on by so many bytes."""
        self._progress.advance(self._task, count)

    def show(self, summary: Summary) -> None:
        """Say how far the run is and how fast."""
        rate = summary.records / (time.monotonic() - self._began)
        failed = sum(summary.failures.values())
        self._progress.update(self._task, description=f"{summary.records} records, {rate:.0f}/s, {failed} failed")


def _summary_table(summary: Summary, seconds: float, stored: Mapping[str, int]) -> Table:
    """Return what the run did and found and, beside it, what the database holds now."""
    title = "interrupted: run it again to go on" if summary.interrupted else None
    table = Table("", "this run", *(["in the database"] if stored else []), title=title)
    rows = {
        "articles read": summary.read,
        "done before": summary.done_before,
        "the same again": summary.repeated,
        "older than asked for": summary.passed_over,
        "in quarantine already": summary.quarantined_before,
        **{f"failed: {kind}": count for kind, count in sorted(summary.failures.items())},
    }
    for name, count in rows.items():
        if count or name == "articles read":
            table.add_row(name, f"{count:,}")
    table.add_row("seconds", f"{seconds:.1f}")
    table.add_section()
    found = {"articles": summary.records, **summary.found}
    for name, stored_as in _TABLES.items():
        held = [f"{stored[stored_as]:,}" if stored_as else ""] if stored else []
        table.add_row(name.replace("_", " "), f"{found.get(name, 0):,}", *held)
    return table
