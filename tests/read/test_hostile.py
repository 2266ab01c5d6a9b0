"""Three hundred broken inputs in one run: each is named, and the good ones between them are done."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from tests.batch.test_run import records
from tests.read.hostile import hostile
from trichluc.cli import app
from trichluc.read.articles import read_articles

for module in ("fastwarc", "lxml", "pyarrow", "zstandard"):
    pytest.importorskip(module)


def test_hostile_inputs_are_named_and_the_rest_is_done(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    names, good = [], []
    for number, (name, content) in enumerate(hostile()):
        names.append(f"{number:03}-{name}")
        (folder / f"{number % 7}").mkdir(parents=True, exist_ok=True)
        (folder / f"{number % 7}" / names[-1]).write_bytes(content)
        if number % 50 == 0:
            good.append(f"{number % 7}/{number:03}-good")
            (folder / f"{good[-1]}.txt").write_text("Sở Y tế tỉnh Lai Châu họp.", encoding="utf-8")
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "loop").symlink_to(folder)
    arguments = ["run", str(folder), str(tmp_path / "missing"), "-o", str(output), "--workers", "1"]
    result = CliRunner().invoke(app, arguments)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    lines = (output / "quarantine.jsonl").read_bytes().splitlines()
    reasons = "\n".join(msgspec.json.decode(line)["reason"] for line in lines)
    assert len(names) == 300
    assert [name for name in (*names, "dangling.txt", "missing") if name not in reasons] == []
    assert set(good) <= set(records(output))


def test_a_folder_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.txt").write_text("Sở Y tế họp.")
    closed.chmod(0)
    _deny(closed, monkeypatch)
    errors: list[str] = []
    articles = list(read_articles([tmp_path], on_error=lambda error: errors.append(str(error))))
    closed.chmod(0o700)
    assert [one.id for one in articles] == ["open"]
    assert errors == [f"{closed}: Permission denied"]


def _deny(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse the folder also to root, to whom no permission matters."""
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path) == str(folder):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refusing)
