"""What is left out of the words between a name and a post."""

from __future__ import annotations

import pytest

from trichluc.structure.links import without_brackets, without_terms


@pytest.mark.parametrize(
    ("gap", "left"),
    [
        ("", ""),
        (", ( sn 1970 , quê sơn la ) ,", ", ,"),
        (", ( sn 1970", ", ( sn 1970"),
        (") ,", ") ,"),
        ("( a ) ( b )", ""),
    ],
)
def test_without_brackets(gap: str, left: str) -> None:
    assert " ".join(without_brackets(tuple(gap.split()))) == left


@pytest.mark.parametrize(
    ("gap", "left"),
    [
        ("khóa xiv được", "được"),
        ("khóa xiv , nhiệm kỳ 2011 - 2016 được", "được"),
        ("nhiệm kỳ 2021 - 2026 đối với", "đối với"),
        ("nhiệm kỳ mới", "nhiệm kỳ mới"),
        ("đối với", "đối với"),
    ],
)
def test_without_terms(gap: str, left: str) -> None:
    assert " ".join(without_terms(tuple(gap.split()))) == left
