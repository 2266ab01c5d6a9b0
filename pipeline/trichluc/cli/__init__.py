"""The command line: ``trichluc --help``."""

from __future__ import annotations

from trichluc.cli.app import main

__all__ = ["main"]
