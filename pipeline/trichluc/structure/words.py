"""Words of more than one syllable, by underthesea: whether a syllable that reads as a word is only part of one.

"chuyển" is a verb of money, but not in "vận chuyển"; docs/notes/0001-word-segmentation.md says what this is worth.
underthesea is loaded on first use, which takes a third of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from trichluc.tokens import Document

_AROUND = 10  # tokens on either side of a phrase: words are decided by what stands near


@lru_cache(maxsize=1)
def _segmenter() -> Callable[[str], list[str]]:
    from underthesea.pipeline.word_tokenize import word_tokenize  # noqa: PLC0415 - see above

    return lambda text: word_tokenize(text, use_token_normalize=False)


def compounds_near(document: Document, phrases: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the words of two or more small-letter syllables in and around phrases; all are token ranges."""
    found: dict[tuple[int, int], None] = {}
    done = 0
    for first, last in sorted(phrases):
        sentence = document.sentence_of(first)
        start, end = max(sentence[0], done, first - _AROUND), min(sentence[1], last + _AROUND)
        if start < end:
            found |= dict.fromkeys(_compounds(document, start, end))
            done = last
    return list(found)


def _compounds(document: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Return the compounds of a few tokens; the segmenter's words are found again in the text, syllable by syllable."""
    found: list[tuple[int, int]] = []
    at, end = document.start(first), document.end(last - 1)
    for word in _segmenter()(document.text[at:end]):
        start = -1
        for syllable in word.split():
            place = document.text.find(syllable, at, end)
            if place < 0:
                return found
            start = place if start < 0 else start
            at = place + len(syllable)
        tokens = document.token_range(start, at)
        if tokens[1] - tokens[0] > 1 and document.text[start:at].islower():
            found.append(tokens)
    return found
