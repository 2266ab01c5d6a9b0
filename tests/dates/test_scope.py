"""Which time holds for a figure."""

from __future__ import annotations

import datetime

import pytest

from trichluc import load_rules
from trichluc.dates import TimeFinder
from trichluc.dates.scope import TimeReader
from trichluc.tokens import read

RULES = load_rules()
FINDER, READER = TimeFinder(RULES), TimeReader(RULES)
DAY = datetime.date(2020, 8, 3)

# Text with one figure between <> -> the time that holds for it, None where none is stated.
CASES = (
    # the nearest before it in its sentence
    ("Năm 2019, huyện thu <45 tỷ đồng>.", "2019"),
    ("Đến hết quý I/2020, huyện thu <45 tỷ đồng>.", "2020-03-31"),
    ("Năm 2018 thu 40 tỷ đồng, năm 2019 thu <45 tỷ đồng>.", "2019"),
    ("Năm 2018 thu <40 tỷ đồng>, năm 2019 thu 45 tỷ đồng.", "2018"),
    ("Trong 6 tháng đầu năm, xã trồng <90 ha> rừng.", "2020-01/2020-06"),
    # right behind it
    ("Huyện thu <45 tỷ đồng> trong năm 2019.", "2019"),
    ("Huyện thu <45 tỷ đồng>; trong năm 2019, chợ mở lại.", None),
    ("Xã có <12 hộ> nghèo vào cuối năm 2019.", "2019-12"),
    ("Năm 2018 thu 40 tỷ đồng và <45 tỷ đồng> năm 2019.", "2019"),
    ("Huyện thu 3 tỷ đồng trong năm 2018, <4 tỷ đồng> trong năm 2019 và 2 tỷ đồng trong 6 tháng 2020.", "2019"),
    (
        "Huyện thu 3 tỷ đồng trong năm 2018, 4 tỷ đồng trong năm 2019 và <2 tỷ đồng> trong 6 tháng 2020.",
        "2020-01/2020-06",
    ),
    ("Năm 2018 rau chiếm 30%, hoa chiếm <26%> (2019).", "2019"),
    # in brackets right behind what it is of
    ("Năm 2019, huyện thu 45 tỷ đồng, tăng 5 tỷ đồng so với năm 2018 (<40 tỷ đồng>).", "2018"),
    ("Đến hết tháng 6/2020, huyện nợ 9 tỷ đồng, giảm so với cuối năm 2019 (<11 tỷ đồng>).", "2019-12"),
    (
        "Đến hết tháng 6/2020, huyện nợ 9 tỷ đồng, giảm so với cuối năm 2019 (11 tỷ đồng). Gồm phí <2 tỷ đồng>.",
        "2020-06-30",
    ),
    ("Quý I/2020 thu 10 tỷ đồng, tăng so với cùng kỳ (<8 tỷ đồng>).", "2019-Q1"),
    # a plan is of the year, and what a percentage is a share of is of nothing else
    ("6 tháng đầu năm, xã thu 3 tỷ đồng, đạt 60% dự toán huyện giao (<5 tỷ đồng>), tăng 4%.", "2020"),
    ("6 tháng đầu năm, xã thu 3 tỷ đồng, đạt 60% dự toán năm (<5 tỷ đồng>), tăng 4%.", "2020"),
    ("6 tháng đầu năm, xã thu 3 tỷ đồng, đạt 60% dự toán năm (5 tỷ đồng), tăng <4%>.", "2020-01/2020-06"),
    ("Đến 30/6, xã thu 3 tỷ đồng, đạt <60%> kế hoạch năm 2020.", "2020-06-30"),
    ("Xã thu 3 tỷ đồng, đạt <60%> kế hoạch năm 2020.", "2020"),
    ("Đến 30/6, xã thu 3 tỷ đồng, đạt 60% kế hoạch năm 2020, phí đạt <70%>.", "2020-06-30"),
    ("Xã thu 3 tỷ đồng, tăng <6%> trong năm 2019.", "2019"),
    # a stretch of years that a resolution is about
    ("Nghị quyết về vốn trung hạn giai đoạn 2021 - 2025 có tổng vốn <90 tỷ đồng>.", "2021/2025"),
    ("Năm 2018 nợ <45 tỷ đồng> và năm 2019 nợ 30 tỷ đồng.", "2018"),
    ("Năm 2018 thu <45 tỷ đồng> - năm 2019 còn hơn.", "2018"),
    ("Công văn của Ủy ban nhân dân huyện yêu cầu năm nay phải trồng <40 ha>.", "2020"),
    ("Dự án lãi <45 tỷ đồng> thì năm 2019 chia cổ tức.", None),
    # not what is only compared with, nor the day of a document
    ("Năm 2019, thu ngân sách tăng so với năm 2018 là <5 tỷ đồng>.", "2019"),
    ("Quý II/2020, số thu tăng so với cùng kỳ năm trước <5 tỷ đồng>.", "2020-Q2"),
    ("Theo Nghị quyết ngày 3/1/2018, quỹ có <5 tỷ đồng>.", None),
    ("Ông Giàng A Pó, sinh năm 1980, góp <5 triệu đồng>.", None),
    # not over the end of a sentence
    ("Năm 2019, huyện làm đường. Huyện thu <45 tỷ đồng>.", None),
    ("Huyện thu <45 tỷ đồng>. Năm 2019, chợ mở lại.", None),
    # into a list that belongs to the sentence
    ("Năm 2019, huyện thu 45 tỷ đồng. Trong đó, thuế là <30 tỷ đồng>.", "2019"),
    ("Năm 2019, huyện thu 45 tỷ đồng. Trong đó, thuế 30 tỷ đồng. Cụ thể, phí <2 tỷ đồng>.", "2019"),
    ("Năm 2019, huyện thu:\n- Thuế: <30 tỷ đồng>;\n- Phí: 2 tỷ đồng.", "2019"),
    ("Năm 2019, huyện thu:\n- Thuế: 30 tỷ đồng;\n- Phí: <2 tỷ đồng>.", "2019"),
    ("Năm 2019, huyện thu 45 tỷ đồng. Chợ bán được. Trong đó có <3 tấn> cá.", None),
    ("Năm 2019 thu 45 tỷ đồng. Trong đó, quý I/2019 thu <9 tỷ đồng>.", "2019-Q1"),
)


@pytest.mark.parametrize(("marked", "value"), CASES, ids=lambda part: str(part)[:60])
def test_scope(marked: str, value: str | None) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    document = read(marked.replace("<", "").replace(">", ""))
    time = READER.read(document, FINDER.find(document, DAY)).at(start, end)
    assert (time.value if time is not None else None) == value


def test_an_open_time_holds_too() -> None:
    """Where no day is known to tell "đến nay" from, the time before it does not hold in its stead."""
    text = "Đến cuối năm 2018 nợ 45 tỷ đồng, đến nay nợ 30 tỷ đồng."
    document, place = read(text), (text.index("30"), text.index("30") + 10)
    time = READER.read(document, FINDER.find(document, DAY)).at(*place)
    assert time is not None
    assert time.value == DAY.isoformat()
    assert READER.read(document, FINDER.find(document)).at(*place) is None


def test_the_day_of_an_article() -> None:
    """The first single day of the opening lines, in the year that a full date is close; not a document's."""
    opening = "Khởi công cầu Nậm Pung\n\nSáng ngày 15/9, huyện khởi công cầu. Dự án duyệt ngày 3/9/2019."
    assert FINDER.scan(read(opening)).day() == datetime.date(2019, 9, 15)
    document = "Theo Quyết định số 5 ngày 3/2/2019, huyện khởi công cầu."
    assert FINDER.scan(read(document)).day() is None
    assert FINDER.scan(read("Huyện khởi công cầu.")).day() is None
    assert FINDER.scan(read("")).day() is None
