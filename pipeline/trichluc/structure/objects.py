"""Objects of a clause: the noun or verb right before an amount, or right behind it, that names what it measures."""

from __future__ import annotations

from trichluc.structure.clause import Piece
from trichluc.structure.phrase import (
    ASIDE,
    CONTENT,
    NOUNS,
    SUMS,
    VERBS,
    Tokens,
    adverbial,
    change_of,
    chunks,
    in_row,
    names,
    opens,
    past_row,
    phrase,
    refers_back,
    run,
    verb,
)
from trichluc.structure.subject import subject

_LOOSENING = ASIDE | {"with", "have"}


def direct(clause: list[Piece]) -> tuple[Tokens | None, str | None]:
    """Return the phrase whose object or apposition an amount is, and the change that phrase states.

    The nearest noun that measures or verb of money, but a noun that leads the chunk is its subject and goes before a
    verb behind it; a noun that only says "sum" leaves it to the verb further left.
    """
    loose: Tokens | None = None
    empty: Tokens | None = None
    for number, chunk in enumerate(past_row(chunks(clause))):
        if len(chunk) == 1 and in_row(clause, chunk[0]):
            continue
        lead = _leading(chunk) if not empty else None
        if lead is not None and not any(piece.kind in ("with", "have") for piece in chunk[lead:]):
            return phrase(chunk, lead), None
        for place in range(len(chunk) - 1, -1, -1):
            if found := _object(chunk, place, near=not number):
                return found
        loose = loose or _loose(chunk)
        if loose and chunk[0].kind not in ASIDE:
            break
        sums = [n for n, piece in enumerate(chunk) if piece.kind == "sum" and not refers_back(chunk, n)]
        empty = empty or ((chunk[sums[-1]].first, chunk[sums[-1]].last) if sums else None)
    return loose or empty, None


def _object(chunk: list[Piece], place: int, near: bool) -> tuple[Tokens, str | None] | None:
    """Return the phrase and the change of a piece that names an amount further right, None where it names none.

    ``near``: nothing but the chunk's own pieces stands between the two.
    """
    piece = chunk[place]
    if names(chunk, place):
        start = run(chunk, place)
        before = chunk[start - 1] if start else None
        if before and piece.kind == "payer" and before.kind in VERBS and before.last == piece.first:
            return verb(chunk, start - 1), change_of(before)
        by = before and before.kind == "link" and piece.kind == "payer"  # "đầu tư |bằng ngân sách| 5 tỷ đồng"
        if before and (by or before.kind in (*ASIDE, "about") or adverbial(chunk, start)):
            last = place == len(chunk) - 1 and place > start and piece.kind == "noun"
            return (phrase(chunk, place), None) if near and last else None  # "góp vào GDP |trị giá| 5 tỷ đồng"
        return phrase(chunk, start), change_of(before) or change_of(piece)
    if piece.kind in VERBS and not _inside(chunk, place):
        return verb(chunk, place), change_of(piece)
    if near and piece.kind == "weak" and place == len(chunk) - 1:
        return (piece.first, piece.last), None
    if near and piece.kind not in NOUNS and change_of(piece) and all(p.kind not in _LOOSENING for p in chunk[place:]):
        return subject(chunk[:place]) or _loose(chunk[place:]) or (piece.first, piece.last), change_of(piece)
    return None


def _loose(chunk: list[Piece]) -> Tokens | None:
    """Return the last noun that a preposition parts from the amount's clause, or the last weak verb."""
    for place in range(len(chunk) - 1, -1, -1):
        if names(chunk, place):
            return phrase(chunk, run(chunk, place))
        if chunk[place].kind == "weak":
            return chunk[place].first, chunk[place].last
    return None


def behind(pieces: list[Piece], measures: bool) -> Tokens | None:
    """Return the noun phrase right behind an amount, None where it is what a percent is compared with.

    ``measures``: only one whose head is a noun that measures ("5 tỷ đồng |tiền thuế|").
    """
    if not pieces or pieces[0].change in ("base", "whole") or pieces[0].kind not in (*CONTENT, "body"):
        return None
    return phrase(pieces, 0) if not measures or names(pieces, 0) else None


def deed(pieces: list[Piece]) -> Tokens | None:
    """Return the verb of money right behind an amount, with its object: "với 5 tỷ đồng |đóng góp| cho xã"."""
    return verb(pieces, 0) if pieces and pieces[0].kind in VERBS else None


def clause_of(pieces: list[Piece]) -> Tokens | None:
    """Return what is said right behind an amount of a mere sum: "số tiền 5 tỷ đồng |chi sai|", "|có điều kiện thu|"."""
    if not pieces or pieces[0].kind not in (*VERBS, "have") or len(pieces) < 2:
        return None
    return phrase(pieces, 0) if pieces[1].kind in CONTENT or pieces[0].kind in VERBS else None


def about(pieces: list[Piece]) -> Tokens | None:
    """Return the phrase that "về" brings in behind a percent: "tăng 16% về |số vốn đăng ký|"."""
    if len(pieces) < 2 or pieces[0].kind != "about" or pieces[1].kind not in CONTENT:
        return None
    return phrase(pieces, 1)


def doing(chunk: list[Piece]) -> Tokens | None:
    """Return the last few words of a chunk: what is done with the things counted behind it."""
    last = first = len(chunk)
    while first and chunk[first - 1].kind in CONTENT and chunk[first - 1].kind != "weak" and last - first < 4:
        first -= 1
        if chunk[first].kind in VERBS:
            break
    return (chunk[first].first, chunk[last - 1].last) if first < last else None


def _inside(chunk: list[Piece], place: int) -> bool:
    """Say whether a verb is part of the noun phrase before it ("kinh phí |hỗ trợ")."""
    return place > 0 and chunk[place - 1].kind in ("noun", *SUMS) and chunk[place - 1].last == chunk[place].first


def _leading(chunk: list[Piece]) -> int | None:
    """Return the place of the noun that a chunk begins with, behind words that open clauses."""
    for place, piece in enumerate(chunk):
        if piece.kind == "noun" or (piece.kind in SUMS and names(chunk, place)):
            return place if piece.kind == "noun" else None
        if not opens(piece):
            return None
    return None
