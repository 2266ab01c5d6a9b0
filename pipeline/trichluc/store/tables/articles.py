"""Import runs and articles."""

from __future__ import annotations

from sqlalchemy import Date, ForeignKey, Index, Integer, Table, Text

from trichluc.store.tables.base import Id, column, metadata

import_runs = Table(
    "import_runs",
    metadata,
    column("id", Id, "number of the run, rising", primary_key=True),
    column("source", Text, "where the records came from: a file, a batch"),
    column("extractor", Text, "what made the records: name and version"),
    column("started_at", Text, "ISO time, UTC"),
    column("finished_at", Text, "ISO time, UTC"),
    column("added", Integer, "articles that were not there before"),
    column("changed", Integer, "articles whose rows were replaced"),
    column("unchanged", Integer, "articles that were there already"),
    column("refused", Integer, "records that break the contract"),
    comment="One row an import that wrote something",
)

articles = Table(
    "articles",
    metadata,
    column("id", Id, "hash of key", primary_key=True),
    column("key", Text, "the URL, else the record's own id", unique=True),
    column("record_id", Text, "article.id of the record"),
    column("url", Text, "where it was published", nullable=True),
    column("site", Text, "the site", nullable=True),
    column("title", Text, "the title", nullable=True),
    column("published", Date, "day of publication", nullable=True),
    column("author", Text, "the byline", nullable=True),
    column("place", Text, "the place it is about, with its kind: tỉnh Cao Bằng", nullable=True),
    column("province", Text, "the province of that place, without its kind: Cao Bằng", nullable=True),
    column("text", Text, "the cleaned text that all offsets point into"),
    column("sha256", Text, "of text in UTF-8"),
    column("raw_sha256", Text, "of the article as it was read", nullable=True),
    column("extractor", Text, "what made the record: name and version"),
    column("fingerprint", Text, "hash of the whole record"),
    column("run_id", Id, "the import that wrote the rows", ForeignKey("import_runs.id")),
    Index("ix_articles_published", "published"),
    comment="Articles as the extractor cleaned them",
)
