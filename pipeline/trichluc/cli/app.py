"""The commands, thin: each reads its arguments, calls one function and prints what it returns."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Optional, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from trichluc.errors import TrichlucError

app = typer.Typer(
    name="trichluc",
    help="Read Vietnamese government news into records: officials and their posts, agencies, figures.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
rules_app = typer.Typer(help="The rulebook: what is found, and how.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")

RulesOption = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads this at run time on Python 3.10
    typer.Option(
        "--rules", help="A folder of rules to use instead of the package's own.", exists=True, file_okay=False
    ),
]
Command = TypeVar("Command", bound=Callable[..., Any])


def reports_errors(command: Command) -> Command:
    """Print an error of ours on stderr in one line and exit with 1, instead of a traceback."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except TrichlucError as error:
            typer.echo(f"trichluc: {error}", err=True)
            raise typer.Exit(1) from None

    return wrapped  # type: ignore[return-value]


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


@app.command()
@reports_errors
def score(
    gold: Annotated[
        Path, typer.Argument(help="A folder of gold: one <id>.json an article.", exists=True, file_okay=False)
    ],
    records: Annotated[Path, typer.Argument(help="Records, one JSON object a line.", exists=True, dir_okay=False)],
    errors: Annotated[int, typer.Option(help="Print the first N errors.")] = 0,
) -> None:
    """Compare records with hand-made gold."""
    from trichluc.errors import InputError
    from trichluc.record import from_json
    from trichluc.score import read_gold
    from trichluc.score import score as compare

    found = []
    for number, line in enumerate(records.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.append(from_json(line))
        except ValueError as error:
            raise InputError(f"{records}:{number}: {error}") from None
    result = compare(read_gold(gold), found)
    table = Table("layer", "precision", "recall", "F1", "gold", "found")
    for layer, tally in result.layers.items():
        shares = [f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)]
        table.add_row(layer, *shares, str(tally.right + tally.missed), str(tally.right + tally.wrong))
    console = Console()
    console.print(table)
    table = Table("attribute", "accuracy", "of")
    for name, (_, asked) in sorted(result.attributes.items()):
        table.add_row(name, f"{result.accuracy(name):.3f}", str(asked))
    console.print(table)
    for error_line in result.errors[:errors]:
        typer.echo(error_line, err=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from trichluc.record import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@rules_app.command("check")
@reports_errors
def rules_check(rules: RulesOption = None) -> None:
    """Check every row of the rules: its fields, its id, its dates, and that its examples are found by it."""
    from trichluc.rulecheck import check

    result = check(rules)
    for problem in result.problems:
        typer.echo(problem, err=True)
    typer.echo(
        f"{result.rows} rows in {result.files} files, {result.examples} examples: {len(result.problems)} problems"
    )
    if result.problems:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line."""
    app()
