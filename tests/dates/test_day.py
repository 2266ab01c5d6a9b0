"""The day that a text says it is of."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from trichluc import load_rules
from trichluc.dates import TimeFinder
from trichluc.tokens import read

DAYS = [
    ("Ngày 15/9/2022, UBND tỉnh họp.", "2022-09-15"),
    # the latest year that fits, though an earlier date stands nearer
    ("Ngày 11-4, Sở Y tế cho biết. Vụ việc xảy ra ngày 6-4-2016, khởi tố ngày 28-3-2017.", "2017-04-11"),
    # nothing dated is close
    ("Ngày 11-5, Sở Y tế cho biết. Vụ việc xảy ra ngày 6-12-2016.", None),
    # a forecast for the end of the month is no reason for another year
    (
        "Chiều 15/9, đoàn làm việc tại Sở. Đến 31/8/2022 giải ngân 5 tỷ đồng; ước đến 30/9/2022 là 8 tỷ đồng.",
        "2022-09-15",
    ),
    ("Sáng 28/12, hội nghị tổng kết. Kế hoạch có hiệu lực từ ngày 5/1/2023.", "2022-12-28"),
    ("Ngày 6/7, đoàn làm việc về kết quả năm 2016 và 6 tháng đầu năm 2017 của huyện.", "2017-07-06"),
    # a year alone dates no day, nor does a document or a birth
    ("Ngày 12/6, ông Lò Văn Panh trả lời. Ông nghỉ hưu năm 2014.", None),
    ("Ngày 12/6, UBND tỉnh họp theo Nghị quyết ngày 3/1/2020.", None),
    ("UBND tỉnh họp.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day(text: str, day: str | None) -> None:
    found = TimeFinder(load_rules(ROOT / "rules")).scan(read(text)).day()
    assert (found.isoformat() if found else None) == day
