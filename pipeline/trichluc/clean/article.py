"""One raw article to one clean article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from trichluc.clean.characters import clean_characters
from trichluc.clean.furniture import FurnitureFinder
from trichluc.clean.identity import raw_sha256
from trichluc.clean.published import iso_date
from trichluc.errors import InputError
from trichluc.record import Article, RawArticle
from trichluc.rulebook import Rules
from trichluc.rulebook.digest import extractor_version

_LONGEST_TITLE = 220  # characters; longer first lines are prose


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean article, and the character ranges of its text that are furniture and hold no facts."""

    article: Article
    masked: tuple[tuple[int, int], ...] = ()


class Cleaner:
    """Cleans articles by the rules for pages."""

    def __init__(self, rules: Rules) -> None:
        self._furniture = FurnitureFinder(rules.furniture)
        self._extractor = extractor_version(rules)

    def clean(self, raw: RawArticle) -> Cleaned:
        """Return the clean article; raises InputError where the raw one has neither text nor html."""
        if raw.text is None:
            raise InputError(f"{raw.source or raw.id}: no text")
        kept, dropped = self._furniture.split(clean_characters(raw.text).split("\n"))
        body = "\n".join(kept).strip()
        if not body:
            raise InputError(f"{raw.source or raw.id}: no text")
        title = clean_characters(raw.title).strip() if raw.title else None
        if title is None:
            title = _leading_title(body)
        elif not body.startswith(title):
            body = f"{title}\n\n{body}"
        article = as_article(
            body,
            id=raw.id,
            url=raw.url,
            site=raw.site,
            title=title,
            published=iso_date(raw.published) if raw.published else None,
            author=raw.author,
            place=raw.place,
        )
        article = msgspec.structs.replace(
            article,
            raw_sha256=raw_sha256(raw),
            dropped=tuple(line.strip() for line in dropped),
            extractor=self._extractor,
        )
        return Cleaned(article, self._furniture.inline(body))


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
