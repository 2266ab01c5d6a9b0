from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichluc.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thanh Hoá", "Thanh Hóa"),
        ("Đảng uỷ", "Đảng ủy"),
        ("thuý", "thúy"),
        ("Ðảng", "Đảng"),  # U+00D0
        ("GD–ĐT", "GD-ĐT"),
        ("Bà Rịa\u00a0Vũng Tàu", "bà rịa vũng tàu"),
        ("K’Thanh", "k'thanh"),
        ("khoẻ", "khỏe"),
    ],
)
def test_one_spelling(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["quý", "quà", "quỳnh", "hoàn", "thuận", "hoàng", "quyền", "giá"])
def test_no_tone_is_moved_where_there_is_one_style(word: str) -> None:
    assert fold(word) == word


@given(st.text())
def test_length_stays(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="aàáảãạoòóỏõọuùúủũụyỳýỷỹỵeèéẻẽẹquthn "))
def test_fold_of_fold_is_fold(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert fold(fold(text)) == fold(text)
