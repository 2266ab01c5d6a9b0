"""Hypothesis strategies: text in the manner of officialese, valid and broken."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "UBND tỉnh",
    "HĐND tỉnh Cao Bằng",
    "Sở Tài chính",
    "các Sở: Tài chính, Nội vụ",
    "Bí thư Tỉnh ủy",
    "Chủ tịch",
    "Phó Chủ tịch Thường trực",
    "Ủy viên Ban Thường vụ",
    "ông",
    "đồng chí",
    "nguyên",
    "Nông Văn Thào",
    "Kpă H'Lan",
    "Y Thanh",
    "NGUYỄN HÂN",
    "hơn",
    "khoảng",
    "từ",
    "đến",
    "27.347 tỷ đồng",
    "4.484,92/5.139,92 triệu đồng",
    "87,25%",
    "5-7",
    "hai mươi lăm",
    "1 tỷ rưỡi",
    "dự án",
    "ha",
    "Trong đó:",
    "tăng",
    "so với cùng kỳ",
    "ngày 31/8/2022",
    "15/9",
    "6 tháng đầu năm",
    "quý II/2022",
    "giai đoạn 2021-2025",
    "Nghị quyết số 47-NQ/TU",
    "giải ngân",
    "tổng vốn",
    "(",
    ")",
    ";",
    ",",
    ".",
    ":",
    "-",
    "–",
    "/",
    "\n",
    "\n\n",
    "\t",
    "\u00a0",
    "u\u031b\u0309",
    "Ð",
    "[img]",
)


def vietnamese_text(max_size: int = 40) -> st.SearchStrategy[str]:
    """Return texts made of pieces of officialese, numbers, marks and stray characters, spaced or glued."""
    piece = st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), st.text(max_size=3), st.integers().map(str))
    return st.lists(st.tuples(piece, st.sampled_from([" ", " ", " ", "", "\n"])), max_size=max_size).map(
        lambda parts: "".join(word + gap for word, gap in parts)
    )
