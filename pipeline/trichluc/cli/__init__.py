"""The command line: ``trichluc --help``."""

from __future__ import annotations

from trichluc.cli import articles, checks, database, people, run
from trichluc.cli.app import app

__all__ = ["app", "articles", "checks", "database", "main", "people", "run"]


def main() -> None:
    """Run the command line."""
    app()
