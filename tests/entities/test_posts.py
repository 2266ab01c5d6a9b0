"""Posts: title, qualifier, body, place, status, and titles that are none."""

from __future__ import annotations

import pytest

from tests.entities.marked import found, marked, unmarked

POSTS = [
    "[Bí thư Tỉnh ủy] và [Phó Chủ tịch Thường trực UBND tỉnh] dự.",
    "[Bộ trưởng GTVT], [Thứ trưởng Công Thương] và [bộ trưởng quốc phòng] họp.",
    "[Bộ trưởng Kinh tế và Năng lượng Đức] tới thăm.",
    "[Trưởng thôn Nà Lồi 2, xã Tả Phìn] vận động bà con.",
    "[Trưởng Ban Nội chính Tỉnh ủy] kết luận.",
    "[Vụ trưởng Vụ Pháp chế, Bộ Tư pháp] giải thích.",
    "[Phó Trưởng Công an xã Tả Phìn] có mặt.",
    "[Chánh án Tòa án nhân dân khu vực 3] chủ tọa.",
    # of no one body
    "Chủ tịch UBND các huyện và Giám đốc các Sở chịu trách nhiệm.",
    "Bộ trưởng các Bộ trả lời chất vấn.",
    "bầu cử đại biểu Quốc hội; giáo viên chủ nhiệm lớp.",
]


@pytest.mark.parametrize("text", POSTS, ids=lambda text: text[:40])
def test_posts(text: str) -> None:
    document, entities = found(unmarked(text))
    spans = [(document.start(post.first), document.end(post.last - 1)) for post in entities.posts]
    assert marked(document.text, spans) == text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("nguyên Bí thư Tỉnh ủy", "former"),
        ("cựu Quyền Cục trưởng Cục Quản lý Dược", "former"),
        ("Quyền Chủ tịch UBND tỉnh", "acting"),
        ("Q. Chủ tịch UBND tỉnh", "acting"),
        ("tân Giám đốc Sở Y tế", "incoming"),
        ("Giám đốc Sở Y tế", "current"),
    ],
)
def test_status(text: str, status: str) -> None:
    _, entities = found(f"Theo {text} Lò Văn Panh, đường đã thông.")
    assert [post.status for post in entities.posts] == [status]


def test_a_form_never_lies_across_rows_of_a_table() -> None:
    document, entities = found("Chủ tịch UBND tỉnh\n\nỦy viên Ban Thường vụ Tỉnh ủy")
    assert [document.slice(post.first, post.last) for post in entities.posts] == [
        "Chủ tịch UBND tỉnh",
        "Ủy viên Ban Thường vụ Tỉnh ủy",
    ]
