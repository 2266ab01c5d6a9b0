"""Where the article stands on a page that no site's row describes: the deepest element that holds most of the prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trichluc.clean.elements import Element
from trichluc.clean.lines import Line

_PROSE = 60  # characters of the shortest line that is taken for prose
_MOST = 0.75  # share of its parent's prose for which a child is the place to look on
_LEAST = 200  # characters of prose in an article


def is_prose(line: Line) -> bool:
    """Say whether a line reads as text of an article: long enough, not a link, not left out."""
    return len(line.text) >= _PROSE and not line.is_link and not line.is_dropped


def main_element(lines: Iterable[Line], body: Element) -> Element | None:
    """Return the element of the article among the lines of the body; None where there is too little prose."""
    prose: Counter[Element] = Counter()
    for line in lines:
        if is_prose(line):
            element = line.block
            while element is not None:
                prose[element] += len(line.text)
                if element is body:
                    break
                element = element.getparent()
    if prose[body] < _LEAST:
        return None
    place = body
    while True:
        best = max(place, key=lambda child: prose[child], default=None)
        if best is None or prose[best] < _MOST * prose[place]:
            return place
        place = best
