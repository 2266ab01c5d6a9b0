"""People of a record: one for all mentions, their posts, statuses, honorifics and ranks."""

from __future__ import annotations

import pytest

from trichluc import Extractor, Record


def officials(record: Record) -> dict[str, list[str]]:
    return {official.name: [position.text for position in official.positions] for official in record.officials}


def mentions(record: Record, name: str) -> list[str]:
    people = {person.name: person.mentions for person in record.officials}
    people |= {person.name: person.mentions for person in record.other_people}
    return [mention.text for mention in people[name]]


def test_short_mentions_are_the_only_person_they_fit(extractor: Extractor) -> None:
    record = extractor.of_text(
        "Bí thư Tỉnh ủy Lò Văn Panh và Giám đốc Sở Y tế Nông Thị Kim Hạnh dự. Ông Panh phát biểu. "
        "Bà Kim Hạnh báo cáo. Đồng chí Hạnh kết luận."
    )
    assert mentions(record, "Lò Văn Panh") == ["Lò Văn Panh", "Panh"]
    assert mentions(record, "Nông Thị Kim Hạnh") == ["Nông Thị Kim Hạnh", "Kim Hạnh", "Hạnh"]


def test_a_short_mention_that_fits_two_is_nobody(extractor: Extractor) -> None:
    record = extractor.of_text("Ông Lò Văn Panh gặp ông Tòng Văn Panh. Ông Panh ra về.")
    assert [person.name for person in record.other_people] == ["Lò Văn Panh", "Tòng Văn Panh"]
    assert all(len(person.mentions) == 1 for person in record.other_people)


def test_capitals_and_tone_placement_are_one_person(extractor: Extractor) -> None:
    record = extractor.of_text("NGUYỄN THỊ THÚY HÒA nói. Bà Nguyễn Thị Thuý Hoà, Phó Chủ tịch UBND tỉnh, chủ trì.")
    assert officials(record) == {"Nguyễn Thị Thuý Hoà": ["Phó Chủ tịch UBND tỉnh"]}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ông Lò Văn Panh là Giám đốc Sở Y tế.", "current"),
        ("Ông Lò Văn Panh từng làm Giám đốc Sở Y tế.", "former"),
        ("Ông Lò Văn Panh, nguyên Giám đốc Sở Y tế, bị cảnh cáo.", "former"),
        ("Ông Lò Văn Panh, quyền Giám đốc Sở Y tế, cho biết.", "acting"),
        ("Bổ nhiệm ông Lò Văn Panh giữ chức Giám đốc Sở Y tế.", "incoming"),
        ("HĐND tỉnh miễn nhiệm chức danh Ủy viên UBND tỉnh nhiệm kỳ 2021 - 2026 đối với ông Lò Văn Panh.", "former"),
    ],
)
def test_status(extractor: Extractor, text: str, status: str) -> None:
    [official] = extractor.of_text(text).officials
    assert [position.status for position in official.positions] == [status]


def test_posts_told_one_after_the_other(extractor: Extractor) -> None:
    record = extractor.of_text(
        "Ông Lò Văn Panh, Phó Bí thư Huyện ủy, thôi giữ chức vụ hiện nay, về nhận nhiệm vụ và giữ chức Trưởng "
        "Ban Dân tộc tỉnh, thay ông Tòng Văn Dừng, nguyên Trưởng Ban Dân tộc tỉnh."
    )
    assert officials(record) == {
        "Lò Văn Panh": ["Phó Bí thư Huyện ủy", "Trưởng Ban Dân tộc tỉnh"],
        "Tòng Văn Dừng": ["nguyên Trưởng Ban Dân tộc tỉnh"],
    }


def test_rows_with_a_dash_and_an_honorific(extractor: Extractor) -> None:
    record = extractor.of_text(
        "Dự có ông Lò Văn Panh - Giám đốc Sở Y tế, bà Nông Thị Hạnh - Phó Giám đốc Sở Nội vụ, ông Lý A Sình - "
        "Chánh Văn phòng UBND tỉnh."
    )
    assert officials(record) == {
        "Lò Văn Panh": ["Giám đốc Sở Y tế"],
        "Nông Thị Hạnh": ["Phó Giám đốc Sở Nội vụ"],
        "Lý A Sình": ["Chánh Văn phòng UBND tỉnh"],
    }


def test_rank_and_honorific_are_apart_from_the_post(extractor: Extractor) -> None:
    [official] = extractor.of_text("Đồng chí Đại tá Lò Văn Panh, Giám đốc Công an tỉnh Lai Châu, chủ trì.").officials
    assert (official.honorific, official.rank) == ("đồng chí", "đại tá")
    [position] = official.positions
    assert (position.text, position.title) == ("Giám đốc Công an tỉnh Lai Châu", "Giám đốc")
    assert (position.branch, position.level) == ("police", "province")


def test_a_post_in_a_company_makes_no_official(extractor: Extractor) -> None:
    record = extractor.of_text("Ông Lò Văn Panh, Giám đốc Công ty TNHH Bình Minh, cho biết.")
    assert not record.officials
    assert [person.name for person in record.other_people] == ["Lò Văn Panh"]
