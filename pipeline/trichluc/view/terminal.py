"""A record on the terminal: the text with findings coloured, then what was read."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from trichluc.record import Record
from trichluc.view.marks import marks

STYLES = {
    "person": "bold green",
    "other": "green",
    "post": "yellow",
    "agency": "cyan",
    "money": "bold magenta",
    "percent": "magenta",
    "count": "blue",
    "quantity": "blue",
}


def to_terminal(record: Record, console: Console) -> None:
    """Print the article with its findings in colour, and tables of officials, agencies, figures and checks."""
    text = Text(record.article.text)
    for mark in marks(record):
        text.stylize(STYLES[mark.kind], mark.start, mark.end)
    console.print(text)
    for table in _tables(record):
        if table.row_count:
            console.print(table)


def _tables(record: Record) -> list[Table]:
    officials = Table("official", "post", "agency", "status", title="Officials")
    for official in record.officials:
        for position in official.positions:
            officials.add_row(official.name, position.text, position.agency or "", position.status)
    agencies = Table("agency", "full name", "kind", "level", title="Agencies")
    for agency in record.agencies:
        agencies.add_row(agency.name, agency.full_name or "", agency.kind or "", agency.level or "")
    figures = Table("figure", "value", "unit", "metric", "time", title="Figures")
    for figure in record.figures:
        unit = figure.unit + (f"/{figure.per}" if figure.per else "")
        time = figure.as_of or figure.period or ""
        figures.add_row(figure.text, f"{figure.value:,}", unit, figure.metric or "", time)
    checks = Table("check", "holds", "", title="Checks")
    for check in record.checks:
        checks.add_row(check.rule, "yes" if check.ok else "[bold red]no", check.message)
    return [officials, agencies, figures, checks]
