"""Run all checks over a folder of rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from trichluc.errors import RuleError
from trichluc.rulebook import Rules, load_rules, rules_dir
from trichluc.rulebook.book import FILES
from trichluc.rulebook.row import Row, read_rows
from trichluc.rulecheck.entities import EntityChecks
from trichluc.rulecheck.figures import FigureChecks
from trichluc.rulecheck.metrics import MetricChecks
from trichluc.rulecheck.pages import PageChecks
from trichluc.rulecheck.relations import RelationChecks
from trichluc.rulecheck.times import TimeChecks


class Checks(Protocol):
    """Runs the examples of some files of rules; ``fields`` are their names in ``Rules``."""

    @property
    def fields(self) -> Collection[str]:
        """The files whose examples it runs."""

    def finds(self, name: str, row: Row, example: str) -> bool:
        """Say whether the example is found by the row of the file that fills ``Rules.<name>``."""


_KINDS: tuple[Callable[[Rules], Checks], ...] = (
    EntityChecks,
    FigureChecks,
    MetricChecks,
    PageChecks,
    RelationChecks,
    TimeChecks,
)


@dataclass(slots=True)
class CheckResult:
    """What was checked, and one line for each problem, naming file and row."""

    files: int = 0
    rows: int = 0
    examples: int = 0
    problems: list[str] = field(default_factory=list)


def check(directory: str | Path | None = None) -> CheckResult:
    """Check the rules in ``directory``, or the package's own; never stops at the first problem."""
    result = CheckResult()
    folder = Path(directory) if directory is not None else rules_dir()
    for path, kind in FILES.values():
        result.files += 1
        try:
            result.rows += len(read_rows(folder / path, kind))
        except RuleError as error:
            result.problems.append(str(error))
    if not result.problems:
        _check_rows(load_rules(folder), result)
    return result


def _check_rows(rules: Rules, result: CheckResult) -> None:
    checks: list[Checks] = [kind(rules) for kind in _KINDS]
    for name, (path, _) in FILES.items():
        rows: tuple[Row, ...] = getattr(rules, name)
        ids: Mapping[str, Row] = {row.id: row for row in rows}
        for row in rows:
            for key in ("successor", "parent", "predecessors", "successors"):
                value = getattr(row, key, None) or ()
                missing = [one for one in ((value,) if isinstance(value, str) else value) if one not in ids]
                result.problems += [f"{path}: {row.id}: {key} {one!r} is no row" for one in missing]
            for example in row.examples:
                finders = [one for one in checks if name in one.fields]
                result.examples += bool(finders)
                if finders and not finders[0].finds(name, row, example):
                    result.problems.append(f"{path}: {row.id}: example {example!r} is not found by it")
