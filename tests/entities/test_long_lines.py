"""Lists and lines of unusual length."""

from __future__ import annotations

import pytest

from trichluc import Extractor


@pytest.mark.parametrize(
    "unit",
    [
        "ông Lò Văn Panh, Giám đốc Sở Y tế tỉnh Lai Châu, ",
        "(ông Lò Văn Panh ",
        "HĐND, UBND tỉnh, ",
        "BAN CHỈ ĐẠO ",
        "xã Tả Phìn Lò Văn ",
    ],
)
def test_long_lines_keep_their_offsets(unit: str, extractor: Extractor) -> None:
    text = unit * 400
    record = extractor.of_text(text)
    marks = [(one.text, one.start, one.end) for official in record.officials for one in official.mentions]
    marks += [(one.text, one.start, one.end) for official in record.officials for one in official.positions]
    marks += [(one.text, one.start, one.end) for agency in record.agencies for one in agency.mentions]
    assert all(record.article.text[start:end] == written for written, start, end in marks)


def test_every_holder_of_a_long_list_is_found(extractor: Extractor) -> None:
    given = ["Panh", "Dừng", "Hạnh", "Lâm", "Mai", "Khánh", "Vảng", "Sáng", "Vân", "Sình"]
    middle = ["Văn", "Thị", "Quốc", "Xuân", "Hữu", "Minh", "Đức", "Ngọc", "Thanh", "Kim"]
    names = [f"Nguyễn {one} {two}" for one in middle for two in given]
    text = "Dự có các ông, bà: " + "; ".join(f"{name}, Chủ tịch UBND xã Tả Phìn" for name in names) + "."
    record = extractor.of_text(text)
    assert [official.name for official in record.officials] == names
    assert {position.text for official in record.officials for position in official.positions} == {
        "Chủ tịch UBND xã Tả Phìn"
    }
