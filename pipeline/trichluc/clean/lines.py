"""The lines of an element as a reader sees them: a block a line, a row of a table a line, captions marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from trichluc.clean.elements import Element

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "select", "option", "button",
    "input", "textarea", "head", "video", "audio", "canvas", "map",
))  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_CENTRED = re.compile(r"text-align:\s*center", re.IGNORECASE)
_LONGEST_CELL, _LONGEST_CAPTION = 300, 400  # characters


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``links``: how many of its characters are links; ``block``: the element it stands in."""

    text: str
    links: int
    is_caption: bool
    is_dropped: bool
    block: Element

    @property
    def is_link(self) -> bool:
        """Say whether the line is nothing but links: a menu, a teaser."""
        return self.links * 10 >= len(self.text) * 9


def lines_of(root: Element, captions: Collection[Element] = (), dropped: Collection[Element] = ()) -> Iterator[Line]:
    """Yield the lines of an element, those within ``captions`` and ``dropped`` marked.

    The line after an image is a caption too where it is all in italics or centred. Goes through the elements with a
    stack of its own, so that depth costs nothing.
    """
    writer = _Writer(root, frozenset(captions), frozenset(dropped))
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, is_left = stack.pop()
        if is_left:
            yield from writer.leave(element)
            if element is not root:
                writer.write(element.tail)
            continue
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            if element is not root:
                writer.write(element.tail)
            continue
        yield from writer.enter(element)
        stack.append((element, True))
        if element.tag == "table" and (rows := data_rows(element)) is not None:
            yield from writer.rows(rows, element)
            continue
        writer.write(element.text)
        stack.extend((child, False) for child in reversed(element))
    yield from writer.end_line()


class _Writer:
    """The line being written, and which kinds of elements it stands in."""

    def __init__(self, root: Element, captions: frozenset[Element], dropped: frozenset[Element]) -> None:
        self._captions, self._dropped = captions, dropped
        self._blocks: list[Element] = [root]
        self._pieces: list[str] = []
        self._links = self._italics = 0
        self._in_link = self._in_italics = self._in_centre = self._in_caption = self._in_dropped = 0
        self._after_image = False

    def enter(self, element: Element) -> Iterator[Line]:
        if element.tag in _BLOCKS:
            yield from self.end_line()
            self._blocks.append(element)
        elif element.tag == "br":
            yield from self.end_line()
        elif element.tag == "img":
            self._after_image = True
        self._count(element, 1)

    def leave(self, element: Element) -> Iterator[Line]:
        if element.tag in _BLOCKS:
            yield from self.end_line()
            self._blocks.pop()
        self._count(element, -1)

    def write(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            if self._in_link:
                self._links += len(_SPACES.sub(" ", text))
            if self._in_italics:
                self._italics += len(text)

    def rows(self, rows: list[str], table: Element) -> Iterator[Line]:
        yield from self.end_line()
        for row in rows:
            yield Line(row, 0, False, self._in_dropped > 0, table)

    def _count(self, element: Element, step: int) -> None:
        self._in_link += step * (element.tag == "a")
        self._in_italics += step * (element.tag in ("i", "em"))
        self._in_centre += step * (element.tag == "center" or _is_centred(element))
        self._in_caption += step * (element in self._captions)
        self._in_dropped += step * (element in self._dropped)

    def end_line(self) -> Iterator[Line]:
        if not self._pieces:
            return
        written = "".join(self._pieces)
        text = _SPACES.sub(" ", written).strip()
        if text:
            is_set_apart = self._in_centre > 0 or self._italics * 10 >= len(written.strip()) * 9
            is_under_image = self._after_image and is_set_apart and len(text) <= _LONGEST_CAPTION
            is_caption = self._in_caption > 0 or is_under_image
            yield Line(text, self._links, is_caption, self._in_dropped > 0, self._blocks[-1])
            self._after_image = False
        self._pieces.clear()
        self._links = self._italics = 0


def _is_centred(element: Element) -> bool:
    style = element.get("style")
    return element.get("align") == "center" or (style is not None and _CENTRED.search(style) is not None)


def data_rows(table: Element) -> list[str] | None:
    """Return the rows of a table of data, cells parted by " | "; None where the table only lays out a page.

    A table lays out where it holds images, another table or a long cell, or has but one column.
    """
    if next(table.iterdescendants("table", "img", "script"), None) is not None:
        return None
    rows = []
    widest = 0
    for row in table.iter("tr"):
        cells = [_SPACES.sub(" ", cell.text_content()).strip() for cell in row if cell.tag in ("td", "th")]
        if any(len(cell) > _LONGEST_CELL for cell in cells):
            return None
        widest = max(widest, len(cells))
        if any(cells):
            rows.append(" | ".join(cell for cell in cells if cell))
    return rows if widest > 1 and len(rows) > 1 else None
