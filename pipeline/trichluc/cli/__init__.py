"""The command line: ``trichluc --help``."""

from __future__ import annotations

from trichluc.cli import articles, checks, run
from trichluc.cli.app import app

__all__ = ["app", "articles", "checks", "main", "run"]


def main() -> None:
    """Run the command line."""
    app()
