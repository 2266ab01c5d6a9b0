"""Bodies of a record: one for all forms, full names, places, parents."""

from __future__ import annotations

import pytest

from trichluc import Extractor

PLACE = "tỉnh Lai Châu"


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("UBND tỉnh họp.", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("Tỉnh uỷ họp.", "Tỉnh ủy Lai Châu"),
        ("Sở KH&ĐT họp.", "Sở Kế hoạch và Đầu tư tỉnh Lai Châu"),
        ("Ban Tổ chức Tỉnh ủy họp.", "Ban Tổ chức Tỉnh ủy Lai Châu"),
        ("Bộ GD-ĐT họp.", "Bộ Giáo dục và Đào tạo"),
        ("Thị xã ủy Mường Lay họp.", "Thị xã ủy Mường Lay"),
        ("UBND TP.HCM họp.", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Đảng ủy xã Tả Phìn họp.", "Đảng ủy xã Tả Phìn"),
    ],
)
def test_full_names(extractor: Extractor, text: str, full: str) -> None:
    [agency] = extractor.of_text(text, place=PLACE).agencies
    assert agency.full_name == full


def test_all_forms_are_one_body(extractor: Extractor) -> None:
    text = "Ủy ban nhân dân tỉnh Lai Châu (UBND tỉnh) họp. UBND tỉnh kết luận. UBND tỉnh Lai Châu ký."
    [agency] = extractor.of_text(text, place=PLACE).agencies
    assert [mention.text for mention in agency.mentions][1:] == ["UBND tỉnh", "UBND tỉnh", "UBND tỉnh Lai Châu"]
    assert agency.registry_id == "province-uy-ban-nhan-dan"


def test_two_provinces_stay_apart(extractor: Extractor) -> None:
    record = extractor.of_text("UBND tỉnh Lai Châu và UBND tỉnh Sơn La ký kết.")
    assert [agency.place for agency in record.agencies] == ["Lai Châu", "Sơn La"]


def test_initials_and_brackets(extractor: Extractor) -> None:
    text = "Cục Quản lý đấu thầu (QLĐT) trả lời. Theo Cục QLĐT, đã có kết quả."
    [agency] = extractor.of_text(text).agencies
    assert agency.name == "Cục Quản lý đấu thầu"
    assert len(agency.mentions) >= 2


def test_parents(extractor: Extractor) -> None:
    record = extractor.of_text("Cục Quản lý Dược (Bộ Y tế) và Vụ Pháp chế, Bộ Tư pháp trả lời.")
    ids = {agency.id: agency.name for agency in record.agencies}
    parents = {agency.name: ids[agency.parent_id] for agency in record.agencies if agency.parent_id}
    assert parents == {"Cục Quản lý Dược": "Bộ Y tế", "Vụ Pháp chế": "Bộ Tư pháp"}


def test_a_place_parts_two_bodies(extractor: Extractor) -> None:
    """A comma between bodies that each have a place makes no parent of the second."""
    record = extractor.of_text("Cục Thuế tỉnh Lai Châu, Công an tỉnh Lai Châu phối hợp.")
    assert [agency.parent_id for agency in record.agencies] == [None, None]


def test_a_committee_that_only_a_post_names(extractor: Extractor) -> None:
    """The Tỉnh ủy is inside the board's name, but the first post is its own: it is a body too."""
    record = extractor.of_text(
        "Ông Lò Văn Panh - Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy Lai Châu - chủ trì."
    )
    assert {agency.full_name for agency in record.agencies} == {"Tỉnh ủy Lai Châu", "Ban Dân vận Tỉnh ủy Lai Châu"}
    [official] = record.officials
    assert official.positions[0].agency == "Tỉnh ủy Lai Châu"
    assert official.positions[0].agency_id in {agency.id for agency in record.agencies}


def test_a_body_takes_its_place_from_the_post_behind(extractor: Extractor) -> None:
    text = (
        "UBND huyện Mường Tè họp. Ông Lò Văn Panh, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Si Ma Cai, dự cùng "
        "lãnh đạo huyện Mường Tè."
    )
    record = extractor.of_text(text)
    assert "Huyện ủy Si Ma Cai" in {agency.full_name for agency in record.agencies}
