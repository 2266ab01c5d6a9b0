"""Whose figure it is: the subject that the clause gives it, and the agency of the record that this is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from trichluc.record import Agency
from trichluc.structure.clause import Piece
from trichluc.structure.phrase import CONTENT, Tokens, chunks, opens
from trichluc.structure.setting import Setting
from trichluc.tokens import Document

_LONGEST = 10  # pieces before a verb that are looked at
_NAMES = frozenset(["word", "plain", "body", "many", "digit"])
_INSIDE = CONTENT | {"body", "digit", "filler", "opener", "time"}


@dataclass(frozen=True, slots=True)
class Owner:
    """A subject as token range, and the id of the agency that it names, None where it names none of the record."""

    subject: Tokens
    agency_id: str | None


class OwnerFinder:
    """Finds owners in one document."""

    def __init__(self, document: Document, agencies: Sequence[Agency]) -> None:
        self._document = document
        mentions = {mention.start: (mention, agency.id) for agency in agencies for mention in agency.mentions}
        self._mentions = [mentions[start] for start in sorted(mentions)]
        self._starts = sorted(mentions)

    def find(self, setting: Setting, metric: Tokens, part: bool) -> Owner | None:
        """Return the owner of an amount by its metric, None where the clause states none.

        It stands right behind the metric ("thu |của Cục Thuế tỉnh|"), it begins the clause of a metric that is what
        it does ("|Sở Tài chính| đã giải ngân"), or it is the ``part`` of what was measured before that the clause
        begins with ("trong đó |huyện Mường Nhé| 5 tỷ đồng").
        """
        sentence = setting.sentence
        place = sentence.places.get(metric[0])
        behind = self._agency(metric[1] + 1) if self._of(metric[1]) else None
        if behind:
            return behind
        if part:
            return self._owner(_leading(chunks(setting.clause)[0] if chunks(setting.clause) else []))
        if place is None or sentence.pieces[place].kind not in ("verb", "holds", "weak"):
            return None
        before = sentence.pieces[max(0, place - _LONGEST) : place]
        subject = _leading(before)
        return (self._agency(*subject) if subject else None) or self._owner(_leading(before, before_verb=True))

    def _owner(self, subject: Tokens | None) -> Owner | None:
        return subject and (self._agency(*subject) or Owner(subject, None))

    def _of(self, token: int) -> bool:
        return token < len(self._document) and self._document.norms[token] == "của"

    def _agency(self, token: int, end: int | None = None) -> Owner | None:
        """Return the agency whose mention begins at a token, and ends before another."""
        if token >= len(self._document):
            return None
        at = bisect_left(self._starts, self._document.start(token))
        if at == len(self._starts) or self._starts[at] != self._document.start(token):
            return None
        mention, agency_id = self._mentions[at]
        tokens = self._document.token_range(mention.start, mention.end)
        return Owner(tokens, agency_id) if end is None or tokens[1] <= end else None


def _leading(pieces: Sequence[Piece], before_verb: bool = False) -> Tokens | None:
    """Return the words that the last clause of pieces begins with, behind what opens it.

    ``before_verb``: only a body, a place or a person, and only where a word like "đã" ends the words, so that they
    are no other verb's subject.
    """
    first = len(pieces)
    while first and pieces[first - 1].kind in _INSIDE:
        first -= 1
    while first < len(pieces) and opens(pieces[first]):
        first += 1
    last = next((n for n in range(first, len(pieces)) if pieces[n].kind not in _NAMES), len(pieces))
    if first == last or (before_verb and (last == len(pieces) or pieces[first].kind != "body")):
        return None
    return pieces[first].first, pieces[last - 1].last
