"""Whether an amount is a change, an estimate, and what a percent is compared with."""

from __future__ import annotations

from trichluc.structure.clause import CHANGES, HEADS, Piece
from trichluc.structure.phrase import Tokens, chunks, leads, phrase
from trichluc.structure.setting import Setting


def change(setting: Setting) -> str | None:
    """Return increase or decrease where the sign or the ties of an amount say so.

    None where a word between makes the amount a level ("giảm |còn| 3%") or a gap between two things.
    """
    if setting.amount.sign:
        return "increase" if setting.amount.sign > 0 else "decrease"
    for piece in reversed(setting.ties):
        if piece.change in CHANGES:
            return piece.change
        if piece.change == "growth":
            return "increase"
        if piece.change in ("level", "gap"):
            return None
    return None


def of_growth(setting: Setting, metric: Tokens) -> str | None:
    """Return increase for a percent of something that is growth itself ("|mức tăng| đạt 7%", "GDP có mức tăng 7%")."""
    inside = [piece for piece in setting.core if metric[0] <= piece.first < metric[1]] + setting.core[-1:]
    return "increase" if setting.percent and any(piece.change == "growth" for piece in inside) else None


def estimated(setting: Setting) -> bool:
    """Say whether a word of expectation stands in the amount's chunk, or leads one before it in the clause."""
    if any(piece.change == "estimated" for piece in setting.ties):
        return True
    return any(
        piece.change == "estimated" and (not number or leads(chunk, place))
        for number, chunk in enumerate(chunks(setting.clause))
        for place, piece in enumerate(chunk)
    )


def base(setting: Setting, metric: Tokens | None) -> Tokens | None:
    """Return what a percent is a share of or compared with: "|so với cùng kỳ|", "|dự toán năm|", "chi 8% |giá trị|"."""
    behind = setting.behind
    if not setting.percent or not behind:
        return None
    if behind[0].change == "base":
        return _compared(behind)
    if behind[0].kind in ("of", "stop", "have") and len(behind) > 1 and behind[1].change == "whole":
        behind = behind[1:]
    if behind[0].change == "whole" or behind[0].kind in HEADS:
        found = phrase(behind, 0)
        return found if found != metric else None
    return None


def _compared(behind: list[Piece]) -> Tokens:
    """Return "so với" with the time or the phrase behind it."""
    first, last = behind[0].first, behind[0].last
    if len(behind) > 1 and behind[1].first == last:
        last = behind[1].last if behind[1].kind == "time" else phrase(behind, 1)[1]
    return first, last
