"""Search in the names of officials and bodies, in posts and titles: with marks or without, exact matches first.

What is searched is folded once, in Python (see keys.py), for both databases; they only index the folded words.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from trichluc.errors import InputError
from trichluc.store.keys import unmarked, words
from trichluc.store.tables.search import SEARCHED

_MATCHING = {
    "sqlite": "t.id IN (SELECT rowid FROM search_index WHERE search_index MATCH :match)",
    "postgresql": "to_tsvector('simple', t.unmarked) @@ to_tsquery('simple', :match)",
}
_QUERY = """
SELECT kind, target, text, tier FROM (
    SELECT kind, target, text, tier, length,
           ROW_NUMBER() OVER (PARTITION BY kind, target ORDER BY tier, length, text) AS place
    FROM (
        SELECT t.kind, COALESCE(o.merged_into, t.target_id) AS target, t.text, LENGTH(t.words) AS length,
               CASE WHEN t.words = :words THEN 0
                    WHEN ' ' || t.words || ' ' LIKE '% ' || :words || ' %' THEN 1
                    WHEN t.unmarked = :unmarked THEN 2
                    WHEN ' ' || t.unmarked || ' ' LIKE '% ' || :unmarked || ' %' THEN 3
                    WHEN ' ' || t.unmarked LIKE '% ' || :unmarked || '%' THEN 4
                    ELSE 5 END AS tier
        FROM search_terms t
        LEFT JOIN officials o ON t.kind = 'official' AND o.id = t.target_id
        WHERE {matching} AND t.kind IN :kinds
    ) AS found
) AS ranked
WHERE place = 1
ORDER BY tier, length, kind, text, target
LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found. ``kind``: official, agency, post or article; ``id``: in the table of that kind.

    ``tier``: 0 the very words, 1 the words in a row, 2 and 3 the same without marks, 4 the last only
    begun, 5 the words in any order.
    """

    kind: str
    id: int
    text: str
    tier: int


def search(connection: sa.Connection, query: str, *, kinds: Collection[str] = SEARCHED, limit: int = 20) -> list[Hit]:
    """Return what has all words of a query, its last word perhaps as a beginning; the most exact first.

    Raises InputError where the query has no word, or a kind is not known.
    """
    asked, unknown = unmarked(query).split(), set(kinds) - set(SEARCHED)
    if not asked:
        raise InputError(f"nothing to search for in {query!r}")
    if unknown:
        raise InputError(f"{', '.join(sorted(unknown))}: not one of {', '.join(SEARCHED)}")
    dialect = connection.dialect.name
    terms, link = ([f'"{word}"' for word in asked], " ") if dialect == "sqlite" else (asked, " & ")
    match = link.join(terms) + ("*" if dialect == "sqlite" else ":*")
    statement = sa.text(_QUERY.format(matching=_MATCHING[dialect])).bindparams(sa.bindparam("kinds", expanding=True))
    values = {"match": match, "words": words(query), "unmarked": " ".join(asked), "kinds": list(kinds), "limit": limit}
    return [Hit(*row) for row in connection.execute(statement, values)]
