"""What is marked in an article: each finding's place, kind and a line that says what was read there."""

from __future__ import annotations

from typing import NamedTuple

from trichluc.record import Agency, Figure, Position, Record


class Mark(NamedTuple):
    """A stretch of ``article.text``; ``kind`` is person, other, post, agency or a kind of figure."""

    start: int
    end: int
    kind: str
    says: str


def marks(record: Record) -> list[Mark]:
    """Return the marks of a record, outer before inner, none crossing another."""
    found: list[Mark] = []
    for official in record.officials:
        says = "; ".join(position.text for position in official.positions)
        found += [Mark(m.start, m.end, "person", says) for m in official.mentions]
        found += [Mark(p.start, p.end, "post", _post(official.name, p)) for p in official.positions]
    for person in record.other_people:
        found += [Mark(m.start, m.end, "other", person.name) for m in person.mentions]
    for agency in record.agencies:
        found += [Mark(m.start, m.end, "agency", _agency(agency)) for m in agency.mentions]
    found += [Mark(f.start, f.end, f.kind, _figure(f)) for f in record.figures]
    found.sort(key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    open_ends: list[int] = []
    for mark in found:
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        if not open_ends or mark.end <= open_ends[-1]:
            kept.append(mark)
            open_ends.append(mark.end)
    return kept


def _post(name: str, position: Position) -> str:
    status = "" if position.status == "current" else f" ({position.status})"
    return f"{name}: {position.text}{status}"


def _agency(agency: Agency) -> str:
    return agency.full_name or agency.name


def _figure(figure: Figure) -> str:
    value = f"{figure.value:,}" + (f"-{figure.high:,}" if figure.high is not None else "")
    parts = [f"{value} {figure.unit}" + (f"/{figure.per}" if figure.per else "")]
    parts += [part for part in (figure.metric, figure.change, figure.modifier, figure.as_of or figure.period) if part]
    return " | ".join(parts)
