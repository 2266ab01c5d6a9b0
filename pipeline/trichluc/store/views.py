"""Views: the questions that are asked most, ready. They are made anew whenever the schema is upgraded.

Each has a sentence on what a row is; docs/store.md shows questions with their answers.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what a row of it is, its query."""

    name: str
    row: str
    query: str


VIEWS = (
    View(
        "holders",
        "Who holds which post, as one article says it on one day.",
        """
        SELECT o.id AS official_id, o.name AS official, p.id AS post_id, p.title, g.id AS agency_id, g.name AS agency,
               g.kind, COALESCE(g.level, p.level) AS level, g.place, g.province,
               t.status, t.stated_on, a.id AS article_id, a.key AS article, t.start_offset, t.end_offset, t.text, t.rule
        FROM tenures t
        JOIN article_officials w ON w.article_id = t.article_id AND w.number = t.official_number
        JOIN officials o ON o.id = w.official_id
        JOIN posts p ON p.id = t.post_id
        LEFT JOIN agencies g ON g.id = p.agency_id
        JOIN articles a ON a.id = t.article_id
        """,
    ),
    View(
        "careers",
        "A post of an official with the first and the last day that articles state it on; what comes after the last is "
        "not known.",
        """
        SELECT official_id, official, post_id, title, agency_id, agency, level, place, province, status,
               MIN(stated_on) AS first_stated, MAX(stated_on) AS last_stated, COUNT(DISTINCT article_id) AS articles
        FROM holders
        GROUP BY official_id, official, post_id, title, agency_id, agency, level, place, province, status
        """,
    ),
    View(
        "figures_by_place",
        "A figure with the province its article is about, the body it is of, and the time it holds for.",
        """
        SELECT f.metric, f.metric_key, f.kind, f.value, f.whole, f.high, f.of_value, f.unit, f.per, f.modifier,
               f.change, f.base, COALESCE(f.period, f.as_of) AS time, f.period, f.as_of, a.province, g.id AS agency_id,
               g.name AS agency, a.published, a.id AS article_id, a.key AS article, f.number, f.start_offset,
               f.end_offset, f.text, f.rule
        FROM figures f
        JOIN articles a ON a.id = f.article_id
        LEFT JOIN article_agencies n ON n.article_id = f.article_id AND n.number = f.agency_number
        LEFT JOIN agencies g ON g.id = n.agency_id
        """,
    ),
    View(
        "failed_checks",
        "What the figures of an article say about each other and does not agree.",
        """
        SELECT c.rule, c.stated, c.computed, c.message, a.published, a.province, a.id AS article_id, a.key AS article,
               c.number
        FROM checks c
        JOIN articles a ON a.id = c.article_id
        WHERE NOT c.ok
        """,
    ),
    View(
        "bodies",
        "A body with the days its name is valid by the registry, and how many articles name it.",
        """
        SELECT g.id AS agency_id, g.name AS agency, g.shared, g.kind, g.level, g.place, g.province, g.parent_id,
               g.registry_id, r.valid_from, r.valid_to,
               (SELECT COUNT(*) FROM article_agencies n WHERE n.agency_id = g.id) AS articles
        FROM agencies g
        LEFT JOIN registry_bodies r ON r.id = g.registry_id
        """,
    ),
    View(
        "successions",
        "A body and one that took its place, by the registry or because its province became part of another; the "
        "successor's id is null where no article names it.",
        """
        SELECT g.id AS agency_id, g.name AS agency, g.province, r.valid_to AS ended, s.successor_id AS registry_id,
               n.name AS successor_body, h.id AS successor_id, h.name AS successor
        FROM agencies g
        JOIN registry_bodies r ON r.id = g.registry_id
        JOIN registry_successions s ON s.body_id = r.id
        JOIN registry_bodies n ON n.id = s.successor_id
        LEFT JOIN agencies h ON h.registry_id = n.id AND h.shared AND COALESCE(h.place, '') = COALESCE(g.place, '')
                            AND COALESCE(h.province, '') = COALESCE(g.province, '')
        UNION
        SELECT g.id, g.name, g.province, p.ended, g.registry_id, r.name, h.id, h.name
        FROM agencies g
        JOIN province_successions p ON p.province = g.place
        JOIN registry_bodies r ON r.id = g.registry_id AND r.level = 'province'
        LEFT JOIN agencies h ON h.registry_id = g.registry_id AND h.shared AND h.place = p.successor
        """,
    ),
    View(
        "people",
        "An official with how many articles name them, and the days of the first and the last.",
        """
        SELECT o.id AS official_id, o.name AS official, COUNT(*) AS articles, MIN(a.published) AS first_named,
               MAX(a.published) AS last_named
        FROM officials o
        JOIN article_officials w ON w.official_id = o.id
        JOIN articles a ON a.id = w.article_id
        GROUP BY o.id, o.name
        """,
    ),
)


def make_views(connection: sa.Connection) -> None:
    """Make all views, in place of those that are there."""
    for view in reversed(VIEWS):
        connection.execute(sa.text(f"DROP VIEW IF EXISTS {view.name}"))
    for view in VIEWS:
        connection.execute(sa.text(f"CREATE VIEW {view.name} AS {view.query}"))
        if connection.dialect.name == "postgresql":
            sentence = view.row.replace("'", "''")
            connection.execute(sa.text(f"COMMENT ON VIEW {view.name} IS '{sentence}'"))
