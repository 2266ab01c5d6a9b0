"""The rows of one record, as tuples in the order of their tables' columns, ready for either driver."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from trichluc.record import Figure, Mention, Official, Position, Record
from trichluc.store.bodies import Body
from trichluc.store.identity.facts import Appearance, Holding
from trichluc.store.keys import id_of, name_key, post_name, unmarked, words
from trichluc.store.tables.base import plain
from trichluc.store.writer import Row

_DIGITS = 18


@dataclass(slots=True)
class ArticleRows:
    """What one record adds to the tables; rows of officials wait in ``appearances`` until it is known who they are."""

    article_id: int
    agencies: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    terms: list[Row] = field(default_factory=list)
    own: dict[str, list[Row]] = field(default_factory=dict)
    appearances: list[Appearance] = field(default_factory=list)


def build(record: Record, key: str, article_id: int, bodies: dict[str, Body], home: str | None) -> ArticleRows:
    """Return the rows of a record that keeps the contract; ``home``: the article's province."""
    rows = ArticleRows(article_id)
    numbers = {agency.id: number for number, agency in enumerate(record.agencies, 1)}
    _add_agencies(rows, record, bodies)
    _add_officials(rows, record, key, bodies, home)
    rows.own["article_people"] = [(article_id, n, person.name) for n, person in enumerate(record.other_people, 1)]
    rows.own["mentions"] = _mentions(record, article_id)
    _add_figures(rows, record, numbers)
    if record.article.title:
        rows.terms.append(term("article", article_id, record.article.title))
    return rows


@lru_cache(maxsize=65536)
def term(kind: str, target: int, text: str) -> Row:
    """Return the row by which a name or title is found."""
    folded = words(text)
    return (id_of("term", kind, str(target), folded), kind, target, text, folded, unmarked(text))


def _add_agencies(rows: ArticleRows, record: Record, bodies: dict[str, Body]) -> None:
    own = rows.own["article_agencies"] = []
    for number, agency in enumerate(record.agencies, 1):
        body = bodies[agency.id]
        own.append((rows.article_id, number, agency.id, body.id, agency.name, agency.rule))
        rows.agencies.append(
            (body.id, body.key, body.name, body.shared, body.kind, body.level, body.place, body.province,
             body.parent_id, body.registry_id)
        )  # fmt: skip
        rows.terms.append(term("agency", body.id, body.name))


def _add_officials(rows: ArticleRows, record: Record, key: str, bodies: dict[str, Body], home: str | None) -> None:
    tenures = rows.own["tenures"] = []
    day = record.article.published
    for number, official in enumerate(record.officials, 1):
        holdings = []
        for position in official.positions:
            body = bodies.get(position.agency_id) if position.agency_id is not None else None
            post_id = _post_id(position, body, home)
            rows.posts.append((post_id, position.title, body.id if body else None, position.branch, position.level))
            rows.terms.append(term("post", post_id, post_name(position.title, body.name if body else None)))
            tenures.append(
                (rows.article_id, len(tenures) + 1, number, post_id, position.status, day, position.agency,
                 position.start, position.end, position.text, position.rule)
            )  # fmt: skip
            holdings.append(_holding(position, post_id, body))
        rows.appearances.append(_appearance(official, rows.article_id, number, key, day, home, tuple(holdings)))


def _post_id(position: Position, body: Body | None, home: str | None) -> int:
    if body is not None:
        return id_of("post", words(position.title), str(body.id))
    of = home if position.level != "central" else None  # Thủ tướng is one post, Trưởng thôn is not
    return id_of("post", words(position.title), position.branch, position.level, of)


def _holding(position: Position, post_id: int, body: Body | None) -> Holding:
    return Holding(
        post_id=post_id,
        title=words(position.title),
        agency_id=body.id if body else None,
        agency=words(body.name) if body else None,
        registry_id=body.registry_id if body else None,
        kind=body.kind if body else None,
        place=body.place if body else None,
        province=body.province if body else None,
        level=(body.level if body else None) or position.level,
        status=position.status,
    )


def _appearance(
    official: Official, article_id: int, number: int, key: str, day: str | None, home: str | None,
    holdings: tuple[Holding, ...],
) -> Appearance:  # fmt: skip
    return Appearance(
        article_id=article_id,
        article_key=key,
        number=number,
        local_id=official.id,
        name=official.name,
        name_key=name_key(official.name),
        honorific=official.honorific,
        rank=official.rank,
        day=datetime.date.fromisoformat(day) if day else None,
        home=home,
        holdings=holdings,
    )


def _mentions(record: Record, article_id: int) -> list[Row]:
    found: list[tuple[Mention, int | None, int | None, int | None]] = []
    for number, official in enumerate(record.officials, 1):
        found += [(mention, number, None, None) for mention in official.mentions]
    for number, person in enumerate(record.other_people, 1):
        found += [(mention, None, number, None) for mention in person.mentions]
    for number, agency in enumerate(record.agencies, 1):
        found += [(mention, None, None, number) for mention in agency.mentions]
    return [
        (article_id, n, official, person, agency, mention.start, mention.end, mention.text)
        for n, (mention, official, person, agency) in enumerate(found, 1)
    ]


def _add_figures(rows: ArticleRows, record: Record, agencies: dict[str, int]) -> None:
    numbers = {figure.id: number for number, figure in enumerate(record.figures, 1)}
    rows.own["figures"] = [
        _figure(rows.article_id, number, figure, numbers, agencies) for number, figure in enumerate(record.figures, 1)
    ]
    rows.own["checks"] = [
        (rows.article_id, n, check.rule, plain(check.stated), plain(check.computed), check.ok, check.message)
        for n, check in enumerate(record.checks, 1)
    ]
    rows.own["check_figures"] = [
        (rows.article_id, n, place, numbers[figure])
        for n, check in enumerate(record.checks, 1)
        for place, figure in enumerate(check.figures, 1)
    ]


def _figure(article_id: int, number: int, figure: Figure, numbers: dict[str, int], agencies: dict[str, int]) -> Row:
    return (
        article_id, number, figure.id, figure.start, figure.end, figure.text, figure.kind, plain(figure.value),
        whole(figure.value), _plain(figure.high), _plain(figure.of), figure.unit, figure.per, figure.modifier,
        figure.metric, words(figure.metric) if figure.metric else None, figure.metric_start, figure.metric_end,
        figure.change, figure.base, figure.as_of, figure.period,
        numbers[figure.part_of] if figure.part_of else None,
        numbers[figure.equivalent_of] if figure.equivalent_of else None,
        figure.subject, agencies[figure.agency_id] if figure.agency_id else None, figure.rule,
    )  # fmt: skip


def whole(value: Decimal) -> int | None:
    """Return a whole number of at most 18 digits as int, None for any other.

    >>> whole(Decimal("727304290000")), whole(Decimal("26.25")), whole(Decimal("1E+30"))
    (727304290000, None, None)
    """
    number = int(value) if value.adjusted() < _DIGITS else None
    return number if number == value else None


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def only(rows: Iterable[Row], seen: dict[int, Row]) -> list[Row]:
    """Return the rows that say more than those of the same id in ``seen``, in the order of ids, and add them to it.

    The id is a row's first value. Of two rows with one id, what the first does not know is taken from the second.
    """
    new: dict[int, Row] = {}
    for row in rows:
        known = new.get(row[0]) or seen.get(row[0])
        if known is None:
            new[row[0]] = row
        elif known != row:
            full = tuple(there if there is not None else other for there, other in zip(known, row, strict=True))
            if full != known:
                new[row[0]] = full
    seen.update(new)
    return [new[number] for number in sorted(new)]
