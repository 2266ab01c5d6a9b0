"""Lists of leaders laid out as lines: a name on one line, its posts on the next, or the post above its holders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from trichluc.entities.mentions import Entities, NameMention, PostMention
from trichluc.entities.scan import Scan

_FILLER = 6  # tokens of a line that may be neither name nor post: numbering, "Họ và tên:", "Chức vụ:"
_SKIPPED = 14  # tokens of a line between rows that is passed over: votes, telephones, birth dates


@dataclass(slots=True)
class _Line:
    number: int
    heading: bool = False  # all in capitals, as what stands over a group of rows
    names: list[NameMention] = field(default_factory=list)
    posts: list[PostMention] = field(default_factory=list)


def table_rows(scan: Scan, entities: Entities) -> Iterator[tuple[NameMention, list[PostMention]]]:
    """Yield (name, posts from other lines) for each row of each table in a document."""
    table: list[_Line] = []
    previous = -2
    for line in _lines(scan, entities):
        skipped = range(previous + 1, line.number)
        if len(skipped) > 2 or not all(_passed_over(scan, number) for number in skipped):
            yield from _rows(table)
            table = []
        table.append(line)
        previous = line.number
    yield from _rows(table)


def _lines(scan: Scan, entities: Entities) -> Iterator[_Line]:
    """Yield the lines that hold names or posts and little else."""
    lines: dict[int, _Line] = {}
    document = scan.document
    index = document.sentence_index
    for name in entities.names:
        number = index(name.first)
        lines.setdefault(number, _Line(number)).names.append(name)
    for post in entities.posts:
        number = index(post.first)
        lines.setdefault(number, _Line(number)).posts.append(post)
    for number in sorted(lines):
        line = lines[number]
        first, last = document.sentences[number]
        covered = sum(name.last - min(name.first, name.cue_first % (last + 1)) for name in line.names)
        covered += sum(post.last - post.status_first for post in line.posts)
        line.heading = not line.names and document.slice(first, last).isupper()
        if len(line.names) <= 1 and last - first - covered <= _FILLER and _ends_line(scan, last):
            yield line


def _ends_line(scan: Scan, last: int) -> bool:
    """Say whether a sentence ends with its line, without a full stop."""
    return scan.norm(last - 1) not in (".", "!", "?")


def _passed_over(scan: Scan, number: int) -> bool:
    first, last = scan.document.sentences[number]
    return last - first <= 2 or (
        last - first <= _SKIPPED and any(scan.norm(token)[0].isdigit() for token in range(first, last))
    )


def _rows(table: list[_Line]) -> Iterator[tuple[NameMention, list[PostMention]]]:
    """Yield the rows of one table: a heading's posts for all below it, then those of the lines between."""
    if len(table) < 2 or not any(line.names for line in table):
        return
    heading: list[PostMention] = []
    for line in table:
        if line.heading and any(not other.heading and other.posts for other in table):
            heading = line.posts
        elif line.names and heading:
            yield line.names[0], heading
    table = [line for line in table if not line.heading] if heading else table
    if table and table[0].posts and not table[0].names and table[-1].names and not table[-1].posts:
        yield from _posts_above(table)
    else:
        yield from _posts_below(table)


def _posts_above(table: list[_Line]) -> Iterator[tuple[NameMention, list[PostMention]]]:
    posts: list[PostMention] = []
    for line in table:
        if line.posts and not line.names:
            posts = line.posts
        elif line.names and not line.posts and posts:
            yield line.names[0], posts


def _posts_below(table: list[_Line]) -> Iterator[tuple[NameMention, list[PostMention]]]:
    name: NameMention | None = None
    for line in table:
        if line.names:
            name = line.names[0]
        elif name is not None:
            yield name, line.posts
