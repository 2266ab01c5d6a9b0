"""Where names of persons begin and end, and what is none."""

from __future__ import annotations

import pytest

from tests.entities.marked import found, marked, unmarked

NAMES = [
    # Kinh names, by their cues or by themselves
    "Ông [Lò Văn Panh] và bà [Nguyễn Thị Hạnh] cùng dự.",
    "Theo [Nguyễn Thị Thu Hương], đường đã thông.",
    "PGS.TS [Đặng Hữu Nghĩa] và BS.CKII [Trần Quốc Lâm] khám bệnh.",
    "Đại tá [Lò Văn Panh] cùng Thiếu tướng [Lý A Sình] có mặt.",
    "Chị [Tôn Nữ Huyền Thảo Nhi], 30 tuổi, kể lại.",
    "Ông [Võ Thành Đến], nông dân, cho biết.",
    # names of other peoples
    "Bà [Kpă H'Ven] và ông [Y Thanh Hà Niê Kđăm] cùng ông [Điểu K'Ré] dự.",
    "Anh [Giàng A Sềnh] dắt trâu của bà [Vàng Thị Mỷ].",
    "Bà [H'Lina Niê] gặp ông [Y Blơm Niê Kđăm].",
    "Ông [Thạch Sô Rinh] và bà [Lâm Sa Vuth] họp.",
    # names of foreigners
    "Ông [Kim Jong-su] gặp ông [Dave Burton] và bà [Ursula von der Berg].",
    "Ông [James B. Burton] tới Hà Nội.",
    # names known from elsewhere in the text
    "Bị cáo [Nguyễn Văn Thung] khai. Theo bị cáo [Thung], xe bị hỏng.",
    # bylines
    "Đường đã thông.\n[Tiêu Dao] (tổng hợp)",
    "Đường đã thông.\n[Bích Liên] - [Hồng Vân]",
    # none
    "Đường Trần Hưng Đạo, phố Lê Lợi và cầu Nguyễn Văn Trỗi được sửa.",
    "Trường Tiểu học Nguyễn Văn Cừ ở phường Nguyễn Trãi khai giảng.",
    "Thị trấn Si Ma Cai, xã Tả Phìn, huyện Mường Tè.",
    "Công ty Cổ phần Hoàng Anh và Tập đoàn Trần Liên Hưng ký kết.",
    "Tết Đinh Dậu, Bác Hồ về thăm; giải thưởng Hồ Xuân Hương.",
    "Báo Tuổi Trẻ và Thanh Niên đưa tin.",
    "Người dân Đông Ngàn đến đền Đông Ngàn.",
]


@pytest.mark.parametrize("text", NAMES, ids=lambda text: text[:40])
def test_names(text: str) -> None:
    document, entities = found(unmarked(text))
    spans = [(document.start(name.first), document.end(name.last - 1)) for name in entities.names]
    assert marked(document.text, spans) == text


CUES = [
    ("Ông Lò Văn Panh", ["ông"], None),
    ("Đại tá, PGS.TS Lò Văn Panh", [], "đại tá"),
    ("đồng chí Đại tá Lò Văn Panh", ["đồng chí"], "đại tá"),
]


@pytest.mark.parametrize(("text", "honorifics", "rank"), CUES)
def test_what_stands_before_a_name(text: str, honorifics: list[str], rank: str | None) -> None:
    _, entities = found(text + " phát biểu.")
    [name] = entities.names
    assert [cue.forms[0] for cue in name.cues if cue.kind == "honorific"] == honorifics
    assert next((cue.forms[0] for cue in name.cues if cue.kind == "rank"), None) == rank
