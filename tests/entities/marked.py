"""Text with brackets around what a finder must find: "Ông [Lò Văn Panh] nói" -> the text, and what it marks."""

from __future__ import annotations

from trichluc.entities.find import EntityFinder
from trichluc.entities.mentions import Entities
from trichluc.rulebook import load_rules
from trichluc.tokens import Document, read

_FINDER = EntityFinder(load_rules())


def found(text: str) -> tuple[Document, Entities]:
    """Return the tokenised text and its mentions."""
    document = read(text)
    return document, _FINDER.find(_FINDER.scan(document))


def unmarked(text: str) -> str:
    """Return the text without its brackets."""
    return text.replace("[", "").replace("]", "")


def marked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with brackets around character spans that do not overlap."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text
