"""The wheel, installed elsewhere, gives the same records as the checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.conftest import CORPUS, ROOT
from trichluc import Extractor, RawArticle, to_json

SAMPLE = CORPUS / "articles" / "giai-ngan-von-lao-cai.txt"


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the python of an environment that holds the wheel and, by reference, what it depends on."""
    folder = tmp_path_factory.mktemp("a folder with spaces")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    (wheel,) = folder.glob("trichluc-*.whl")
    home = folder / "env"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip())
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site, wheel, folder=folder)
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "dependencies.pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    return python


def test_the_wheel_holds_its_rules(installed: Path) -> None:
    code = "import trichluc, trichluc.rulebook as r; print(trichluc.__file__); print(r.rules_dir())"
    module, rules = run(installed, "-c", code, folder=installed.parent).splitlines()
    assert ROOT not in Path(module).parents
    assert Path(rules) == Path(module).parent / "rules"


def test_the_same_records(installed: Path, extractor: Extractor, tmp_path: Path) -> None:
    found = run(installed, "-m", "trichluc", "extract", SAMPLE, "-o", "-", folder=tmp_path)
    record = extractor.extract(RawArticle(id=SAMPLE.stem, text=SAMPLE.read_bytes().decode("utf-8")))
    assert found.strip() == to_json(record).decode("utf-8")
