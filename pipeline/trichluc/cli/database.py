"""Commands over a database: import, search, export; ``db``; ``people``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer
from rich.console import Console
from rich.table import Column, Table

from trichluc.cli.app import RulesOption, app, reports_errors

if TYPE_CHECKING:
    from trichluc.store.store import Store

DEFAULT = "sqlite:///records.db"
_LISTED = 20  # refusals that are printed

db_app = typer.Typer(help="A database of records.", no_args_is_help=True)
app.add_typer(db_app, name="db")

DatabaseOption = Annotated[
    str, typer.Option("--db", metavar="URL", help="The database: sqlite:///FILE or postgresql+psycopg://...")
]


@contextmanager
def opened(url: str, rules: Path | None = None, *, create: bool = False) -> Iterator[Store]:
    """Give the store behind a URL, and close it; without ``create`` there must be one."""
    from trichluc.rulebook import load_rules
    from trichluc.store import connect

    # Who only reads needs no rules, and reading them takes longer than a search.
    with connect(url, load_rules(rules) if create else None, create=create) as store:
        yield store


@app.command("import")
@reports_errors
def import_records(
    records: Annotated[Path, typer.Argument(help="Records, one JSON object a line; - for standard input.")],
    db: DatabaseOption = DEFAULT,
    rules: RulesOption = None,
) -> None:
    """Put records into a database: all of them or, when something fails on the way, none.

    Articles that are there already, unchanged, are left alone. A record that breaks the contract is refused with its
    line and field, the rest goes in, and the exit code is 1.
    """
    from trichluc.errors import InputError
    from trichluc.store.records import read_lines

    try:
        lines = sys.stdin.buffer if str(records) == "-" else records.open("rb")
    except OSError as error:
        raise InputError(f"{records}: {error.strerror}") from None
    with lines, opened(db, rules, create=True) as store:
        report = store.import_records(read_lines(lines), source=str(records), extractor="unknown")
    for refusal in report.refused[:_LISTED]:
        typer.echo(f"{records}: {refusal}", err=True)
    if report.refusals > _LISTED:
        typer.echo(f"{records}: {report.refusals - _LISTED} more were refused", err=True)
    typer.echo(
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, {report.refusals} refused"
    )
    if report.refusals:
        raise typer.Exit(1)


@app.command()
@reports_errors
def search(
    query: Annotated[str, typer.Argument(help="Words of a name or title, with marks or without.")],
    db: DatabaseOption = DEFAULT,
    kind: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(help="Only these: official, agency, post, article."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
) -> None:
    """Find officials, agencies, posts and articles by their names; exact matches first."""
    from trichluc.store.tables.search import SEARCHED

    table = Table("kind", Column("id", no_wrap=True), "name")
    with opened(db) as store:
        for hit in store.search(query, kinds=kind or SEARCHED, limit=limit):
            table.add_row(hit.kind, str(hit.id), hit.text)
    Console().print(table)


@app.command()
@reports_errors
def export(
    format: Annotated[str, typer.Argument(help="csv, parquet, ftm, popolo or annotations.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="A folder for csv and parquet, else a file.")],
    db: DatabaseOption = DEFAULT,
) -> None:
    """Write a database out in a format that other programs read."""
    from trichluc.store.export import write

    with opened(db) as store:
        typer.echo(f"{write(store, format, output)} rows in {output}")


@db_app.command()
@reports_errors
def upgrade(db: DatabaseOption = DEFAULT) -> None:
    """Bring a database to the newest schema; an empty one gets it whole."""
    from trichluc.store.database import Database
    from trichluc.store.schema import upgrade as bring_up
    from trichluc.store.schema import version

    database = Database(db)
    before = version(database)
    bring_up(database)
    typer.echo(f"schema {version(database)}" + (f", was {before}" if before else ""))
    database.close()


@db_app.command("check")
@reports_errors
def check_database(db: DatabaseOption = DEFAULT) -> None:
    """Check that a database holds together: its schema, references, offsets and counts."""
    from trichluc.store.integrity import problems

    with opened(db) as store:
        found = problems(store.database)
    for problem in found:
        typer.echo(problem, err=True)
    typer.echo(f"{len(found)} problems")
    if found:
        raise typer.Exit(1)


@db_app.command()
@reports_errors
def stats(db: DatabaseOption = DEFAULT) -> None:
    """Count what a database holds."""
    with opened(db) as store:
        counted = store.stats()
    table = Table("table", "rows", title=f"schema {counted.schema}")
    for name, rows in counted.rows.items():
        table.add_row(name, f"{rows:,}")
    Console().print(table)


@db_app.command("diagram")
def print_diagram() -> None:
    """Print the schema: its diagram, the views, every table and column. It is what docs/store.md shows."""
    from trichluc.store.diagram import diagram, tables_in_words, views_in_words

    typer.echo("\n\n".join((diagram(), views_in_words(), tables_in_words())))
