from __future__ import annotations

from trichluc.tokens import Lexicon, read

LEXICON = Lexicon(
    [
        ("sở", "sở"),
        ("sở gd-đt", "sở giáo dục"),
        ("sở tài", "?"),
        ("tài chính", "tài chính"),
        ("GĐ", "giám đốc"),
        ("Cần Giờ", "huyện"),
    ]
)


def found(text: str) -> list[str]:
    return [hit.value for hit in LEXICON.find(read(text))]


def test_longest_at_the_leftmost_place() -> None:
    assert found("Sở GD – ĐT và Sở GD-ĐT") == ["sở giáo dục", "sở giáo dục"]


def test_whole_tokens_only() -> None:
    assert found("cơ sởtài, công sở") == ["sở"]


def test_falls_back_to_a_shorter_form_where_a_longer_ends_inside_a_token() -> None:
    assert found("sở tàitình") == ["sở"]


def test_form_in_capitals_finds_capitals_only() -> None:
    assert found("GĐ Sở") == ["giám đốc", "sở"]
    assert found("gđ") == []


def test_glued_words_are_found() -> None:
    assert found("HuyệnCần Giờ") == ["huyện"]


def test_find_all_gives_overlaps_longest_first() -> None:
    hits = LEXICON.find_all(read("sở tài chính"))
    assert [[hit.value for hit in hits[token]] for token in sorted(hits)] == [["?", "sở"], ["tài chính"]]


def test_get() -> None:
    assert LEXICON.get("SỞ GD–ĐT") == "sở giáo dục"
    assert LEXICON.get("vụ") is None


def test_empty() -> None:
    assert Lexicon[str]([]).find(read("sở")) == []
    assert LEXICON.find(read("")) == []
