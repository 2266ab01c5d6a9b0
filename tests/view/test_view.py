"""The views show every finding, on the very characters it was read from."""

from __future__ import annotations

from html.parser import HTMLParser

from rich.console import Console

from tests.conftest import corpus_articles
from trichluc import Extractor, RawArticle
from trichluc.view import to_html, to_terminal
from trichluc.view.marks import marks


class Text(HTMLParser):
    """Collects the text of a page's body and of its marks."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside = self.inside or tag == "body"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def test_marks_nest_and_never_cross(extractor: Extractor) -> None:
    for raw in corpus_articles():
        record = extractor.extract(raw)
        open_ends: list[int] = []
        for mark in marks(record):
            while open_ends and open_ends[-1] <= mark.start:
                open_ends.pop()
            assert not open_ends or mark.end <= open_ends[-1]
            open_ends.append(mark.end)


def test_the_page_holds_the_whole_text(extractor: Extractor) -> None:
    for raw in corpus_articles():
        record = extractor.extract(raw)
        reader = Text()
        reader.feed(to_html(record))
        assert reader.text.startswith(record.article.text)


def test_text_from_the_article_is_escaped(extractor: Extractor) -> None:
    page = to_html(extractor.extract(RawArticle(id="x", text="<script>alert(1)</script> & UBND tỉnh Cao Bằng")))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_terminal_shows_findings(extractor: Extractor) -> None:
    console = Console(record=True, width=120, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    to_terminal(
        extractor.extract(RawArticle(id="x", text="Ông Lò Văn Panh, Chủ tịch UBND tỉnh Lai Châu, chi 5 tỷ đồng.")),
        console,
    )
    shown = console.export_text()
    for part in ("Lò Văn Panh", "Ủy ban nhân dân tỉnh Lai Châu", "5,000,000,000", "VND"):
        assert part in shown
