"""Where names of bodies end, what they are made of, and what is none."""

from __future__ import annotations

import pytest

from tests.entities.marked import found, marked, unmarked
from trichluc.entities.mentions import AgencyMention

ENDS = [
    "[Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh] đã bàn giao.",
    "[Trung tâm Phục vụ hành chính công xã Tả Phìn] nhận hồ sơ.",
    "[Tổng cục Hải quan] tổ chức hội nghị với [Cục Thuế tỉnh Lai Châu].",
    "[Văn phòng Chính phủ] báo cáo Thủ tướng.",
    "[Chi cục Kiểm lâm vùng I] và [Kho bạc Nhà nước khu vực IX] phối hợp.",
    "[Sở GD-ĐT] giao [Trường THPT Chuyên Lê Quý Đôn] thực hiện.",
    "[Bộ Kinh tế và Năng lượng Đức] ký với [Bộ Công Thương].",
    "[Đảng ủy xã Tả Phìn] và [Ban CHQS xã Tả Phìn] vào cuộc.",
    "[Cơ quan CSĐT Công an tỉnh Lai Châu] khởi tố.",
    "[Phòng Cảnh sát giao thông], [Công an tỉnh Lai Châu] kiểm tra.",
    "[Viện KSND khu vực 3] và [Tòa án nhân dân khu vực 3] xét xử.",
    # none
    "các sở, ban, ngành và UBND các huyện triển khai; cơ sở, trụ sở, cán bộ, dịch vụ, vụ án.",
    "Quốc hội hai nước và Chính phủ các nước nhất trí.",
    "Hội hoa xuân, Hội Sách và Hội thi nông dân mở cửa.",
    "Công ty TNHH Bình Minh và Bệnh viện Thẩm mỹ Hoàng Yến ký kết.",
]


@pytest.mark.parametrize("text", ENDS, ids=lambda text: text[:40])
def test_ends(text: str) -> None:
    document, entities = found(unmarked(text))
    spans = [(document.start(body.first), document.end(body.last - 1)) for body in entities.agencies]
    assert marked(document.text, spans) == text


def parts(text: str) -> AgencyMention:
    [body] = found(text)[1].agencies
    return body


@pytest.mark.parametrize(
    ("text", "core", "place", "parent"),
    [
        ("Sở KH&ĐT tỉnh Lai Châu", "Sở Kế hoạch và Đầu tư", "Lai Châu", None),
        ("Ban Tổ chức Tỉnh ủy Lai Châu", "Ban Tổ chức", None, "Tỉnh ủy"),
        ("Văn phòng UBND huyện Mường Tè", "Văn phòng", None, "Ủy ban nhân dân"),
        ("Phòng VH-TT huyện Mường Tè", "Phòng Văn hóa và Thông tin", "Mường Tè", None),
        ("Sở VH-TT thành phố Hải Phòng", "Sở Văn hóa và Thể thao", "Hải Phòng", None),
    ],
)
def test_parts(text: str, core: str, place: str | None, parent: str | None) -> None:
    body = parts(text)
    assert body.core == core
    assert (body.place.name if body.place else None) == place
    assert (body.parent.core if body.parent else None) == parent


def test_a_shared_place_is_given_to_all() -> None:
    document, entities = found("Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh Lai Châu chúc mừng.")
    assert [body.place.name if body.place else None for body in entities.agencies][1:] == ["Lai Châu"] * 3
    assert document.slice(entities.agencies[1].first, entities.agencies[1].last) == "HĐND"


def test_registry_by_day() -> None:
    """Kinds and branches of bodies that the registry knows are the registry's."""
    body = parts("Ban Dân tộc tỉnh Lai Châu")
    assert (body.registry_id, body.branch) == ("province-ban-dan-toc", "government")
