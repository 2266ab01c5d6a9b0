"""One page to the parts of its article: by the row of its kind of site, else by where its prose stands, else by
trafilatura.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trichluc.clean.elements import Element, Page, parse_page
from trichluc.clean.lines import Line, lines_of
from trichluc.clean.main_text import is_prose, main_element
from trichluc.clean.page_head import page_author, page_published, page_site, page_title, text_of
from trichluc.fold import fold
from trichluc.rulebook.page_rows import Site

_LEAST = 200  # characters of a body that is taken at its word
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
        """Return the article of a page; its lines are empty where the page has none."""
        page = parse_page(html)
        site, body = self._body_of_kind(page)
        title = page_title(page, (*site.title, *self._any.title), len(site.title))
        captions = set(page.all((*site.caption, *self._any.caption)))
        dropped = set(page.all((*site.drop, *self._any.drop)))
        above: list[str] = []
        if body is None:
            all_lines = list(lines_of(page.root.find("body"), captions, dropped)) if _has_body(page) else []
            body = main_element(all_lines, page.root.find("body")) if all_lines else None
            if body is None:
                return self._by_trafilatura(html, page, title)
            lines, above = _within(all_lines, body, title)
        else:
            lines = list(lines_of(body, captions, dropped))
            above = [text_of(element) for element in page.all(site.lead)][:1]
        kept, left_out, head = _split(lines, title)
        near = [*above, *head, *(line.text for line in kept[:_NEAR])]
        texts = tuple(line.text for line in kept)
        lead = tuple(text for text in above if text and not _stands_in(text, texts))
        return PageText(
            lines=lead + texts,
            captions=tuple(line.text for line in kept if line.is_caption),
            dropped=tuple(left_out),
            title=title,
            published=page_published(page, (*site.published, *self._any.published), near) or _by_htmldate(page),
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

    def _by_trafilatura(self, html: str, page: Page, title: str | None) -> PageText:
        import trafilatura  # noqa: PLC0415 - slow to import, seldom needed

        text = trafilatura.extract(html, include_comments=False, include_tables=True) or ""
        return PageText(
            lines=tuple(text.split("\n")) if text else (),
            title=title,
            published=page_published(page, self._any.published, text.split("\n")[:_NEAR]) or _by_htmldate(page),
            author=page_author(page, self._any.author),
            site=page_site(page),
        )


def _has_body(page: Page) -> bool:
    return page.root.find("body") is not None


def _within(lines: list[Line], body: Element, title: str | None) -> tuple[list[Line], list[str]]:
    """Return the lines of the body, and those of prose between the title and the body: a lead kept apart."""
    inside = [number for number, line in enumerate(lines) if line.block is body or body in line.block.iterancestors()]
    first, last = inside[0], inside[-1]
    heading = next((number for number in range(first) if title and fold(lines[number].text) == fold(title)), None)
    above = [] if heading is None else [line for line in lines[heading + 1 : first] if is_prose(line)]
    return lines[first : last + 1], [line.text for line in above]


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


def _by_htmldate(page: Page) -> str | None:
    from htmldate import find_date  # noqa: PLC0415 - slow to import, seldom needed

    found: str | None = find_date(page.root, original_date=True)
    return found
