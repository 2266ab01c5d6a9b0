"""What ``trichluc extract`` does: articles to lines of records, a bar on a terminal, failures on stderr."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from trichluc.batch import Setup, Work
from trichluc.batch.part import Failure
from trichluc.cli.output import written
from trichluc.read import read_articles
from trichluc.rulebook import load_rules


def extract_to(
    output: str, inputs: Sequence[str], *, mapping: Mapping[str, str], encoding: str | None, rules: Path | None
) -> int:
    """Write the records of all inputs, return how many things failed; each is named on stderr."""
    failures = 0

    def failed(reason: object) -> None:
        nonlocal failures
        failures += 1
        typer.echo(f"trichluc: {reason}", err=True)

    loaded = load_rules(rules)
    work = Work(Setup(rules=str(rules) if rules else None))
    articles = read_articles(inputs, mapping=mapping, encoding=encoding, rules=loaded, on_error=failed)
    with written(output) as file, _bar() as bar:
        task = bar.add_task("articles", total=None)
        for raw in articles:
            outcome = work.one(raw)
            if isinstance(outcome, Failure):
                failed(outcome.reason)
                continue
            _, line = outcome
            file.write(line + b"\n")
            bar.advance(task)
    return failures


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
