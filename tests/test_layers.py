"""Who may import whom is written in pyproject.toml; this runs the check."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_layers() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as m; m()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
