"""The frame of the command line: the applications, shared options, how errors are reported."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Optional, TypeVar

import typer

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
_INPUTS = typer.Argument(help="Files, folders, globs; - for standard input. Text, HTML, JSON, CSV, Parquet, WARC.")
InputsArgument = Annotated[list[str], _INPUTS]
OptionalInputs = Annotated[Optional[list[str]], _INPUTS]  # noqa: UP045
MapOption = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--map", help="Which column holds what: text=content_html,published=date."),
]
EncodingOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(help="The encoding of all inputs, where it is known: utf-8, utf-16, windows-1258, tcvn3, vni."),
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


def column_mapping(options: list[str] | None) -> dict[str, str]:
    """Return the fields and columns of ``--map`` options; wrong usage where one is not ``field=column``."""
    pairs = [pair.partition("=") for option in options or () for pair in option.split(",")]
    if wrong := ["".join(pair) for pair in pairs if not (pair[0] and pair[2])]:
        raise typer.BadParameter(f"{wrong[0]!r} is not field=column", param_hint="--map")
    return {field.strip(): column.strip() for field, _, column in pairs}
