"""One page to the parts of its article: by the row of its kind of site, else by where its prose stands, else by
trafilatura.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trichluc.clean.elements import Element, Page, parse_page
from trichluc.clean.lines import Line, lines_of
from trichluc.clean.main_text import is_prose, main_element
from trichluc.clean.page_head import page_author, page_published, page_site, page_title, text_of
from trichluc.errors import InputError
from trichluc.fold import fold
from trichluc.rulebook.page_rows import Site

_LEAST = 200  # characters of a body that is taken at its word
_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]*\[[^\]]*\]\s*>", re.IGNORECASE)  # pages define none but to do harm
_PAGE = re.compile(r"<(?:html|head|body|title|meta)\b", re.IGNORECASE)
_HEAD = 5_000  # characters in which a page shows itself as one
_NEAR = 12  # lines around the title where a date is looked for


@dataclass(frozen=True, slots=True)
class PageText:
    """What was read from a page. ``lines`` are those of lead and body; ``captions`` are lines of them; ``dropped``
    are lines of the body that are no part of the article. ``published`` is an ISO date.
    """

    lines: tuple[str, ...]
    captions: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    title: str | None = None
    published: str | None = None
    author: str | None = None
    site: str | None = None


class PageReader:
    """Reads pages by the rows of ``rules/sites``."""

    def __init__(self, sites: Sequence[Site]) -> None:
        self._sites = [site for site in sites if site.body]
        self._any = next((site for site in sites if not site.body), Site(id="any"))

    def read(self, html: str) -> PageText:
        """Return the article of a page, or of a fragment of one; raises InputError where it has no text."""
        html = _ENTITIES.sub("", html, count=1)
        page = parse_page(html)
        root = page.root.find("body")
        if root is None:
            raise InputError("no text")
        is_fragment = _PAGE.search(html, 0, _HEAD) is None  # only the body, as feeds hold it: all of it is the article
        site, body = (self._any, root) if is_fragment else self._body_of_kind(page)
        title = page_title(page, (*site.title, *self._any.title), len(site.title))
        captions = list(dict.fromkeys(page.all((*site.caption, *self._any.caption))))
        dropped = set(page.all((*site.drop, *self._any.drop)))
        above: list[Line] = []
        if body is not None:
            lines = [*_captions_beside(body, captions), *lines_of(body, captions, dropped)]
        else:
            lines = list(lines_of(root, captions, dropped))
            if (main := main_element(lines, root)) is not None:
                lines, above = _within(lines, main, title)
            elif text := _by_trafilatura(html):
                lines = [Line(line, 0, False, False, root) for line in text.split("\n")]
        kept, left_out, head = _split(lines, title)
        leads = [line.text for line in above if is_prose(line)] or [text_of(one) for one in page.all(site.lead)][:1]
        texts = tuple(line.text for line in kept)
        near = (*(line.text for line in above), *head, *texts[:_NEAR])
        published = page_published(page, (*site.published, *self._any.published), near)
        return PageText(
            lines=(*(lead for lead in leads if lead and not _stands_in(lead, texts)), *texts),
            captions=tuple(line.text for line in kept if line.is_caption),
            dropped=tuple(left_out),
            title=title,
            published=published or (None if is_fragment else _by_htmldate(page)),
            author=page_author(page, (*site.author, *self._any.author)),
            site=page_site(page),
        )

    def _body_of_kind(self, page: Page) -> tuple[Site, Element | None]:
        """Return the row of the page's kind and its body: the first that is long enough, of many the longest."""
        for site in self._sites:
            bodies = list(page.all(site.body))
            if bodies:
                longest = max(bodies, key=lambda body: len(body.text_content()))
                if len(text_of(longest)) >= _LEAST or len(page.root.text_content()) < 4 * _LEAST:
                    return site, longest
        return self._any, None


def _captions_beside(body: Element, captions: Iterable[Element]) -> Iterator[Line]:
    """Yield the lines of captions that stand with the body in one element, such as that of the picture above it."""
    parent = body.getparent()
    for caption in captions:
        around = list(caption.iterancestors())
        if parent in around and body not in around:
            yield from lines_of(caption, (caption,))


def _within(lines: list[Line], body: Element, title: str | None) -> tuple[list[Line], list[Line]]:
    """Return the lines of the body, and those between the title and the body, which may hold a lead and a stamp."""
    inside = [number for number, line in enumerate(lines) if line.block is body or body in line.block.iterancestors()]
    first, last = inside[0], inside[-1]
    heading = next((number for number in range(first) if title and fold(lines[number].text) == fold(title)), None)
    above = [] if heading is None else lines[heading + 1 : first]
    return lines[first : last + 1], above


def _split(lines: Iterable[Line], title: str | None) -> tuple[list[Line], list[str], list[str]]:
    """Return the lines of the article, those left out, and of these the ones at and before the title."""
    lines = list(lines)
    heading = next((n for n, line in enumerate(lines[:_NEAR]) if title and fold(line.text) == fold(title)), -1)
    kept = [line for line in lines[heading + 1 :] if not (line.is_dropped or line.is_link)]
    left_out = [line.text for line in lines[heading + 1 :] if line.is_dropped or line.is_link]
    head = [line.text for line in lines[: max(heading, 0)]]
    return kept, head + left_out, head


def _stands_in(text: str, lines: Iterable[str]) -> bool:
    start = fold(text)[:60]
    return any(start in fold(line) for line in lines)


def _by_trafilatura(html: str) -> str:
    import trafilatura  # noqa: PLC0415 - slow to import, seldom needed

    return trafilatura.extract(html, include_comments=False, include_tables=True) or ""


def _by_htmldate(page: Page) -> str | None:
    from htmldate import find_date  # noqa: PLC0415 - slow to import, seldom needed

    found: str | None = find_date(page.root, original_date=True)
    return found
