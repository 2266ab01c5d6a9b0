"""What a page says about its article outside the body: title, publication date, author, site."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from trichluc.clean.elements import Element, Page
from trichluc.clean.published import iso_date
from trichluc.clean.stamp import stamped_day
from trichluc.fold import fold

_SITE_NAME = re.compile(r"\s+[-–—|:»]\s+[^-–—|»]{2,80}\Z")
# What pages call themselves that have one name for all articles of the site.
_IS_SITE = re.compile(
    r"(?:cổng|trang) (?:thông tin|tt|tin|chủ|web)|báo (?!cáo|động|hiếu)[^,;:]{0,25}\Z|website|home|"
    r"(?:chi tiết|nội dung|xem|đọc) (?:tin|bài)|tin tức|bản tin"
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SPACES = re.compile(r"\s+")
_LONGEST = 400  # characters of a title
_HANOI = datetime.timezone(datetime.timedelta(hours=7))


def text_of(element: Element) -> str:
    """Return the text of an element on one line; of a meta element, its content."""
    content = element.get("content") if element.tag == "meta" else None
    return _SPACES.sub(" ", content or element.text_content() or "").strip()


def page_title(page: Page, headings: Iterable[str], own: int) -> str | None:
    """Return the article's title: the heading that what the page calls itself begins with or holds.

    ``headings`` are selectors, the first ``own`` of them those of the page's kind: one of these is taken at its word
    where the page calls itself something else on all its pages.
    """
    called = page.meta("og:title", "twitter:title") or next((text_of(one) for one in page.all(["title"])), "")
    bare = _SITE_NAME.sub("", called) or called
    first = None
    for number, selector in enumerate(headings):
        for element in page.all([selector]):
            text = text_of(element)
            if not 8 <= len(text) <= _LONGEST:
                continue
            if _agree(text, called):
                return text
            if first is None and number < own:
                first = text
    if first is None and 0 < len(bare) <= _LONGEST and not _IS_SITE.match(fold(bare)):
        return bare
    return first


def _agree(heading: str, called: str) -> bool:
    """Say whether a heading and what the page calls itself are one title, perhaps shortened or with the site's name."""
    one, other = fold(heading), fold(_SPACES.sub(" ", called)).strip().removesuffix("...").removesuffix("…").strip()
    return len(other) >= 8 and (other.startswith(one) or one in other or (len(other) >= 30 and one.startswith(other)))


def page_published(page: Page, selectors: Iterable[str], near: Iterable[str]) -> str | None:
    """Return the ISO date of publication, None where the page does not say it.

    Asked in turn: the element of the page's kind, what it tells search engines, the lines ``near`` the title. A clock
    that shows the day of the visit stands elsewhere.
    """
    for written in _stated(page, selectors):
        if day := local_day(written):
            return day
    return stamped_day(near)


def _stated(page: Page, selectors: Iterable[str]) -> Iterator[str]:
    for element in page.all(selectors):
        yield element.get("datetime") or text_of(element)[:200]
    names = ("article:published_time", "datePublished", "pubdate", "publishdate", "publish_date", "dc.date.issued")
    if stated := page.meta(*names):
        yield stated
    for script in page.all(["script[type=application/ld+json]"]):
        if match := _JSON_DATE.search(script.text or ""):
            yield match[1]


def local_day(written: str) -> str | None:
    """Return the day in Vietnam of a date or a moment.

    >>> local_day("2022-09-14T23:30:00Z"), local_day("Thứ năm, 15/09/2022 17:20"), local_day("hôm qua")
    ('2022-09-15', '2022-09-15', None)
    """
    try:
        moment = datetime.datetime.fromisoformat(written.strip().replace("Z", "+00:00"))
    except ValueError:
        return iso_date(written)
    return (moment.astimezone(_HANOI) if moment.tzinfo else moment).date().isoformat()


def page_author(page: Page, selectors: Iterable[str]) -> str | None:
    """Return who the page says wrote the article, None where it names nobody or only itself."""
    site = fold(page.meta("og:site_name") or "")
    stated = [page.meta("article:author", "author", "dable:author") or ""]
    for written in [*(text_of(element) for element in page.all(selectors)), *stated]:
        author = re.sub(r"^(?:tác giả|theo|bài|tin)\s*:\s*", "", written, flags=re.IGNORECASE).strip()
        if 2 < len(author) <= 60 and fold(author) != site and not author.startswith("http") and "@" not in author:
            return author
    return None


def page_site(page: Page) -> str | None:
    """Return the name of the site, as the page states it."""
    return page.meta("og:site_name", "application-name")
