"""Phrases of a clause: which of its words name what is measured, and where that phrase ends.

A phrase is a half-open range of tokens. A clause is a list of pieces in text order (see clause.py); its chunks are
what commas, dashes and amounts part it into, the nearest to the amount first.
"""

from __future__ import annotations

from trichluc.structure.clause import CHANGES, HEADS, Piece

Tokens = tuple[int, int]

_LONGEST = 6  # tokens, after which a phrase takes no further piece: its first words name it
_SHORT = 2  # tokens of a phrase that may not name much yet
CONTENT = frozenset(["noun", "payer", "verb", "holds", "weak", "empty", "sum", "many", "word", "plain"])
_NOUNS = frozenset(["noun", "payer", "empty", "sum"])
_SUMS = frozenset(["empty", "sum"])
_VERBS = frozenset(["verb", "holds"])
_ASIDE = frozenset(["of", "stop", "body", "that"])
_LOOSENING = _ASIDE | {"with", "have"}
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
    if piece.kind == "body" and pieces[place - 1].kind in ("many", *_SUMS):
        return True
    if place + 1 == len(pieces) or pieces[place + 1].kind not in CONTENT or pieces[place + 1].first != piece.last:
        return False
    return piece.change in CHANGES or piece.kind == "joint" or (piece.kind == "of" and words <= _SHORT)


def subject(clause: list[Piece]) -> Tokens | None:
    """Return the head of the nearest chunk that has one: what stands before "đạt", "là", "tăng".

    A noun that measures or a verb of money; in chunks further left a verb only where it leads. A noun that "với"
    brings in goes before the heads left of it ("dự án xây cầu với |tổng vốn |là 5 tỷ đồng").
    """
    aside: Tokens | None = None
    for number, chunk in enumerate(chunks(clause)):
        brought = None if number else _raised(chunk) or _brought(chunk)
        if brought is not None:
            return phrase(chunk, brought)
        for place, piece in enumerate(chunk):
            if piece.kind == "payer" and any(p.kind in _VERBS for p in chunk[place:]):
                continue  # who pays, not what
            if _names(chunk, place) or (piece.kind in _VERBS and (not number or leads(chunk, place))):
                if not _adverbial(chunk, place) and not (len(chunk) == 1 and _listed(clause, piece)):
                    return phrase(chunk, place)
                aside = aside or phrase(chunk, place)
                break
    return aside


def _adverbial(chunk: list[Piece], place: int) -> bool:
    """Say whether a head belongs to the preposition that its chunk begins with ("..., |kể cả| thuế, đạt")."""
    return chunk[0].kind in _ASIDE and all(piece.kind in (*CONTENT, "filler") for piece in chunk[1:place])


def _listed(clause: list[Piece], noun: Piece) -> bool:
    """Say whether a noun behind a comma goes on a row that a preposition opened: "tỷ lệ thu từ phí, |thuế| đạt"."""
    place = clause.index(noun) - 1
    if place < 2 or clause[place].kind != "comma" or clause[place - 1].kind != noun.kind:
        return False
    return clause[place - 2].kind in _ASIDE


def _raised(chunk: list[Piece]) -> int | None:
    """Return the place of the last noun that a verb of change has as its object: "nâng |giá vé| từ ... lên ..."."""
    raised = (n for n in range(len(chunk) - 1, 0, -1) if _names(chunk, n) and _change(chunk[n - 1]))
    return next(raised, None)


def _brought(chunk: list[Piece]) -> int | None:
    """Return the place of the last noun that "với" or, where no noun stands before, "có" brings in."""
    for place in range(len(chunk) - 1, 0, -1):
        if chunk[place - 1].kind in ("with", "have") and _names(chunk, place):
            own = next((piece.kind for piece in chunk[: place - 1] if piece.kind in HEADS), "")
            return None if own == "noun" and chunk[place - 1].kind == "have" else place
    return None


def open_subject(clause: list[Piece]) -> Tokens | None:
    """Return the words that the nearest chunk begins with, where no head is among them: "|Lúa mùa |giảm 5%".

    Not of a chunk that only says where, when or of whom. Behind a noun that only says "sum", what was done with it:
    "số tiền bà A đã |tẩu tán| là".
    """
    for chunk in chunks(clause)[:2]:
        for place, piece in enumerate(chunk):
            if piece.kind in ("word", "plain") and piece.change is None:
                return phrase(chunk, place)
            if piece.kind == "sum" and not refers_back(chunk, place):
                return _done(chunk[place:]) or (piece.first, piece.last)
            if piece.kind in _ASIDE:
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
    return bool(nearest) and nearest[0][-1].kind in _SUMS and any(p.kind in ("with", "have") for p in nearest[0][-2:-1])


def refers_back(chunk: list[Piece], place: int) -> bool:
    """Say whether a noun that only says "sum" points back to what was named before: "số tiền |này|"."""
    return place + 1 < len(chunk) and chunk[place].kind in _SUMS and chunk[place + 1].kind == "that"


def direct(clause: list[Piece]) -> tuple[Tokens | None, str | None]:
    """Return the phrase whose object or apposition an amount is, and the change that phrase states.

    The nearest noun that measures or verb of money, but a noun that leads the chunk is its subject and goes before a
    verb behind it; a noun that only says "sum" leaves it to the verb further left.
    """
    loose: Tokens | None = None
    empty: Tokens | None = None
    for number, chunk in enumerate(chunks(clause)):
        lead = _leading(chunk) if not empty else None
        if lead is not None and not any(piece.kind in ("with", "have") for piece in chunk[lead:]):
            return phrase(chunk, lead), None
        for place in range(len(chunk) - 1, -1, -1):
            if found := _object(chunk, place, near=not number):
                return found
        loose = loose or _loose(chunk)
        if loose and chunk[0].kind not in _ASIDE:
            break
        sums = [n for n, piece in enumerate(chunk) if piece.kind == "sum" and not refers_back(chunk, n)]
        empty = empty or ((chunk[sums[-1]].first, chunk[sums[-1]].last) if sums else None)
    return loose or empty, None


def _object(chunk: list[Piece], place: int, near: bool) -> tuple[Tokens, str | None] | None:
    """Return the phrase and the change of a piece that names an amount further right, None where it names none.

    ``near``: nothing but the chunk's own pieces stands between the two.
    """
    piece = chunk[place]
    if _names(chunk, place):
        start = _run(chunk, place)
        before = chunk[start - 1] if start else None
        if before and piece.kind == "payer" and before.kind in _VERBS and before.last == piece.first:
            return _verb(chunk, start - 1), _change(before)
        if before and (before.kind in (*_ASIDE, "about") or _adverbial(chunk, start)):
            last = place == len(chunk) - 1 and place > start and piece.kind == "noun"
            return (phrase(chunk, place), None) if near and last else None  # "góp vào GDP |trị giá| 5 tỷ đồng"
        return phrase(chunk, start), _change(before) or _change(piece)
    if piece.kind in _VERBS and not _inside(chunk, place):
        return _verb(chunk, place), _change(piece)
    if near and piece.kind == "weak" and place == len(chunk) - 1:
        return (piece.first, piece.last), None
    if near and piece.kind not in _NOUNS and _change(piece) and all(p.kind not in _LOOSENING for p in chunk[place:]):
        return subject(chunk[:place]) or _loose(chunk[place:]) or (piece.first, piece.last), _change(piece)
    return None


def _loose(chunk: list[Piece]) -> Tokens | None:
    """Return the last noun that a preposition parts from the amount's clause, or the last weak verb."""
    for place in range(len(chunk) - 1, -1, -1):
        if _names(chunk, place):
            return phrase(chunk, _run(chunk, place))
        if chunk[place].kind == "weak":
            return chunk[place].first, chunk[place].last
    return None


def behind(pieces: list[Piece], measures: bool) -> Tokens | None:
    """Return the noun phrase right behind an amount, None where it is what a percent is compared with.

    ``measures``: only one whose head is a noun that measures ("5 tỷ đồng |tiền thuế|").
    """
    if not pieces or pieces[0].change in ("base", "whole") or pieces[0].kind not in (*CONTENT, "body"):
        return None
    return phrase(pieces, 0) if not measures or _names(pieces, 0) else None


def deed(pieces: list[Piece]) -> Tokens | None:
    """Return the verb of money right behind an amount, with its object: "với 5 tỷ đồng |đóng góp| cho xã"."""
    return _verb(pieces, 0) if pieces and pieces[0].kind in _VERBS else None


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
        if chunk[first].kind in _VERBS:
            break
    return (chunk[first].first, chunk[last - 1].last) if first < last else None


def _names(chunk: list[Piece], place: int) -> bool:
    """Say whether a piece names what is measured: a noun, or an empty noun with content behind it."""
    piece = chunk[place]
    if piece.kind in ("noun", "payer"):
        return True
    after = chunk[place + 1] if place + 1 < len(chunk) else None
    return piece.kind in _SUMS and after is not None and after.kind in CONTENT and after.first == piece.last


def _run(chunk: list[Piece], place: int) -> int:
    """Return where the row of nouns that a noun stands in begins ("|dự toán thu", "|tổng giá trị")."""
    while place and chunk[place - 1].kind in _NOUNS and chunk[place - 1].last == chunk[place].first:
        place -= 1
    return place


def _inside(chunk: list[Piece], place: int) -> bool:
    """Say whether a verb is part of the noun phrase before it ("kinh phí |hỗ trợ")."""
    return place > 0 and chunk[place - 1].kind in ("noun", *_SUMS) and chunk[place - 1].last == chunk[place].first


def _leading(chunk: list[Piece]) -> int | None:
    """Return the place of the noun that a chunk begins with, behind words that open clauses."""
    for place, piece in enumerate(chunk):
        if piece.kind == "noun" or (piece.kind in _SUMS and _names(chunk, place)):
            return place if piece.kind == "noun" else None
        if not opens(piece):
            return None
    return None


def leads(chunk: list[Piece], place: int) -> bool:
    """Say whether nothing stands before a piece of a chunk but words that open clauses."""
    return all(opens(piece) for piece in chunk[:place])


def opens(piece: Piece) -> bool:
    """Say whether a piece may begin a clause without being part of its subject."""
    return piece.kind in ("opener", "filler", "time") or piece.change == "estimated"


def _change(piece: Piece | None) -> str | None:
    return piece.change if piece is not None and piece.change in CHANGES else None


def _verb(chunk: list[Piece], place: int) -> Tokens:
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
