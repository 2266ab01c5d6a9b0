"""The contract of a record, as far as types alone do not keep it: offsets, references, closed lists, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trichluc.record import Agency, Article, Check, Figure, Mention, Official, Position, Record, to_json
from trichluc.store.tables.figures import CHANGES, CHECK_RULES, FIGURE_KINDS
from trichluc.store.tables.people import STATUSES

Problem = tuple[str, str]  # field, what is wrong with it

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was not imported. ``line``: its place in the input, from 1; ``article``: its id, None if unread."""

    line: int
    article: str | None
    field: str
    reason: str

    def __str__(self) -> str:
        about = f" ({self.article})" if self.article is not None else ""
        return f"line {self.line}{about}: {self.field}: {self.reason}"


def first_problem(record: Record) -> Problem | None:
    """Return the first thing in a record that breaks the contract, None if nothing does."""
    return next(_problems(record), None)


def unwritable(record: Record) -> Problem | None:
    """Return why no database can hold the strings of a record, None if it can."""
    try:
        line = to_json(record)
    except UnicodeEncodeError:
        return "article", "holds half of a surrogate pair, which is no character"
    if _NUL.search(line):
        return "article", "holds a NUL character"
    return None


def _problems(record: Record) -> Iterator[Problem]:
    yield from _article_problems(record.article)
    text = record.article.text
    agencies = {agency.id for agency in record.agencies}
    figures = {figure.id for figure in record.figures}
    for field, ids in (("officials", [o.id for o in record.officials]), ("agencies", [a.id for a in record.agencies]),
                       ("figures", [f.id for f in record.figures])):  # fmt: skip
        if len(set(ids)) < len(ids):
            yield field, "two with one id"
    for i, official in enumerate(record.officials):
        yield from _official_problems(f"officials[{i}]", official, text, agencies)
    for i, person in enumerate(record.other_people):
        yield from _spans(f"other_people[{i}].mentions", person.mentions, text)
    for i, agency in enumerate(record.agencies):
        yield from _agency_problems(f"agencies[{i}]", agency, text, agencies)
    for i, figure in enumerate(record.figures):
        yield from _figure_problems(f"figures[{i}]", figure, text, agencies, figures)
    for i, check in enumerate(record.checks):
        yield from _check_problems(f"checks[{i}]", check, figures)


def _article_problems(article: Article) -> Iterator[Problem]:
    if not article.url and not article.id:
        yield "article.id", "empty, and there is no url"
    if article.published is not None:
        try:
            datetime.date.fromisoformat(article.published)
        except ValueError:
            yield "article.published", f"not an ISO date: {article.published!r}"


def _official_problems(field: str, official: Official, text: str, agencies: set[str]) -> Iterator[Problem]:
    if not official.name.strip():
        yield f"{field}.name", "empty"
    yield from _spans(f"{field}.mentions", official.mentions, text)
    yield from _spans(f"{field}.positions", official.positions, text)
    for i, position in enumerate(official.positions):
        yield from _listed(f"{field}.positions[{i}].status", position.status, STATUSES)
        yield from _known(f"{field}.positions[{i}].agency_id", position.agency_id, agencies)


def _agency_problems(field: str, agency: Agency, text: str, agencies: set[str]) -> Iterator[Problem]:
    if not agency.name.strip():
        yield f"{field}.name", "empty"
    yield from _spans(f"{field}.mentions", agency.mentions, text)
    yield from _known(f"{field}.parent_id", agency.parent_id, agencies)


def _figure_problems(field: str, figure: Figure, text: str, agencies: set[str], figures: set[str]) -> Iterator[Problem]:
    yield from _span(field, figure, text)
    yield from _listed(f"{field}.kind", figure.kind, FIGURE_KINDS)
    if figure.change is not None:
        yield from _listed(f"{field}.change", figure.change, CHANGES)
    for name in ("value", "high", "of"):
        value = getattr(figure, name)
        if value is not None and not value.is_finite():
            yield f"{field}.{name}", f"not a number: {value}"
    measured = (figure.metric_start, figure.metric_end)
    if measured != (None, None) and not 0 <= (measured[0] or 0) < (measured[1] or 0) <= len(text):
        yield f"{field}.metric_start", f"not a stretch of the text: {figure.metric_start}:{figure.metric_end}"
    for name in ("part_of", "equivalent_of"):
        yield from _known(f"{field}.{name}", getattr(figure, name), figures)
        if getattr(figure, name) == figure.id:
            yield f"{field}.{name}", "the figure itself"
    yield from _known(f"{field}.agency_id", figure.agency_id, agencies)


def _check_problems(field: str, check: Check, figures: set[str]) -> Iterator[Problem]:
    yield from _listed(f"{field}.rule", check.rule, CHECK_RULES)
    for name in ("stated", "computed"):
        if not getattr(check, name).is_finite():
            yield f"{field}.{name}", f"not a number: {getattr(check, name)}"
    for i, figure in enumerate(check.figures):
        yield from _known(f"{field}.figures[{i}]", figure, figures)


def _spans(field: str, spans: Iterable[Mention | Position], text: str) -> Iterator[Problem]:
    for i, span in enumerate(spans):
        yield from _span(f"{field}[{i}]", span, text)


def _span(field: str, span: Mention | Position | Figure, text: str) -> Iterator[Problem]:
    if span.start < 0 or span.start >= span.end or text[span.start : span.end] != span.text:
        yield f"{field}.text", f"article.text[{span.start}:{span.end}] is not {span.text!r}"


def _listed(field: str, value: str, allowed: tuple[str, ...]) -> Iterator[Problem]:
    if value not in allowed:
        yield field, f"{value!r} is none of {', '.join(allowed)}"


def _known(field: str, reference: str | None, ids: set[str]) -> Iterator[Problem]:
    if reference is not None and reference not in ids:
        yield field, f"{reference!r} is not in the record"
