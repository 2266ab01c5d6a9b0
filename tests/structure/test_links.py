"""What is left out of the words between a name and a post."""

from __future__ import annotations

import pytest

from trichluc.structure.links import behind_bracket, without_brackets, without_terms


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
        ("khóa xiv -", "-"),
        ("khóa xiv , nhiệm kỳ 2011 - 2016 ,", ","),
        ("nhiệm kỳ 2021 - 2026 đối với", "đối với"),
        ("đối với", "đối với"),
    ],
)
def test_without_terms(gap: str, left: str) -> None:
    assert " ".join(without_terms(tuple(gap.split()))) == left


@pytest.mark.parametrize(
    ("gap", "left"),
    [
        ("( syt )", ""),
        ("( bộ y tế ) -", "-"),
        (", ( syt )", ", ( syt )"),
        ("( syt", "( syt"),
        ("( một hai ba bốn năm sáu bảy tám chín )", "( một hai ba bốn năm sáu bảy tám chín )"),
    ],
)
def test_behind_bracket(gap: str, left: str) -> None:
    assert " ".join(behind_bracket(tuple(gap.split()))) == left
