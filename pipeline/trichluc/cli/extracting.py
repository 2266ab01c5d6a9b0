"""What ``trichluc extract`` does: articles to lines of records, a bar on a terminal, failures on stderr."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from trichluc.errors import InputError
from trichluc.extract import Extractor
from trichluc.read import read_articles
from trichluc.record import to_json
from trichluc.rulebook import load_rules


def extract_to(
    output: str, inputs: Sequence[str], *, mapping: Mapping[str, str], encoding: str | None, rules: Path | None
) -> int:
    """Write the records of all inputs, return how many things failed; each is named on stderr."""
    failures = 0

    def failed(error: InputError) -> None:
        nonlocal failures
        failures += 1
        typer.echo(f"trichluc: {error}", err=True)

    extractor = Extractor(load_rules(rules))
    articles = read_articles(inputs, mapping=mapping, encoding=encoding, rules=extractor.rules, on_error=failed)
    with _written(output) as file, _bar() as bar:
        task = bar.add_task("articles", total=None)
        for raw in articles:
            try:
                line = to_json(extractor.extract(raw))
            except InputError as error:
                failed(error)
            except Exception as error:  # one article must not end the run
                failed(InputError(f"{raw.source or raw.id}: {type(error).__name__}: {error}"))
            else:
                file.write(line + b"\n")
                bar.advance(task)
    return failures


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


@contextmanager
def _written(output: str) -> Iterator[BinaryIO]:
    """Give standard output, or a file that appears under its name once it is whole."""
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise InputError(f"{output}: {error.strerror}") from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
