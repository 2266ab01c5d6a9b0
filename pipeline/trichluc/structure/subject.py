"""Subjects of a clause: what stands before "đạt", "là" or "tăng" and names what the amount behind measures."""

from __future__ import annotations

from trichluc.structure.clause import CHANGES, HEADS, Piece
from trichluc.structure.phrase import (
    ASIDE,
    NOUNS,
    SUMS,
    VERBS,
    Tokens,
    adverbial,
    chunks,
    in_row,
    leads,
    names,
    past_row,
    phrase,
    refers_back,
)

_RAISING = CHANGES | {"moving"}


def subject(clause: list[Piece]) -> Tokens | None:
    """Return the head of the nearest chunk that has one: what stands before "đạt", "là", "tăng".

    A noun that measures or a verb of money; in chunks further left a verb only where it leads. A noun that "với"
    brings in goes before the heads left of it ("dự án xây cầu với |tổng vốn |là 5 tỷ đồng").
    """
    aside: Tokens | None = None
    for number, chunk in enumerate(past_row(chunks(clause))):
        brought = None if number else _raised(chunk) or _brought(chunk)
        if brought is not None:
            return phrase(chunk, brought)
        if number and chunk[0].kind == "with":  # "|với quy mô này|, xã ước thu ..."
            continue
        for place, piece in enumerate(chunk):
            if piece.kind == "payer" and any(p.kind in VERBS for p in chunk[place:]):
                continue  # who pays, not what
            if names(chunk, place) or (piece.kind in VERBS and (not number or leads(chunk, place))):
                if not adverbial(chunk, place) and not (len(chunk) == 1 and in_row(clause, piece)):
                    return phrase(chunk, place if number or piece.kind in NOUNS else _last_verb(chunk, place))
                aside = aside or phrase(chunk, place)
                break
    return aside


def _last_verb(chunk: list[Piece], place: int) -> int:
    """Return the place of the verb that ends a chunk behind a word like "được", else of the verb given."""
    ends = len(chunk) > 1 and chunk[-1].kind in VERBS and chunk[-2].kind == "filler"
    return len(chunk) - 1 if ends else place


def _raised(chunk: list[Piece]) -> int | None:
    """Return the place of the last noun that a verb of change has as its object: "nâng |giá vé| từ ... lên ..."."""
    raised = (n for n in range(len(chunk) - 1, 0, -1) if names(chunk, n) and chunk[n - 1].change in _RAISING)
    return next(raised, None)


def _brought(chunk: list[Piece]) -> int | None:
    """Return the place of the last noun that "với" or, where no noun stands before, "có" brings in."""
    for place in range(len(chunk) - 1, 0, -1):
        if chunk[place - 1].kind in ("with", "have") and names(chunk, place):
            own = next((piece.kind for piece in chunk[: place - 1] if piece.kind in HEADS), "")
            return None if own == "noun" and chunk[place - 1].kind == "have" else place
    return None


def open_subject(clause: list[Piece]) -> Tokens | None:
    """Return the words that the nearest chunk begins with, where no head is among them: "|Lúa mùa |giảm 5%".

    Not of a chunk that only says where, when or of whom. Behind a noun that only says "sum", what was done with it:
    "số tiền bà A đã |tẩu tán| là".
    """
    for chunk in chunks(clause)[:2]:
        if any(refers_back(chunk, place) for place in range(len(chunk))):
            return None
        for place, piece in enumerate(chunk):
            if piece.kind in ("word", "plain") and piece.change is None:
                return phrase(chunk, place)
            if piece.kind == "sum" and not refers_back(chunk, place):
                return _done(chunk[place:]) or (piece.first, piece.last)
            if piece.kind in ASIDE:
                break
    return None


def _done(chunk: list[Piece]) -> Tokens | None:
    for place in range(1, len(chunk)):
        if chunk[place - 1].kind == "filler" and chunk[place].kind in ("word", "plain"):
            return phrase(chunk, place)
    return None


def brings_sum(clause: list[Piece]) -> bool:
    """Say whether the nearest chunk brings in nothing but a noun that says "sum": "nợ thuế với |tổng số tiền| là"."""
    nearest = chunks(clause)[:1]
    return bool(nearest) and nearest[0][-1].kind in SUMS and any(p.kind in ("with", "have") for p in nearest[0][-2:-1])
