"""Publication dates as sources write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trichluc.clean.published import iso_date

CASES = (
    ("2020-03-08", "2020-03-08"),
    ("2020-3-8 07:15", "2020-03-08"),
    ("2020-03-08T07:15:00", "2020-03-08"),
    ("2020-03-08T23:15:00+07:00", "2020-03-08"),
    ("2020-03-08T16:59:00Z", "2020-03-08"),
    ("2020-03-08T17:00:00Z", "2020-03-09"),
    ("2020-03-08T17:00:00.250+0000", "2020-03-09"),
    ("2020-03-08T23:30:00-03:30", "2020-03-09"),
    ("Chủ nhật, 08/03/2020, 07:15 (GMT+7)", "2020-03-08"),
    ("07:15 | 8.3.2020", "2020-03-08"),
    ("8-3-2020", "2020-03-08"),
    ("Ngày 8 tháng 3 năm 2020", "2020-03-08"),
    ("8 Tháng 3, năm 2020", "2020-03-08"),
    ("Sun, 08 Mar 2020 07:15:00 +0700", "2020-03-08"),
    ("8 March 2020", "2020-03-08"),
    ("31/02/2020", None),
    ("2020-13-01", None),
    ("0001-01-01T00:00:00+14:00", None),
    ("8 Foo 2020", None),
    ("12/2020", None),
    ("hôm qua", None),
    ("", None),
)


@pytest.mark.parametrize(("written", "day"), CASES)
def test_written(written: str, day: str | None) -> None:
    assert iso_date(written) == day


@given(st.text() | st.text("0123456789-/. T:Z+"))
def test_any_text(text: str) -> None:
    day = iso_date(text)
    assert day is None or datetime.date.fromisoformat(day).isoformat() == day


@given(st.datetimes(datetime.datetime(1990, 1, 1), datetime.datetime(2040, 1, 1)), st.integers(-11, 14))
def test_every_zone(moment: datetime.datetime, hours: int) -> None:
    """One moment is one day, whatever zone it is written in."""
    vietnam = moment.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
    elsewhere = vietnam.astimezone(datetime.timezone(datetime.timedelta(hours=hours)))
    assert iso_date(elsewhere.isoformat()) == moment.date().isoformat()
