"""What holds for every record: what was extracted goes in, all of it, and the same record comes out of the rows."""

from __future__ import annotations

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import vietnamese_text
from trichluc import Extractor
from trichluc.record import Agency, Official, Person, Record
from trichluc.store import connect
from trichluc.store.integrity import problems
from trichluc.store.keys import name_key, unmarked, words
from trichluc.store.store import Store
from trichluc.store.tables import article_agencies, article_officials, article_people, figures, mentions, tenures

_EXTRACTOR = Extractor()
# No database holds a NUL; cleaning takes it out of articles, and a record that has one is refused.
TEXTS = vietnamese_text().map(lambda text: text.replace("\x00", " "))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_what_was_extracted_goes_in_and_comes_out(first: str, second: str) -> None:
    with connect("sqlite://") as store:
        records = [_EXTRACTOR.of_text(text, id=name) for name, text in (("a", first), ("b", second), ("a", second))]
        report = store.import_records(records, source="test", extractor="test")
        assert report.refused == ()
        assert problems(store.database) == []
        for record in records[1:]:
            assert stored(store, record) == said(record)


def stored(store: Store, record: Record) -> list[list[tuple[object, ...]]]:
    """Return what the rows of an article say."""
    offsets = [mentions.c.start_offset, mentions.c.end_offset]
    queries = [
        (article_officials, [article_officials.c.name, article_officials.c.honorific]),
        (article_people, [article_people.c.name]),
        (article_agencies, [article_agencies.c.name]),
        (tenures, [tenures.c.text, tenures.c.start_offset, tenures.c.status]),
        (figures, [figures.c.text, figures.c.start_offset, figures.c.value, figures.c.high, figures.c.of_value]),
        (mentions, [mentions.c.text, *offsets]),
    ]
    with store.database.reading() as connection:
        of_article = "article_id = (SELECT id FROM articles WHERE key = :key)"
        article = sa.text(of_article).bindparams(key=record.article.id)
        return [
            [tuple(row) for row in connection.execute(sa.select(*columns).where(article).order_by(table.c.number))]
            for table, columns in queries
        ]


def said(record: Record) -> list[list[tuple[object, ...]]]:
    """Return the same from the record."""
    named: list[Official | Person | Agency] = [*record.officials, *record.other_people, *record.agencies]
    return [
        [(official.name, official.honorific) for official in record.officials],
        [(person.name,) for person in record.other_people],
        [(agency.name,) for agency in record.agencies],
        [(post.text, post.start, post.status) for official in record.officials for post in official.positions],
        [(figure.text, figure.start, figure.value, figure.high, figure.of) for figure in record.figures],
        [(mention.text, mention.start, mention.end) for each in named for mention in each.mentions],
    ]


@given(st.text())
def test_keys_are_their_own_keys(text: str) -> None:
    for key in (words, name_key, unmarked):
        assert key(key(text)) == key(text)
    assert unmarked(words(text)) == unmarked(text)
