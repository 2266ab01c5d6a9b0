"""What holds for the relations of any figures in any text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.marked import figure, marked
from trichluc import load_rules
from trichluc.record import Figure
from trichluc.structure.relations import RelationFinder
from trichluc.structure.relations.precision import value_interval
from trichluc.tokens import read

FINDER = RelationFinder(load_rules())

WORDS = st.sampled_from(
    [
        *("trong đó", "Trong đó:", "gồm", "còn lại", "trong số đó", "riêng", "cụ thể", "chưa kể", "tổng số", "và"),
        *("(", ")", ";", ":", ",", ".", "\n-", "\n", "chiếm", "đạt", "tăng", "giảm", "từ", "lên", "xuống còn"),
        *("so với", "tức", "kế hoạch", "{5 xã}", "{12 xã}", "{17 xã}", "{9/12 xã}", "{75%}", "{40%}", "{0%}"),
        *("{3,5 tỷ đồng}", "{1,5 tỷ đồng}", "{2 tỷ đồng}", "{0 xã}", "{0/0 xã}", "hơn {20 hộ}", "{8 người}"),
        *("{3 cháu}", "{55.000 đồng/kg}"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_order_of_words(words: list[str]) -> None:
    """Ids exist, no figure is a part of itself over any steps, offsets and order stay, checks are of figures given."""
    text, figures = marked(" ".join(words))
    related, checks = FINDER.relate(read(text), figures)
    assert [(one.id, one.start, one.end, one.value) for one in related] == [
        (one.id, one.start, one.end, one.value) for one in figures
    ]
    whole = {one.id: one.part_of for one in related}
    for one in related:
        steps, at = 0, one.part_of
        while at is not None:
            assert at in whole
            assert at != one.id
            at, steps = whole[at], steps + 1
            assert steps <= len(related)
    for check in checks:
        assert len(set(check.figures)) == len(check.figures) >= 2
        assert set(check.figures) <= set(whole)
        assert check.computed.is_finite()


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.integers(0, 10**40).map(Decimal)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.data())
def test_any_figures(text: str, data: st.DataObject) -> None:
    """Nothing about the figures is taken on trust: not their numbers, nor that they are ordered or apart."""
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    figures = tuple(
        figure(
            number,
            text[start:end],
            start,
            kind=data.draw(st.sampled_from(["money", "percent", "count", "quantity"])),
            value=data.draw(numbers),
            high=data.draw(st.none() | numbers),
            of=data.draw(st.none() | numbers),
            unit=data.draw(st.sampled_from(["VND", "%", "xã", ""])),
            modifier=data.draw(st.sampled_from([None, "more_than", "less_than", "about", "at_least", "at_most"])),
            change=data.draw(st.sampled_from([None, "increase", "decrease"])),
        )
        for number, (start, end) in enumerate((min(span), max(span)) for span in spans)
    )
    related, _ = FINDER.relate(read(text), figures)
    assert len(related) == len(figures)


@pytest.mark.parametrize(
    ("opening", "item", "parts"),
    [
        ("Có {4000 xã}. Trong đó:", "{1 xã} đạt chuẩn;", 4000),
        ("", "{12 xã} trong đó ( {5 xã} gồm {3 xã} ; riêng", 1),
        ("Có {12 xã} trong đó {3 xã}", "( )", 1),
        ("", "{12 xã}:", 0),
    ],
)
def test_long_lists(opening: str, item: str, parts: int) -> None:
    """Thousands of parts are those of one whole; hostile lines of openings are read to their end."""
    text, figures = marked(f"{opening} " + " ".join([item] * 4000))
    related, _ = FINDER.relate(read(text), figures)
    assert len(related) == len(figures)
    assert sum(one.part_of is not None for one in related) >= parts


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("{215 dự án}", "215", "215"),
        ("{4.484.305,92 triệu đồng}", "4484305915000", "4484305925000"),
        ("hơn {27.347 tỷ đồng}", "27347000000000", "27348000000000"),
        ("trên {13.800 tỷ đồng}", "13800000000000", "13900000000000"),
        ("gần {6.030 tỷ đồng}", "6020000000000", "6030000000000"),
        ("khoảng {70 tỷ đồng}", "60000000000", "80000000000"),
        ("{66,6%}", "66.55", "66.7"),
        ("{0 xã}", "0", "0"),
    ],
)
def test_interval(written: str, low: str, high: str) -> None:
    (one,) = marked(f"Có {written}")[1]
    interval = value_interval(one)
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("566 tỷ 384 triệu đồng", "566384000000", "1000000"),
        ("761 tỷ 036 triệu đồng", "761036000000", "1000000"),
        ("năm triệu đồng", "5000000", "1000000"),
        ("5.952,6 tỷ đồng/4.022,6 tỷ đồng", "5952600000000", "100000000"),
    ],
)
def test_step(text: str, value: str, step: str) -> None:
    one: Figure = figure(1, text, 0, kind="money", value=Decimal(value), unit="VND")
    interval = value_interval(one)
    assert interval.high - interval.low == Decimal(step)
