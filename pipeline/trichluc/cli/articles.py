"""Commands over articles: extract, show."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer
from rich.console import Console

from trichluc.cli.app import EncodingOption, InputsArgument, MapOption, RulesOption, app, column_mapping, reports_errors


@app.command()
@reports_errors
def extract(
    inputs: InputsArgument,
    output: Annotated[str, typer.Option("-o", "--output", help="The file to write; - for standard output.")] = "-",
    columns: MapOption = None,
    encoding: EncodingOption = None,
    rules: RulesOption = None,
) -> None:
    """Read articles and write their records, one JSON object a line. Exit code 1: some failed, named on stderr."""
    from trichluc.cli.extracting import extract_to

    if extract_to(output, inputs, mapping=column_mapping(columns), encoding=encoding, rules=rules):
        raise typer.Exit(1)


@app.command()
@reports_errors
def show(
    source: Annotated[Path, typer.Argument(help="A text file, or - for standard input.")],
    html: Annotated[Optional[Path], typer.Option(help="Write a page to this file instead.")] = None,  # noqa: UP045
    title: Annotated[Optional[str], typer.Option(help="The title, where the text has none.")] = None,  # noqa: UP045
    published: Annotated[Optional[str], typer.Option(help="The publication date.")] = None,  # noqa: UP045
    rules: RulesOption = None,
) -> None:
    """Show one article with its findings marked, and what was read."""
    from trichluc.errors import InputError
    from trichluc.extract import Extractor
    from trichluc.record import RawArticle
    from trichluc.rulebook import load_rules
    from trichluc.view import to_html, to_terminal

    try:
        text = sys.stdin.read() if str(source) == "-" else source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{source}: {error}") from None
    raw = RawArticle(id=source.stem, text=text, title=title, published=published, source=str(source))
    record = Extractor(load_rules(rules)).extract(raw)
    if html is not None:
        html.write_text(to_html(record), encoding="utf-8")
    else:
        to_terminal(record, Console())
