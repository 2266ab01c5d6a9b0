"""``trichluc people``: who is counted as whom, and how to say otherwise."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from trichluc.cli.app import app, reports_errors
from trichluc.cli.database import DEFAULT, DatabaseOption, opened

people_app = typer.Typer(help="Officials across articles: list them, merge two, split one.", no_args_is_help=True)
app.add_typer(people_app, name="people")

WhyOption = Annotated[str, typer.Option("--why", help="The reason; it is kept.")]


@people_app.command("list")
@reports_errors
def list_people(
    name: Annotated[Optional[str], typer.Argument(help="Words of a name; all officials if left out.")] = None,  # noqa: UP045
    db: DatabaseOption = DEFAULT,
    why: Annotated[bool, typer.Option("--why", help="Say for each article why it is the same person.")] = False,
    decisions: Annotated[bool, typer.Option("--decisions", help="List merges and splits instead.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
) -> None:
    """List officials with their posts; or, with --decisions, who was merged and split, by whom and why."""
    from trichluc.store import people

    with opened(db) as store, store.database.reading() as connection:
        if decisions:
            for one, called in people.decided(connection):
                undone = f", undone {one.undone_at}" if one.undone_at else ""
                typer.echo(f"{one.id} {one.kind} {one.official_id} {one.other_id} {called}")
                typer.echo(f"    by {one.made_by}, {one.made_at}{undone}: {one.why}")
            return
        for person in people.listed(connection, name, limit):
            typer.echo(f"{person.id} {person.name}, articles: {person.articles}")
            for post in person.posts:
                typer.echo(f"    {post}")
            for joined in people.appearances(connection, person.id) if why else ():
                typer.echo(f"    {joined.day or 'day not known'} {joined.article}: {joined.rule} {joined.why}".rstrip())


@people_app.command()
@reports_errors
def merge(
    kept: Annotated[int, typer.Argument(help="The id of the official that stays.")],
    other: Annotated[int, typer.Argument(help="The id of the official that is the same person.")],
    why: WhyOption = "told so by hand",
    db: DatabaseOption = DEFAULT,
) -> None:
    """Count two officials as one. Undo it with split."""
    from trichluc.store.decisions import merge as join

    with opened(db) as store, store.database.writing() as connection:
        join(connection, kept, other, made_by="user", why=why)
    typer.echo(f"{other} is counted as {kept}")


@people_app.command()
@reports_errors
def split(
    official: Annotated[int, typer.Argument(help="The id of the official.")],
    other: Annotated[
        Optional[int],  # noqa: UP045
        typer.Argument(help="The id of an official merged into it that is somebody else after all."),
    ] = None,
    article: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--article", help="The URL or id of an article that speaks of somebody else."),
    ] = None,
    why: WhyOption = "told so by hand",
    db: DatabaseOption = DEFAULT,
) -> None:
    """Part two officials that were merged, or make a new one of what some articles say. Undo it with merge."""
    from trichluc.store.decisions import part, split_off

    if (other is None) == (not article):
        raise typer.BadParameter("give the other official, or articles", param_hint="OTHER, --article")
    with opened(db) as store, store.database.writing() as connection:
        if other is not None:
            part(connection, official, other, why=why)
            typer.echo(f"{official} and {other} are two")
        else:
            new = split_off(connection, official, article or [], why=why)
            typer.echo(f"{new} is the official of these articles now")
