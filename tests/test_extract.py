"""What holds for every record, whatever the text."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import corpus_articles
from tests.strategies import vietnamese_text
from trichluc import Extractor, InputError, RawArticle, Record, extract, from_json, to_json


def offsets(record: Record) -> list[tuple[str, int, int]]:
    """Return (text, start, end) of everything in a record that has the three."""
    found = [(p.text, p.start, p.end) for o in record.officials for p in o.positions]
    mentions = [one.mentions for one in record.officials]
    mentions += [one.mentions for one in record.other_people]
    mentions += [one.mentions for one in record.agencies]
    found += [(m.text, m.start, m.end) for some in mentions for m in some]
    found += [(f.text, f.start, f.end) for f in record.figures]
    found += [
        (f.metric, f.metric_start, f.metric_end)
        for f in record.figures
        if f.metric is not None and f.metric_start is not None and f.metric_end is not None
    ]
    return found + [(caption.text, caption.start, caption.end) for caption in record.article.captions]


def assert_sound(record: Record) -> None:
    text = record.article.text
    for written, start, end in offsets(record):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == written
    assert record.article.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    agencies = {agency.id for agency in record.agencies}
    figures = {figure.id for figure in record.figures}
    for official in record.officials:
        assert official.positions
        assert {p.agency_id for p in official.positions} <= agencies | {None}
    assert {agency.parent_id for agency in record.agencies} <= agencies | {None}
    for figure in record.figures:
        assert figure.agency_id is None or figure.agency_id in agencies
        assert figure.part_of is None or (figure.part_of in figures and figure.part_of != figure.id)
    for check in record.checks:
        assert set(check.figures) <= figures


@settings(max_examples=150, deadline=None)
@given(st.one_of(vietnamese_text(), st.text(max_size=200)))
def test_any_text_gives_a_sound_record(extractor: Extractor, text: str) -> None:
    try:
        record = extractor.extract(RawArticle(id="any", text=text))
    except InputError:
        record = extract(text)  # nothing is left of it
        assert record.article.text == ""
    assert_sound(record)
    if text.isascii() or text.isprintable():
        assert from_json(to_json(record)) == record


@pytest.mark.parametrize("raw", corpus_articles(), ids=lambda raw: raw.id)
def test_the_corpus_gives_sound_records(extractor: Extractor, raw: RawArticle) -> None:
    record = extractor.extract(raw)
    assert_sound(record)
    assert from_json(to_json(record)) == record
    assert record.article.text.startswith(record.article.title or "")


LONG = {
    "one line": "UBND tỉnh Cao Bằng chi 5 tỷ đồng cho 3 dự án, ông Nông Văn Thào cho biết. " * 400,
    "names in a list": ", ".join(f"Nguyễn Văn {chr(65 + i % 26)}{'àáảãạ'[i % 5]}n" for i in range(5000)),
    "capitals": "UBND TỈNH CAO BẰNG VÀ SỞ TÀI CHÍNH LÀM VIỆC VỚI ÔNG NÔNG VĂN THÀO " * 200,
    "digits": "1" * 100_000,
    "dots": "1." * 50_000,
    "commas": "1,2," * 25_000,
    "slashes": "1/" * 50_000,
    "tỷ": "tỷ " * 50_000,
    "numbers and tỷ": "5 tỷ " * 20_000,
    "brackets": "(" * 50_000,
    "decomposed": "u\u031b\u0309 " * 20_000,
    "months": "tháng 6 năm " * 10_000,
    "heads": "các Sở: " * 10_000,
    "posts": "Bí thư, Chủ tịch " * 10_000,
    "parts": "Trong đó: 5 dự án; " * 5_000,
}


@pytest.mark.parametrize("kind", LONG)
def test_hostile_text_is_answered(extractor: Extractor, kind: str) -> None:
    assert_sound(extractor.extract(RawArticle(id=kind, text=LONG[kind])))


@pytest.mark.parametrize("text", ["", " \n\t\u00a0" * 100, "\u200b"])
def test_nothing_gives_nothing(text: str) -> None:
    assert_sound(extract(text))
    assert extract(text).article.text == ""


def test_decomposed_text_is_the_same_text() -> None:
    text = "Chủ tịch UBND tỉnh Lai Châu Lò Văn Panh"
    assert extract(unicodedata.normalize("NFD", text)).officials == extract(text).officials


def test_old_tone_placement_is_the_same_body() -> None:
    record = extract("Tỉnh uỷ Cao Bằng họp. Tỉnh ủy Cao Bằng kết luận.")
    assert [agency.full_name for agency in record.agencies] == ["Tỉnh ủy Cao Bằng"]
    assert len(record.agencies[0].mentions) == 2


def test_the_title_comes_first() -> None:
    record = extract("Ông Lò Văn Panh phát biểu.", title="Hội nghị tại Lai Châu", published="15/9/2022")
    assert record.article.text == "Hội nghị tại Lai Châu\n\nÔng Lò Văn Panh phát biểu."
    assert record.article.published == "2022-09-15"


def test_no_text_is_an_error(extractor: Extractor) -> None:
    with pytest.raises(InputError, match=r"feed.jsonl:7: no text"):
        extractor.extract(RawArticle(id="7", source="feed.jsonl:7"))
