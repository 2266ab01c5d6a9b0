"""From articles to parts: what is done already is left out, what changed goes back to where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from trichluc.batch.part import Part, key_of, part_id, state_of
from trichluc.batch.sink import Sink
from trichluc.record import RawArticle

_MOST_CHARACTERS = 4_000_000  # of one part, so that parts of long articles stay small in memory


class Plan:
    """Makes the parts of a run into one sink."""

    def __init__(self, sink: Sink, extractor: str, size: int, redo: bool, wanted: Callable[[RawArticle], bool]) -> None:
        self._sink = sink
        self._redo = redo
        self._extractor = extractor
        self._size = size
        self._wanted = wanted  # asked for articles that are not done

    def parts(self, articles: Iterable[RawArticle], on_done_before: Callable[[int], None]) -> Iterator[Part]:
        """Yield the parts to do; ``on_done_before`` is told how many articles of a chunk are left out as done."""
        new: list[tuple[RawArticle, bytes]] = []
        for chunk in _chunks(articles, self._size):
            known = self._sink.states([key_of(raw.url, raw.id) for raw in chunk])
            changed: dict[str, list[RawArticle]] = {}
            done_before = 0
            for raw in chunk:
                state, (done, part) = state_of(raw, self._extractor), known.get(key_of(raw.url, raw.id), (None, None))
                if done == state and not self._redo:
                    done_before += 1
                elif self._wanted(raw):
                    if part is not None:
                        changed.setdefault(part, []).append(raw)
                    else:
                        new.append((raw, state))
            on_done_before(done_before)
            yield from (Part(id=part, articles=tuple(raws)) for part, raws in changed.items())
            while len(new) >= self._size or (new and _characters(new) >= _MOST_CHARACTERS):
                yield _part(new[: self._size])
                new = new[self._size :]
        if new:
            yield _part(new)


def _part(articles: list[tuple[RawArticle, bytes]]) -> Part:
    return Part(id=part_id([state for _, state in articles]), articles=tuple(raw for raw, _ in articles))


def _characters(articles: Iterable[tuple[RawArticle, bytes]]) -> int:
    return sum(_length(raw) for raw, _ in articles)


def _length(raw: RawArticle) -> int:
    return len(raw.text or raw.html or "")


def _chunks(articles: Iterable[RawArticle], size: int) -> Iterator[list[RawArticle]]:
    chunk: list[RawArticle] = []
    characters = 0
    for raw in articles:
        chunk.append(raw)
        characters += _length(raw)
        if len(chunk) >= size or characters >= _MOST_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk
