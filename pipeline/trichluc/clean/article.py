"""One raw article to one clean article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from trichluc.clean.characters import clean_characters
from trichluc.clean.furniture import FurnitureFinder
from trichluc.clean.html import PageReader, PageText
from trichluc.clean.identity import raw_sha256
from trichluc.clean.published import iso_date
from trichluc.clean.stamp import stamped_day
from trichluc.errors import InputError
from trichluc.read.legacy_fonts import LegacyFonts
from trichluc.record import Article, Mention, RawArticle
from trichluc.rulebook import Rules
from trichluc.rulebook.digest import extractor_version

_HEAD = 12  # lines of a text in which a stamp is looked for
_LONGEST_TITLE = 220  # characters; longer first lines are prose


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean article, and the character ranges of its text that are furniture and hold no facts."""

    article: Article
    masked: tuple[tuple[int, int], ...] = ()


class Cleaner:
    """Cleans articles by the rules for pages and sites."""

    def __init__(self, rules: Rules) -> None:
        self._furniture = FurnitureFinder(rules.furniture)
        self._pages = PageReader(rules.sites)
        self._fonts = LegacyFonts(rules.legacy_letters)
        self._extractor = extractor_version(rules)

    def clean(self, raw: RawArticle) -> Cleaned:
        """Return the clean article; raises InputError where the raw one has no text, or only furniture.

        What it says of itself goes before what its page says.
        """
        page = self._page(raw)
        lines = self._characters("\n".join(page.lines)).split("\n")
        kept, dropped = self._furniture.split(lines)
        body = "\n".join(kept).strip()
        if not body:
            raise InputError(f"{raw.source or raw.id}: no text")
        written = raw.title or page.title
        title = self._characters(written).strip() if written else None
        if title is None:
            title = _leading_title(body)
        elif not body.startswith(title):
            body = f"{title}\n\n{body}"
        article = as_article(
            body,
            id=raw.id,
            url=raw.url,
            site=raw.site or page.site,
            title=title,
            published=_published(raw, page, lines),
            author=raw.author or page.author,
            place=raw.place,
        )
        article = msgspec.structs.replace(
            article,
            raw_sha256=raw_sha256(raw),
            dropped=tuple(line.strip() for line in (*page.dropped, *dropped)),
            captions=_mentions(body, [self._characters(caption) for caption in page.captions]),
            extractor=self._extractor,
        )
        return Cleaned(article, self._furniture.inline(body))

    def _page(self, raw: RawArticle) -> PageText:
        if raw.text is not None:
            return PageText(lines=(raw.text,))
        try:
            return self._pages.read(raw.html or "")
        except InputError as error:
            raise InputError(f"{raw.source or raw.id}: {error}") from None

    def _characters(self, text: str) -> str:
        if font := self._fonts.guess(text):
            text = self._fonts.to_unicode(text, font)
        return clean_characters(text)


def _published(raw: RawArticle, page: PageText, lines: list[str]) -> str | None:
    """Return the day of publication: as the source says, else the page, else a stamp among the first lines."""
    stated = iso_date(raw.published) if raw.published else None
    return stated or page.published or stamped_day(lines[:_HEAD])


def _mentions(body: str, captions: Iterable[str]) -> tuple[Mention, ...]:
    """Return where the captions, in the order they stand in, are in the text; one dropped as furniture is nowhere."""
    found, end = [], 0
    for caption in captions:
        start = body.find(caption, end)
        if start >= 0 and caption:
            end = start + len(caption)
            found.append(Mention(text=caption, start=start, end=end))
    return tuple(found)


def as_article(text: str, **about: str | None) -> Article:
    """Return a text that is clean already as an article; ``about``: any of its other fields."""
    fields = dict.fromkeys(("url", "site", "title", "published", "author", "place"))
    return Article(**{"id": "article", **fields, **about, "text": text, "sha256": _sha256(text)})  # type: ignore[arg-type]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _leading_title(body: str) -> str | None:
    """Return the first line where it reads as a title: short, no full stop, prose behind it."""
    first, _, rest = body.partition("\n")
    first = first.strip()
    if not first or not rest.strip() or len(first) > _LONGEST_TITLE or first[-1] in ".:;,":
        return None
    longest = max((len(line) for line in rest.split("\n")), default=0)
    return first if longest > len(first) else None
