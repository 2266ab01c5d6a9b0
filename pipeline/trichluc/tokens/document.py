"""The tokenised article that every later stage reads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from trichluc.fold import fold
from trichluc.tokens.sentences import sentence_bounds
from trichluc.tokens.tokenizer import token_bounds


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its tokens and its sentences.

    ``bounds[i]`` is the half-open character range of token i in ``text``, ``norms[i]`` its folded form.
    ``sentences`` holds half-open token ranges. ``line`` is what literal search runs over, parted where a
    sentence ends with its line, so that no form is found in two rows of a table; ``line_starts`` is its way
    back to tokens. Make one with :func:`read`.
    """

    text: str
    folded: str
    bounds: list[tuple[int, int]]
    norms: list[str]
    sentences: list[tuple[int, int]]
    line: str = field(repr=False)  # every norm between two spaces of its own
    line_starts: list[int] = field(repr=False)  # where the space before each token stands in line
    _starts: list[int] = field(repr=False)
    _sentence_starts: list[int] = field(repr=False)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.bounds)

    def start(self, token: int) -> int:
        """Return the character offset at which a token starts."""
        return self.bounds[token][0]

    def end(self, token: int) -> int:
        """Return the character offset just behind a token."""
        return self.bounds[token][1]

    def slice(self, first: int, last: int) -> str:
        """Return the text of the tokens first..last-1, with what stands between them."""
        return self.text[self.bounds[first][0] : self.bounds[last - 1][1]]

    def token_at(self, offset: int) -> int:
        """Return the token that holds the character offset or, between tokens, the next one."""
        token = bisect_right(self._starts, offset) - 1
        if token >= 0 and offset < self.bounds[token][1]:
            return token
        return token + 1

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of tokens that overlap the characters start..end-1."""
        return self.token_at(start), bisect_left(self._starts, end)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the token range of the sentence that holds the token."""
        return self.sentences[self.sentence_index(token)]

    def sentence_index(self, token: int) -> int:
        """Return the number of the sentence that holds the token."""
        return bisect_right(self._sentence_starts, token) - 1


def read(text: str) -> Document:
    """Tokenise a text (in NFC for anything to be found in it); never raises.

    >>> document = read("Sở Tài chính họp. UBND tỉnh kết luận.")
    >>> [document.slice(*tokens) for tokens in document.sentences]
    ['Sở Tài chính họp.', 'UBND tỉnh kết luận.']
    """
    folded = fold(text)
    bounds = token_bounds(text)
    starts = [start for start, _ in bounds]
    sentences = []
    for start, end in sentence_bounds(text):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if last > first:
            sentences.append((first, last))
    norms = [folded[start:end] for start, end in bounds]
    parts = [f" {norm} " for norm in norms]
    for first, _ in sentences[1:]:
        if "\n" in text[bounds[first - 1][1] : bounds[first][0]]:
            parts[first - 1] += "\n"
    return Document(
        text=text,
        folded=folded,
        bounds=bounds,
        norms=norms,
        sentences=sentences,
        line="".join(parts),
        line_starts=list(accumulate(map(len, parts[:-1]), initial=0)),
        _starts=starts,
        _sentence_starts=[first for first, _ in sentences],
    )
