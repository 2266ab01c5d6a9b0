"""Pages of portals and newspapers: the article, all of it, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clean.page_samples import AUTHOR, CAPTION, ISO, KINDS, Sample
from trichluc import InputError, RawArticle, load_rules
from trichluc.clean import Cleaner
from trichluc.clean.elements import parsed
from trichluc.clean.html import PageReader

READER = PageReader(load_rules().sites)
CLEANER = Cleaner(load_rules())
FURNITURE = (
    "Trang chủ", "Skip", "không phải bài viết", "31/12/2027", "Lượt xem", "truy cập", "liên quan", "Xem thêm",
    "Tóm tắt của một bài khác", "Tin đọc nhiều", "Tuyển dụng", "Bình chọn", "Facebook", "Bản quyền", "Cơ quan chủ quản",
    "Tòa soạn", "Văn bản chỉ đạo", "Cổng thông tin",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", range(6))
def test_pages_give_their_article(kind: str, number: int) -> None:
    sample = Sample(kind, number)
    article = CLEANER.clean(RawArticle(id="1", html=sample.html)).article
    assert article.title == sample.title
    assert article.published == ISO
    assert [one.text for one in article.captions] == [CAPTION]
    lines = article.text.split("\n")
    assert lines[0] == sample.title
    assert [line for line in (sample.lead, *sample.paragraphs) if line.strip() not in map(str.strip, lines)] == []
    assert [words for words in FURNITURE if words in article.text] == []
    if kind == "newspaper":
        assert (article.author, article.site) == (AUTHOR, "Báo tỉnh")
    if kind == "sharepoint":
        assert lines[-2:] == ["TT | Chỉ tiêu | Kết quả", "1 | Thu ngân sách | 1.250 tỷ đồng"]


def test_what_is_left_out_of_the_body_is_listed() -> None:
    article = CLEANER.clean(RawArticle(id="1", html=Sample("newspaper", 0).html)).article
    assert any(line.startswith("Xem thêm") for line in article.dropped)


def test_what_the_source_says_goes_before_what_the_page_says() -> None:
    raw = RawArticle(id="1", html=Sample("liferay", 0).html, title="Đề khác", published="1/2/2020", author="Kim Cúc")
    article = CLEANER.clean(raw).article
    assert (article.title, article.published, article.author) == ("Đề khác", "2020-02-01", "Kim Cúc")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Một<br>hai</p>ba", "Một\nhai\nba"),
        ("<div>Một <b>hai</b>\n ba<ul><li>bốn</li><li>năm</li></ul></div>", "Một hai ba\nbốn\nnăm"),
        ("<table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>", "A | 1\nB | 2"),
        ("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>", "Một\nHai"),
        ("Sở Tài chính &amp; Sở Y&nbsp;tế", "Sở Tài chính & Sở Y tế"),
        ("<p>Một</p><script>var x = 'hai';</script><!-- ba -->", "Một"),
        ("<?xml version='1.0' encoding='utf-16'?><html><p>Một</p></html>", "Một"),
    ],
)
def test_fragments(html: str, text: str) -> None:
    assert CLEANER.clean(RawArticle(id="1", html=html)).article.text == text


def test_a_fragment_is_not_of_a_day_that_it_speaks_of() -> None:
    article = CLEANER.clean(RawArticle(id="1", html="<p>Nghị quyết ngày 3/1/2020 của HĐND tỉnh.</p>")).article
    assert article.published is None


OPENING = "Khai mạc kỳ họp HĐND tỉnh Lai Châu khóa XV"


@pytest.mark.parametrize(
    ("called", "heading", "title"),
    [
        ("Cổng thông tin điện tử tỉnh Lai Châu", "", None),
        ("Trang chủ", "", None),
        ("Báo Lai Châu điện tử", "", None),
        (f"{OPENING} - Báo Lai Châu", "", OPENING),
        (f"{OPENING} | Cổng thông tin", f"<h2>{OPENING}</h2>", OPENING),
        (f"{OPENING[:20]}...", f"<h1>{OPENING}</h1>", OPENING),
        ("Báo cáo kết quả giám sát", "", "Báo cáo kết quả giám sát"),
    ],
)
def test_titles(called: str, heading: str, title: str | None) -> None:
    body = "<p>" + "Sáng 15/9, Thường trực HĐND tỉnh họp phiên thường kỳ, cho ý kiến về nhiều nội dung. " * 5
    page = PageReader(load_rules().sites).read(f"<html><title>{called}</title><body>{heading}{body}</body></html>")
    assert page.title == title


@pytest.mark.parametrize("html", ["", "<html></html>", "<html><body><img src=a></body></html>", "<script>x</script>"])
def test_pages_without_text_are_named(html: str) -> None:
    with pytest.raises(InputError, match=r"trang\.html: no"):
        CLEANER.clean(RawArticle(id="1", html=html, source="trang.html"))


@given(st.text(alphabet=st.sampled_from("<>/pdivtablr\"'= &;!-aĐ\n\0"), max_size=200))
def test_no_html_makes_it_raise_anything_else(html: str) -> None:
    try:
        article = CLEANER.clean(RawArticle(id="1", html=html)).article
    except InputError:
        return
    assert all(article.text[one.start : one.end] == one.text for one in article.captions)


@pytest.mark.parametrize("site", load_rules().sites, ids=lambda site: site.id)
def test_selectors_and_examples_of_sites(site) -> None:  # type: ignore[no-untyped-def]
    for part in ("body", "title", "lead", "published", "author", "caption", "drop"):
        assert all(parsed(selector) for selector in getattr(site, part))
    for example in site.examples:
        page = PageReader([site]).read(f"<html><body><p>Menu</p>{example}<p>Chân trang</p></body></html>")
        assert page.lines[-1:] == ("Thân bài.",)
        assert page.title in (None, "Đề")
