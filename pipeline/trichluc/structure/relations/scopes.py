"""Stretches of text in which parts of a figure before them are listed.

One pass over figures and cues keeps a stack of open scopes. A scope is opened by words ("trong đó", "gồm"), by a
bracket or a colon right behind a figure. It ends with its bracket, at a semicolon where it began inside a clause,
and else with its sentence; a list of lines ("Trong đó:" and a line for each part) goes on over them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from trichluc.structure.relations.layout import Cue, Layout, Placed

Opening = Literal["whole", "part", "alone", "detail", "among", "bracket", "colon"]

_OPENINGS: tuple[Opening, ...] = ("whole", "part", "alone", "detail", "among")
_DEEPEST = 4  # scopes open at once; real text has three
_BEFORE = 12  # figures before a scope that its whole is looked for among
_SENTENCES = 2  # sentences before a scope at a sentence's start that its whole may stand in
_NEAR = 6  # tokens between a figure and the bracket or colon that is its own
_HEADING = 14  # tokens between words that open a list and their colon: "chi tiết theo nguồn vốn (đến 15/9):"
_BULLETS = frozenset("-+*•")
_COMMAS = frozenset([",", "và", ";", "hoặc"])


@dataclass(slots=True)
class Scope:
    """A stretch that lists parts; ``wholes`` are the figures they can be parts of, the likeliest first."""

    opening: Opening
    at: int  # token behind the opening
    depth: int
    wholes: list[Placed]
    inline: bool  # began inside a clause
    figures: list[Placed] = field(default_factory=list)
    asides: list[Placed] = field(default_factory=list)  # in brackets of the list
    colon: bool = False
    rest: bool = False  # "còn lại" says that the list is complete
    end: int = 0  # token at which it ended
    item: int = 0  # of figures, where the current item began


class ScopeReader:
    """Reads the scopes of one document."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._starts = {one.first for one in layout.placed}
        self._open: list[Scope] = []
        self._depth = 0
        self._seen: list[tuple[Placed, int]] = []  # with the brackets it stands in
        self._bracket: list[bool] = []  # of each open bracket: does what it holds stand beside its item's own figure

    def read(self) -> Iterator[Scope]:
        """Yield each scope when it ends, inner ones before outer ones."""
        sentence = -1
        for event in self._events():
            here = self._layout.document.sentence_index(event.first)
            if here != sentence:
                yield from self._next_sentence(sentence, here)
                sentence = here
            if isinstance(event, Placed):
                self._take(event)
            else:
                yield from self._cue(event)
        yield from self._close(0, len(self._layout.document))

    def _events(self) -> Iterator[Placed | Cue]:
        cues = iter(self._layout.cues)
        cue = next(cues, None)
        for placed in self._layout.placed:
            while cue is not None and cue.first < placed.first:
                yield cue
                cue = next(cues, None)
            yield placed
        if cue is not None:
            yield cue
            yield from cues

    def _take(self, placed: Placed) -> None:
        if self._open:
            scope = self._open[-1]
            beside = self._depth > scope.depth and bool(self._bracket) and self._bracket[-1]
            (scope.asides if beside else scope.figures).append(placed)
        self._seen.append((placed, self._depth))

    def _cue(self, cue: Cue) -> Iterator[Scope]:
        kinds = cue.kinds
        if "(" in kinds:
            self._bracket.append(self._beside(cue))
            self._depth += 1
            if (owner := self._owner(cue)) is not None:
                self._push(Scope("bracket", cue.last, self._depth, [owner], inline=True))
        elif ")" in kinds:
            self._depth = max(0, self._depth - 1)
            del self._bracket[-1:]
            yield from self._close(next((n for n, s in enumerate(self._open) if s.depth > self._depth), 99), cue.first)
        elif ";" in kinds:
            inner = next((n for n, s in enumerate(self._open) if s.inline and s.depth >= self._depth), 99)
            yield from self._close(inner, cue.first)
            for scope in self._open:
                scope.item = len(scope.figures)
        elif ":" in kinds:
            self._colon(cue)
        elif "aside" in kinds:
            yield from self._close(next((n for n, s in enumerate(self._open) if s.depth >= self._depth), 99), cue.first)
        elif "rest" in kinds and self._open:
            self._open[-1].rest = True
        elif opening := _opening(cue):
            yield from self._opener(cue, opening)

    def _opener(self, cue: Cue, opening: Opening) -> Iterator[Scope]:
        if opening == "among" and not self._before_whole(cue):
            named = [one for one, _ in self._seen[: -_BEFORE - 1 : -1] if self._layout.names(cue.last, one)][:1]
            if named and not self._open:
                self._push(Scope("part", cue.last, self._depth, named, inline=True))
            return
        if "of_them" in cue.kinds and self._seen and self._seen[-1][0].last == cue.first:
            part, depth = self._seen.pop()
            yield Scope(opening, cue.first, depth, self._wholes(cue.first, _SENTENCES), False, [part], end=cue.first)
            self._seen.append((part, depth))
            return
        heads = cue.first - self._layout.document.sentence_of(cue.first)[0] <= 1
        starts = heads or self._layout.norm(cue.first - 1) in (";", ":", "-")
        if starts and self._open and self._open[-1].depth == self._depth and not self._open[-1].colon:
            yield from self._close(len(self._open) - 1, cue.first)
        inline = not starts
        if self._open and self._open[-1].at == cue.first:  # "(trong đó ...", ": gồm ..."
            scope = self._open[-1]
            scope.opening, scope.at = opening, cue.last
            return
        outer = self._open[-1] if self._open else None
        if outer is not None and inline:
            wholes = [*outer.figures[outer.item :][-_BEFORE:][::-1], *outer.wholes][:_BEFORE]
        else:
            wholes = self._wholes(cue.first, _SENTENCES if heads else 0)
        self._push(Scope(opening, cue.last, self._depth, wholes, inline))

    def _before_whole(self, cue: Cue) -> bool:
        """Say whether a figure follows "trong số"; where it is "trong" alone, it must begin a clause."""
        before = self._layout.norm(cue.first - 1)
        starts = cue.first == self._layout.document.sentence_of(cue.first)[0] or not before[:1].isalnum()
        return cue.last in self._starts and ("within" not in cue.kinds or starts)

    def _wholes(self, token: int, back: int) -> list[Placed]:
        """Return the figures before a token, the nearest first; none of a sentence too far, or of a closed bracket."""
        sentence = self._layout.document.sentence_index(token)
        near = self._seen[: -_BEFORE - 1 : -1]
        return [one for one, depth in near if sentence - one.sentence <= back and depth <= self._depth]

    def _colon(self, cue: Cue) -> None:
        if self._open and self._open[-1].at == cue.first and self._open[-1].opening not in ("bracket", "among"):
            self._open[-1].colon, self._open[-1].at = True, cue.last
            self._open[-1].inline = False
        elif (owner := self._owner(cue)) is not None and not (self._open and self._open[-1].colon):
            outer = self._open[-1].wholes if self._open else []  # "14.000 con gồm 3 loại: 10.000 con ...": of the con
            self._push(Scope("colon", cue.last, self._depth, [owner, *outer], inline=bool(self._open), colon=True))
        elif self._open and cue.first - self._open[-1].at <= _HEADING and not self._open[-1].figures:
            self._open[-1].colon = True

    def _owner(self, cue: Cue) -> Placed | None:
        """Return the figure that a bracket or colon follows, with at most a few words and no comma between."""
        owner = self._seen[-1][0] if self._seen else None
        document = self._layout.document
        if owner is None or cue.first - owner.last > _NEAR or owner.sentence != document.sentence_index(cue.first):
            return None
        return None if "," in document.norms[owner.last : cue.first] else owner

    def _beside(self, cue: Cue) -> bool:
        """Say whether a bracket's item has a figure of its own before it: "đạt 92% dự toán (13.500 tỷ đồng)"."""
        scope = self._open[-1] if self._open else None
        if scope is None or not scope.figures or self._depth > scope.depth:
            return scope is not None and self._depth > scope.depth
        last = scope.figures[-1].last
        if cue.first - last > _HEADING:
            return False
        between = self._layout.document.norms[last : cue.first]
        return ")" not in between and _COMMAS.isdisjoint(between)

    def _push(self, scope: Scope) -> None:
        if len(self._open) < _DEEPEST:
            self._open.append(scope)

    def _next_sentence(self, before: int, here: int) -> Iterator[Scope]:
        document = self._layout.document
        self._depth = 0
        self._bracket.clear()
        last = self._layout.norm(document.sentences[before][1] - 1) if before >= 0 else ""
        bullet = document.norms[document.sentences[here][0]] in _BULLETS
        keep = 0
        for scope in self._open:
            if not (scope.colon and scope.depth == 0 and here == before + 1 and (bullet or last in (":", ";"))):
                break
            scope.item = len(scope.figures)
            keep += 1
        yield from self._close(keep, document.sentences[before][1] if before >= 0 else 0)

    def _close(self, keep: int, token: int) -> Iterator[Scope]:
        while len(self._open) > keep:
            scope = self._open.pop()
            scope.end = token
            yield scope


def _opening(cue: Cue) -> Opening | None:
    """Return what cue words open, None if nothing."""
    for opening in _OPENINGS:
        if opening in cue.kinds:
            return opening
    return "among" if "within" in cue.kinds else None
