"""``trichluc run``: many articles into a database or a folder."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated, Optional

import typer

from trichluc.cli.app import EncodingOption, MapOption, OptionalInputs, RulesOption, app, column_mapping, reports_errors

_INTERRUPTED = 130  # as shells say it


@app.command()
@reports_errors
def run(  # noqa: PLR0913, PLR0917 - options are arguments here
    inputs: OptionalInputs = None,
    db: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--db", metavar="URL", help="The database: sqlite:///records.db, postgresql://host/name."),
    ] = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", metavar="DIR", help="A folder for parts of records, instead of a database."),
    ] = None,
    format: Annotated[str, typer.Option(help="Of the parts in the folder: jsonl or parquet.")] = "jsonl",
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 works in this one.")] = os.cpu_count() or 1,
    dask: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="ADDRESS", help="Work on the Dask cluster of this scheduler instead."),
    ] = None,
    redo: Annotated[bool, typer.Option("--redo", help="Do again what is done.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Take up what is in quarantine.")] = False,
    limit: Annotated[Optional[int], typer.Option(min=1, help="Do at most so many articles.")] = None,  # noqa: UP045
    since: Annotated[
        Optional[datetime],  # noqa: UP045
        typer.Option(formats=["%Y-%m-%d"], help="Pass over articles known to be published before this day."),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one article may take.")] = 30.0,
    part_size: Annotated[int, typer.Option(min=1, help="Articles that are written together.")] = 200,
    quarantine: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="FILE", help="Where failures go; by default beside the records."),
    ] = None,
    columns: MapOption = None,
    encoding: EncodingOption = None,
    rules: RulesOption = None,
) -> None:
    """Read many articles into a database or a folder; run it again to go on where it stopped.

    Exit code 1: some articles failed (they are in the quarantine file); 130: interrupted.
    """
    from trichluc.batch import Choices, Setup
    from trichluc.cli.running import Job

    if (db is None) == (output is None):
        raise typer.BadParameter("give one of --db URL and -o DIR", param_hint="--db, -o")
    if not inputs and not retry:
        raise typer.BadParameter("give inputs, or --retry", param_hint="INPUTS")
    job = Job(
        inputs=tuple(inputs or ()),
        database=db,
        folder=output,
        format=format,
        workers=workers,
        dask=dask,
        quarantine=quarantine,
        setup=Setup(rules=str(rules) if rules else None, timeout=timeout, since=since.date() if since else None),
        choices=Choices(part_size=part_size, redo=redo, retry=retry, limit=limit),
        mapping=column_mapping(columns),
        encoding=encoding,
    )
    summary = job.run()
    if summary.interrupted:
        raise typer.Exit(_INTERRUPTED)
    if summary.failures:
        raise typer.Exit(1)


@app.command()
@reports_errors
def duplicates(
    records: Annotated[str, typer.Argument(help="A database's URL, or a folder that trichluc run has filled.")],
    output: Annotated[str, typer.Option("-o", "--output", help="The file to write; - for standard output.")] = "-",
) -> None:
    """Link near-duplicates: one JSON object a line, an article and the earlier one it repeats."""
    import msgspec

    from trichluc.batch import database, folder
    from trichluc.batch.duplicates import near_duplicates
    from trichluc.cli.output import written

    texts = folder.texts_of(Path(records)) if Path(records).is_dir() else database.texts_of(records)
    with written(output) as file:
        for link in near_duplicates(texts):
            file.write(msgspec.json.encode(link) + b"\n")
