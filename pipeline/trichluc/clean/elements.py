"""A parsed page whose elements are found by the simple selectors of ``rules/sites``, in one pass over the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from trichluc.errors import InputError

Element = Any  # an lxml element: lxml has no types

_ATTRIBUTES = ("itemprop", "property", "name", "data-role", "data-type", "type", "rel")
_SELECTOR = re.compile(
    r"(?P<tag>[\w-]+)?(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<name>[\w-]+)=(?P<value>[^\]]+)\])?"
)


class Page:
    """The elements of a page by tag, class, id and a few attributes."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._by_key: dict[str, list[Element]] = {}
        for element in root.iter():
            if isinstance(element.tag, str):
                for key in _keys(element):
                    self._by_key.setdefault(key, []).append(element)

    def all(self, selectors: Iterable[str]) -> Iterator[Element]:
        """Yield the elements of the selectors, those of the first selector first, each in the order of the page."""
        for selector in selectors:
            tag, key = parsed(selector)
            for element in self._by_key.get(key, ()):
                if tag is None or element.tag == tag:
                    yield element

    def meta(self, *names: str) -> str | None:
        """Return what the first of the meta elements of these names says."""
        for name in names:
            for element in self.all((f"meta[property={name}]", f"meta[name={name}]", f"meta[itemprop={name}]")):
                if content := (element.get("content") or "").strip():
                    return content
        return None


def parse_page(html: str) -> Page:
    """Return a page however broken its HTML is; raises InputError where nothing can be made of it."""
    try:
        from lxml import etree, html as lxml_html  # noqa: I001, PLC0415 - an extra
    except ImportError:
        raise InputError("reading HTML needs the extra: pip install 'trichluc[html]'") from None
    # As bytes: a declared encoding is of the file, this is a text.
    if not html.strip():
        raise InputError("no text")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"no HTML: {error}") from None
    return Page(root)


def parsed(selector: str) -> tuple[str | None, str]:
    """Return the tag a selector asks for, if it does, and the key it is found by.

    >>> parsed("td.caption"), parsed("#_lblTitle"), parsed("h1"), parsed("meta[name=author]")
    (('td', '.caption'), (None, '#_lblTitle'), (None, 'h1'), ('meta', 'name=author'))
    """
    match = _SELECTOR.fullmatch(selector)
    if match is None or not selector:
        raise InputError(f"no selector: {selector!r}")
    if match["class"]:
        return match["tag"], "." + match["class"]
    if match["id"]:
        return match["tag"], "#" + match["id"]
    if match["name"]:
        return match["tag"], f"{match['name']}={match['value']}"
    return None, match["tag"]


def _keys(element: Element) -> Iterator[str]:
    yield element.tag
    attributes = element.attrib
    if not attributes:
        return
    for name in (attributes.get("class") or "").split():
        yield "." + name
    if id := attributes.get("id"):
        yield "#" + id
        if "_" in id:
            yield "#_" + id.rpartition("_")[2]
    for attribute in _ATTRIBUTES:
        if value := attributes.get(attribute):
            yield f"{attribute}={value}"
