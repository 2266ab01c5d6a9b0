from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichluc.tokens import read
from trichluc.tokens.sentences import sentence_bounds
from trichluc.tokens.tokenizer import token_bounds

TOKENS = [
    ("giao 4.484.305,92/5.139.619,92 triệu đồng", ["giao", "4.484.305,92", "/", "5.139.619,92", "triệu", "đồng"]),
    ("HuyệnCần Giờ", ["Huyện", "Cần", "Giờ"]),
    ("464công trình", ["464", "công", "trình"]),
    ("UBNDtỉnh", ["UBND", "tỉnh"]),
    ("Đại tướngTrần", ["Đại", "tướng", "Trần"]),
    ("Kpă H'Ven", ["Kpă", "H'Ven"]),
    ("K’Thanh, Điểu K'ré", ["K’Thanh", ",", "Điểu", "K'ré"]),
    ("200.000USD và 15km2", ["200.000", "USD", "và", "15", "km2"]),
    ("ThS Lò Văn Panh", ["ThS", "Lò", "Văn", "Panh"]),
    ("QĐ-TTg", ["QĐ", "-", "TTg"]),
    ("‘tạo điều kiện’ cho", ["‘", "tạo", "điều", "kiện", "’", "cho"]),
    ("v.v...", ["v", ".", "v", "..."]),
    ("22.4,", ["22.4", ","]),
]


@pytest.mark.parametrize(("text", "tokens"), TOKENS)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [text[start:end] for start, end in token_bounds(text)] == tokens


SENTENCES = [
    ("UBND TP. Hà Nội họp. Đã giải ngân 5 tỷ.", ["UBND TP. Hà Nội họp.", "Đã giải ngân 5 tỷ."]),
    ("rải đều.Đến nay đạt 5%", ["rải đều.", "Đến nay đạt 5%"]),
    ("bà P.T.M.H. phải trả 5 triệu", ["bà P.T.M.H. phải trả 5 triệu"]),
    ("Nói: “Tốt.” Rồi về.", ["Nói: “Tốt.”", "Rồi về."]),
    ("Dòng dài bị\nngắt giữa câu. Câu sau.", ["Dòng dài bị\nngắt giữa câu.", "Câu sau."]),
    ("Tiêu đề\n\nCâu đầu.", ["Tiêu đề", "Câu đầu."]),
    ("Lò Văn Panh\nBí thư Tỉnh ủy", ["Lò Văn Panh", "Bí thư Tỉnh ủy"]),
    ("PGS.TS Lò Văn Panh nói.", ["PGS.TS Lò Văn Panh nói."]),
    ("tăng 1.234,5 tỷ. 12 dự án", ["tăng 1.234,5 tỷ.", "12 dự án"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_bounds(text)] == sentences


@given(st.text(alphabet=st.sampled_from("aĐỦủ1.,;:!?…“”() \n\t'’-/%") | st.characters()))
def test_every_character_is_in_a_token_or_is_white_space(text: str) -> None:
    document = read(text)
    at = 0
    for start, end in document.bounds:
        assert not text[at:start].strip()
        assert start < end
        at = end
    assert not text[at:].strip()


@given(st.text(alphabet="aĐủ1. ?\n“”"))
def test_sentences_part_all_tokens(text: str) -> None:
    document = read(text)
    tokens = [token for first, last in document.sentences for token in range(first, last)]
    assert tokens == list(range(len(document)))


def test_token_at() -> None:
    document = read("Sở Tài chính")
    assert [document.token_at(offset) for offset in (0, 1, 2, 3, 7, 11, 12)] == [0, 0, 1, 1, 2, 2, 3]
    assert document.token_range(1, 5) == (0, 2)
