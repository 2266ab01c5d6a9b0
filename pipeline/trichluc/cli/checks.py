"""Commands that check: score against gold, the record's schema, the rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from trichluc.cli.app import RulesOption, app, reports_errors, rules_app


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
