"""Text of every encoding comes out as it was meant; where that is not sure, nothing is guessed."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tests.conftest import corpus_articles
from trichluc import InputError, load_rules
from trichluc.read.encodings import Encodings
from trichluc.read.legacy_fonts import LegacyFonts

FONTS = LegacyFonts(load_rules().legacy_letters)
TEXT = "Sáng 15/9, đồng chí Phó Chủ tịch UBND tỉnh kiểm tra tiến độ giải ngân vốn đầu tư công; đến nay mới đạt 26,25%."


def in_font(text: str, font: str) -> str:
    """Return a text as the font writes it; capitals that TCVN3 has none for become small, as its fonts do."""
    letters = {row.letter: row.forms[0] for row in reversed(load_rules().legacy_letters) if row.font == font}
    return "".join(letters.get(c, letters.get(c.lower(), c)) for c in text)


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_fonts_of_before_unicode(font: str) -> None:
    written = in_font(TEXT, font)
    assert FONTS.guess(written) == font
    assert FONTS.to_unicode(written, font) == TEXT
    data = (
        written.encode("windows-1252", "replace").replace(b"?", b"\xad")
        if font == "tcvn3"
        else written.encode("cp1252")
    )
    assert FONTS.to_unicode(Encodings(FONTS, font).decode(data), font) == TEXT
    assert FONTS.guess(Encodings(FONTS).decode(data)) == font


def test_vietnamese_in_unicode_is_never_taken_for_a_font() -> None:
    for article in corpus_articles():
        assert article.text is not None
        for text in (article.text, unicodedata.normalize("NFD", article.text)):
            assert FONTS.guess(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain English of the ministry of finance",
        "El señor Muñoz está aquí; ¿qué pasó mañana en la región de Cádiz con la niña y el avión?",
        "Für die Größe der Straße müssen wir größere Maßstäbe überprüfen und schließlich ändern",
        "«Le président a été réélu à l'unanimité», a déclaré hier le porte-parole très ému",
        "1.000 m² và 30°C ± 2",
        "Ông Hoà và bà Thuý",
    ],
)
def test_other_texts_are_no_font(text: str) -> None:
    assert FONTS.guess(text) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1258"])
def test_encodings_of_files(encoding: str) -> None:
    text = TEXT
    if encoding == "windows-1258":  # it has letters with hats and horns, and tones apart
        text = re.sub("[^\x00-\x7f]", lambda match: _tone_apart(match.group()), text)
    assert Encodings(FONTS).decode(text.encode(encoding)) == TEXT
    assert Encodings(FONTS, encoding.removesuffix("-sig")).decode(text.encode(encoding)).lstrip("\ufeff") == TEXT


def _tone_apart(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)
    tones = "".join(c for c in decomposed if c in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in tones)) + tones


@pytest.mark.parametrize(
    ("head", "encoding"),
    [("", "utf-8"), ('<meta charset="iso-8859-1">', "utf-8"), ('<meta charset="windows-1252">', "windows-1252")],
)
def test_pages_that_say_what_is_not_so(head: str, encoding: str) -> None:
    html = f"<html>{head}<p>Café de la région «Alsace»</p></html>"
    assert Encodings(FONTS).decode_page(html.encode(encoding)) == html


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(InputError, match="klingon"):
        Encodings(FONTS, "klingon")
