"""The contract of a record, as far as types alone do not keep it: offsets, references, closed lists, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from trichluc.record import Agency, Article, Check, Figure, Mention, Official, Position, Record, to_json
from trichluc.store.tables.figures import CHANGES, CHECK_RULES, FIGURE_KINDS
from trichluc.store.tables.people import STATUSES

Problem = tuple[str, str]  # field, what is wrong with it
Span = Mention | Position | Figure
T = TypeVar("T")

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


def encoded(record: Record) -> bytes | Problem:
    """Return the record as JSON, or why no database can hold its strings."""
    try:
        line = to_json(record)
    except UnicodeEncodeError:
        return "article", "holds half of a surrogate pair, which is no character"
    if b"\\u0000" in line and _NUL.search(line):
        return "article", "holds a NUL character"
    return line


def _problems(record: Record) -> Iterator[Problem]:
    text = record.article.text
    agencies = {agency.id for agency in record.agencies}
    figures = {figure.id for figure in record.figures}
    yield from _article_problems(record.article)
    yield from _within("officials", record.officials, lambda official: _official_problems(official, text, agencies))
    yield from _within("other_people", record.other_people, lambda person: _span_problems(person.mentions, text))
    yield from _within("agencies", record.agencies, lambda agency: _agency_problems(agency, text, agencies))
    yield from _within("figures", record.figures, lambda figure: _figure_problems(figure, text, agencies, figures))
    yield from _within("checks", record.checks, lambda check: _check_problems(check, figures))
    for field, parts, ids in (
        ("officials", record.officials, {official.id for official in record.officials}),
        ("agencies", record.agencies, agencies),
        ("figures", record.figures, figures),
    ):
        if len(ids) < len(parts):
            yield field, "two with one id"


def _within(field: str, parts: Iterable[T], problems: Callable[[T], Iterator[Problem]]) -> Iterator[Problem]:
    for i, part in enumerate(parts):
        for inner, reason in problems(part):
            yield f"{field}[{i}].{inner}", reason


def _article_problems(article: Article) -> Iterator[Problem]:
    if not article.url and not article.id:
        yield "article.id", "empty, and there is no url"
    if article.published is not None:
        try:
            datetime.date.fromisoformat(article.published)
        except ValueError:
            yield "article.published", f"not an ISO date: {article.published!r}"


def _official_problems(official: Official, text: str, agencies: set[str]) -> Iterator[Problem]:
    if not official.name.strip():
        yield "name", "empty"
    yield from _span_problems(official.mentions, text)
    for i, position in enumerate(official.positions):
        if not _stands(position, text):
            yield f"positions[{i}].text", _elsewhere(position)
        if position.status not in STATUSES:
            yield f"positions[{i}].status", _unlisted(position.status, STATUSES)
        if position.agency_id is not None and position.agency_id not in agencies:
            yield f"positions[{i}].agency_id", _unknown(position.agency_id)


def _agency_problems(agency: Agency, text: str, agencies: set[str]) -> Iterator[Problem]:
    if not agency.name.strip():
        yield "name", "empty"
    yield from _span_problems(agency.mentions, text)
    if agency.parent_id is not None and agency.parent_id not in agencies:
        yield "parent_id", _unknown(agency.parent_id)


def _figure_problems(figure: Figure, text: str, agencies: set[str], figures: set[str]) -> Iterator[Problem]:
    if not _stands(figure, text):
        yield "text", _elsewhere(figure)
    if figure.kind not in FIGURE_KINDS:
        yield "kind", _unlisted(figure.kind, FIGURE_KINDS)
    if figure.change is not None and figure.change not in CHANGES:
        yield "change", _unlisted(figure.change, CHANGES)
    for field, value in (("value", figure.value), ("high", figure.high), ("of", figure.of)):
        if value is not None and not value.is_finite():
            yield field, f"not a number: {value}"
    start, end = figure.metric_start, figure.metric_end
    if (start is not None or end is not None) and not 0 <= (start or 0) < (end or 0) <= len(text):
        yield "metric_start", f"not a stretch of the text: {start}:{end}"
    for field, other in (("part_of", figure.part_of), ("equivalent_of", figure.equivalent_of)):
        if other is not None and (other not in figures or other == figure.id):
            yield field, _unknown(other)
    if figure.agency_id is not None and figure.agency_id not in agencies:
        yield "agency_id", _unknown(figure.agency_id)


def _check_problems(check: Check, figures: set[str]) -> Iterator[Problem]:
    if check.rule not in CHECK_RULES:
        yield "rule", _unlisted(check.rule, CHECK_RULES)
    for field, value in (("stated", check.stated), ("computed", check.computed)):
        if not value.is_finite():
            yield field, f"not a number: {value}"
    for i, figure in enumerate(check.figures):
        if figure not in figures:
            yield f"figures[{i}]", _unknown(figure)


def _span_problems(mentions: Iterable[Mention], text: str) -> Iterator[Problem]:
    for i, mention in enumerate(mentions):
        if not _stands(mention, text):
            yield f"mentions[{i}].text", _elsewhere(mention)


def _stands(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end and text[span.start : span.end] == span.text


def _elsewhere(span: Span) -> str:
    return f"article.text[{span.start}:{span.end}] is not {span.text!r}"


def _unlisted(value: str, allowed: tuple[str, ...]) -> str:
    return f"{value!r} is none of {', '.join(allowed)}"


def _unknown(reference: str) -> str:
    return f"no other part of the record has the id {reference!r}"
