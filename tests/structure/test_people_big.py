"""Large and hostile articles: answered, soundly, without going over them more than a few times."""

from __future__ import annotations

import random
import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings

from tests.strategies import vietnamese_text
from trichluc import Extractor, Record, extract

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Ngô", "Dương")
GIVEN = (
    *("An", "Bình", "Cường", "Dũng", "Hà", "Hạnh", "Hoa", "Hùng", "Lan", "Linh", "Long"),
    *("Nga", "Phúc", "Quang", "Thảo", "Thu", "Thư", "Tuấn", "Vân", "Yến", "Xuân"),
)


def people(count: int) -> list[str]:
    names = [f"{family} Văn {one} {other}" for family in FAMILIES for one in GIVEN for other in GIVEN if one != other]
    random.Random(1).shuffle(names)
    return (names * (count // len(names) + 1))[:count]


def sound(record: Record) -> None:
    """Every mention is where it says, every id it names is there."""
    text = record.article.text
    ids = {agency.id for agency in record.agencies}
    mentions = [person.mentions for person in record.officials] + [person.mentions for person in record.other_people]
    for of_one in mentions + [agency.mentions for agency in record.agencies]:
        assert of_one
        assert all(text[m.start : m.end] == m.text for m in of_one)
    for official in record.officials:
        for position in official.positions:
            assert text[position.start : position.end] == position.text
            assert position.agency_id is None or position.agency_id in ids
    assert all(agency.parent_id is None or agency.parent_id in ids - {agency.id} for agency in record.agencies)


def test_five_thousand_names_in_a_list(extractor: Extractor) -> None:
    names = people(3800)
    record = extractor.of_text("Danh sách: " + ", ".join(names) + ".")
    sound(record)
    assert {person.name for person in record.other_people} == set(names)


def test_a_thousand_officials_in_one_line(extractor: Extractor) -> None:
    names = people(1000)
    text = "; ".join(f"ông {name}, Chủ tịch UBND xã Tả Phìn {number}" for number, name in enumerate(names))
    assert len(text) > 30_000
    record = extractor.of_text(text)
    sound(record)
    assert len(record.officials) == 1000


def test_one_person_with_a_thousand_posts(extractor: Extractor) -> None:
    record = extractor.of_text("Ông Lò Văn Panh, " + ", ".join(["Giám đốc Sở Y tế", "Bí thư Tỉnh ủy"] * 500) + ".")
    sound(record)
    [official] = record.officials
    assert [position.text for position in official.positions] == ["Giám đốc Sở Y tế", "Bí thư Tỉnh ủy"]


def test_hundreds_of_communes(extractor: Extractor) -> None:
    communes = [f"Tả {one} {two}" for one in GIVEN for two in GIVEN if one != two]
    record = extractor.of_text(", ".join(f"UBND xã {commune}" for commune in communes) + ".")
    sound(record)
    assert {agency.place for agency in record.agencies} == set(communes)


HOSTILE = {
    "capitals": "CHỦ TỊCH UBND TỈNH NGUYỄN VĂN AN PHÁT BIỂU TẠI SỞ TÀI CHÍNH " * 200,
    "heads": "Ban Quản lý dự án " * 600,
    "titles": "Phó Chủ tịch Thường trực " * 2000,
    "brackets": "(" * 3000 + "ông Lò Văn Panh, Giám đốc Sở Y tế" + ")" * 3000,
    "initials": "A. B. " * 3000,
    "hyphens": "Kim-" * 5000,
    "commas": "ông Lò Văn Panh" + "," * 10_000 + "Giám đốc Sở Y tế",
    "one line": ("Bí thư Tỉnh ủy Lò Văn Panh và Sở Tài chính làm việc với Bộ Y tế, " * 500)[:30_000],
    "rows": "Đ/c Lò Văn Panh\nGiám đốc Sở Y tế\n" * 800,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_articles(extractor: Extractor, kind: str) -> None:
    sound(extractor.of_text(HOSTILE[kind]))


def test_capitals_are_read(extractor: Extractor) -> None:
    record = extractor.of_text("CHỦ TỊCH UBND TỈNH LAI CHÂU LÒ VĂN PANH, LÀM VIỆC TẠI SỞ TÀI CHÍNH")
    assert [official.name for official in record.officials] == ["LÒ VĂN PANH"]
    assert "SỞ TÀI CHÍNH" in {agency.name for agency in record.agencies}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composition_of_letters_changes_nothing(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Chủ tịch UBND tỉnh Lai Châu Lò Văn Panh và bà Nông Thị Hạnh dự.")
    record = extract(text)
    assert [official.name for official in record.officials] == ["Lò Văn Panh"]
    assert [agency.full_name for agency in record.agencies] == ["Ủy ban nhân dân tỉnh Lai Châu"]


@given(text=vietnamese_text())
@settings(max_examples=150, deadline=None)
def test_any_text_is_sound(extractor: Extractor, text: str) -> None:
    sound(extractor.of_text(text))
