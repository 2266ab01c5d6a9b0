"""The tables, one schema for SQLite and PostgreSQL.

Three sorts. Shared rows: ``officials``, ``agencies``, ``posts``, one row for all articles, with ids hashed from keys.
Rows of one article, numbered within it: they keep the evidence (article, offsets into its text, the text there, the
rule) and go when their article goes or changes. And what people decided about people, which no import touches.
"""

from trichluc.store.tables.agencies import (
    agencies,
    article_agencies,
    province_successions,
    registry_bodies,
    registry_successions,
)
from trichluc.store.tables.articles import articles, import_runs
from trichluc.store.tables.base import metadata
from trichluc.store.tables.figures import check_figures, checks, figures
from trichluc.store.tables.identity import decisions, pins
from trichluc.store.tables.people import article_officials, article_people, mentions, officials, posts, tenures
from trichluc.store.tables.search import search_terms

# Rows of one article, in the order in which they refer to each other.
OF_ARTICLE = (
    article_agencies,
    article_officials,
    article_people,
    tenures,
    mentions,
    figures,
    checks,
    check_figures,
)

__all__ = [
    "OF_ARTICLE",
    "agencies",
    "article_agencies",
    "article_officials",
    "article_people",
    "articles",
    "check_figures",
    "checks",
    "decisions",
    "figures",
    "import_runs",
    "mentions",
    "metadata",
    "officials",
    "pins",
    "posts",
    "province_successions",
    "registry_bodies",
    "registry_successions",
    "search_terms",
    "tenures",
]
