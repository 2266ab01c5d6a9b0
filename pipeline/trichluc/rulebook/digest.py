"""Which rules and which program made a record: what tells a run that its work must be done again."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from trichluc.rulebook.book import FILES, Rules
from trichluc.version import __version__


def extractor_version(rules: Rules) -> str:
    """Return the version of the program and of a set of rules: another one may read an article otherwise.

    >>> from trichluc.rulebook import load_rules
    >>> extractor_version(load_rules()).split(" rules ")[0].split(" ")[0]
    'trichluc'
    """
    return f"trichluc {__version__} rules {_digest(rules.directory)}"


@lru_cache(maxsize=4)
def _digest(directory: Path) -> str:
    digest = hashlib.sha256()
    for path, _ in FILES.values():
        digest.update((directory / path).read_bytes())
        digest.update(path.encode())
    return digest.hexdigest()[:12]
