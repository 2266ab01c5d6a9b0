"""Phrases of a clause: which of its words name what is measured, and where that phrase ends.

A phrase is a half-open range of tokens. A clause is a list of pieces in text order (see clause.py); its chunks are
what commas, dashes and amounts part it into, the nearest to the amount first.
"""

from __future__ import annotations

from trichluc.structure.clause import CHANGES, Piece

Tokens = tuple[int, int]

_LONGEST = 6  # tokens, after which a phrase takes no further piece: its first words name it
_SHORT = 2  # tokens of a phrase that may not name much yet
CONTENT = frozenset(["noun", "payer", "verb", "holds", "weak", "empty", "sum", "many", "word", "plain"])
NOUNS = frozenset(["noun", "payer", "empty", "sum"])
SUMS = frozenset(["empty", "sum"])
VERBS = frozenset(["verb", "holds"])
ASIDE = frozenset(["of", "stop", "body", "that"])
_ENDING = frozenset(["gap", "level", "base", "estimated"])
_PARTING = frozenset(["comma", "amount", "dash", "part", "colon", "break"])


def chunks(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the chunks of a clause, the last one first; none is empty."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind in _PARTING:
            parts.append([])
        else:
            parts[-1].append(piece)
    return [part for part in reversed(parts) if part]


def past_row(parts: list[list[Piece]]) -> list[list[Piece]]:
    """Return chunks without the end of a row of deeds that a preposition opens.

    "kinh phí cho giải tỏa, |bồi thường, hỗ trợ tái định cư| là 5 tỷ đồng".
    """
    row = 0
    while row < len(parts) and parts[row][0].kind in VERBS:
        row += 1
    if row < 2 or row == len(parts) or parts[row][-1].last + 1 != parts[row - 1][0].first:
        return parts
    opened = any(piece.kind == "stop" for piece in parts[row])
    return parts[row:] if opened and any(names(parts[row], n) for n in range(len(parts[row]))) else parts


def since_amount(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces behind the last amount among them; all where there is none."""
    for place in range(len(pieces) - 1, -1, -1):
        if pieces[place].kind == "amount":
            return pieces[place + 1 :]
    return pieces


def phrase(pieces: list[Piece], head: int) -> Tokens:
    """Return the phrase from a head up to the next piece that is no content.

    "của" and its like are taken in while the phrase is short: "giá |của gạo nếp|".
    """
    first, last = pieces[head].first, pieces[head].last
    for place in range(head + 1, len(pieces)):
        piece = pieces[place]
        if piece.first != last or last - first >= _LONGEST or not _goes_on(pieces, place, last - first):
            break
        last = piece.last
    return first, last


def _goes_on(pieces: list[Piece], place: int, words: int) -> bool:
    piece = pieces[place]
    if piece.change in _ENDING:
        return False
    if (piece.kind in CONTENT and piece.change not in CHANGES) or piece.kind == "digit":
        return True
    if piece.kind == "body" and pieces[place - 1].kind in ("many", *SUMS):
        return True
    if place + 1 == len(pieces) or pieces[place + 1].kind not in CONTENT or pieces[place + 1].first != piece.last:
        return False
    return piece.change in CHANGES or piece.kind == "joint" or (piece.kind == "of" and words <= _SHORT)


def verb(chunk: list[Piece], place: int) -> Tokens:
    """Return a verb with the noun that measures right behind it ("nộp |ngân sách|"), a short one with its object."""
    first, last = chunk[place].first, chunk[place].last
    for piece in chunk[place + 1 :]:
        own = piece.kind in ("noun", "payer") or (
            piece.kind in CONTENT and last - first < _SHORT + 1 and chunk[place].last - first == 1
        )
        if not own or piece.first != last:
            break
        last = piece.last
    return first, last


def refers_back(chunk: list[Piece], place: int) -> bool:
    """Say whether a noun that only says "sum" points back to what was named before: "số tiền |này|"."""
    return place + 1 < len(chunk) and chunk[place].kind in SUMS and chunk[place + 1].kind == "that"


def names(chunk: list[Piece], place: int) -> bool:
    """Say whether a piece names what is measured: a noun, or an empty noun with content behind it."""
    piece = chunk[place]
    if piece.kind in ("noun", "payer"):
        return True
    after = chunk[place + 1] if place + 1 < len(chunk) else None
    return piece.kind in SUMS and after is not None and after.kind in CONTENT and after.first == piece.last


def run(chunk: list[Piece], place: int) -> int:
    """Return where the row of nouns that a noun stands in begins ("|dự toán thu", "|tổng giá trị")."""
    while place and chunk[place - 1].kind in NOUNS and chunk[place - 1].last == chunk[place].first:
        place -= 1
    return place


def adverbial(chunk: list[Piece], place: int) -> bool:
    """Say whether a head belongs to the preposition that its chunk begins with ("..., |kể cả| thuế, đạt")."""
    return chunk[0].kind in ASIDE and all(piece.kind in (*CONTENT, "filler") for piece in chunk[1:place])


def in_row(clause: list[Piece], noun: Piece) -> bool:
    """Say whether a noun behind a comma goes on a row that a preposition opened: "tỷ lệ thu từ phí, |thuế| đạt"."""
    place = clause.index(noun) - 1
    if place < 2 or clause[place].kind != "comma" or clause[place - 1].kind != noun.kind:
        return False
    return clause[place - 2].kind in ASIDE


def leads(chunk: list[Piece], place: int) -> bool:
    """Say whether nothing stands before a piece of a chunk but words that open clauses."""
    return all(opens(piece) for piece in chunk[:place])


def opens(piece: Piece) -> bool:
    """Say whether a piece may begin a clause without being part of its subject."""
    return piece.kind in ("opener", "filler", "time") or piece.change == "estimated"


def change_of(piece: Piece | None) -> str | None:
    """Return increase or decrease where a piece says so."""
    return piece.change if piece is not None and piece.change in CHANGES else None
