"""The Time part of the comparison with duckling."""

from __future__ import annotations

from typing import Any, Literal


def judge_time(case: dict[str, Any]) -> tuple[Literal["right", "wrong", "out of scope"], str]:
    """Judge the times found in a phrase: the verdict, and what was found. Times are not compared yet."""
    del case
    return "out of scope", ""
