"""Officials, their posts, who holds which post according to which article, other people, and all mentions."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from trichluc.store.tables.base import Id, article_id, column, evidence, metadata, number, of_article, one_of, rule

STATUSES = ("current", "former", "acting", "incoming")

officials = Table(
    "officials",
    metadata,
    column("id", Id, "hash of where the person was first met", primary_key=True),
    column("name", Text, "the name"),
    column("name_key", Text, "the key that all spellings of the name share"),
    column("merged_into", Id, "the official this one turned out to be",
           ForeignKey("officials.id", deferrable=True, initially="DEFERRED"), nullable=True),
    CheckConstraint("merged_into <> id", name="not_itself"),
    Index("ix_officials_name_key", "name_key"),
    Index("ix_officials_merged_into", "merged_into"),
    comment="People in public posts, one row for all articles",
)  # fmt: skip

article_officials = Table(
    "article_officials",
    metadata,
    article_id(ForeignKey("articles.id", ondelete="CASCADE")),
    number(),
    column("local_id", Text, "its id in the record"),
    column("official_id", Id, "the person", ForeignKey("officials.id")),
    column("cluster_id", Id, "the person as the rules alone have it, merges by hand apart", ForeignKey("officials.id")),
    column("name", Text, "the fullest form written in the article"),
    column("honorific", Text, "ông, bà, đồng chí", nullable=True),
    column("rank", Text, "military or police rank", nullable=True),
    column("joined_by", Text, "the rule of identity that joined it to a person known before; null: first met here",
           nullable=True),
    column("joined_why", Text, "what agreed", nullable=True),
    UniqueConstraint("article_id", "local_id"),
    Index("ix_article_officials_official_id", "official_id"),
    Index("ix_article_officials_cluster_id", "cluster_id"),
    comment="A person in a public post as one article names them",
    sqlite_with_rowid=False,
)  # fmt: skip

article_people = Table(
    "article_people",
    metadata,
    article_id(ForeignKey("articles.id", ondelete="CASCADE")),
    number(),
    column("name", Text, "the fullest form written in the article"),
    comment="Other people an article names; nothing is said of who they are elsewhere",
    sqlite_with_rowid=False,
)

posts = Table(
    "posts",
    metadata,
    column("id", Id, "hash of title, agency, and for posts of no body of branch and level", primary_key=True),
    column("title", Text, "the title: Phó Chủ tịch"),
    column("agency_id", Id, "the body", ForeignKey("agencies.id"), nullable=True),
    column("branch", Text, "party, government ...", nullable=True),
    column("level", Text, "central, province, district or commune", nullable=True),
    Index("ix_posts_agency_id", "agency_id"),
    comment="Posts: a title in a body",
)

tenures = Table(
    "tenures",
    metadata,
    article_id(),
    number(),
    column("official_number", Integer, "who, as article_officials numbers them"),
    column("post_id", Id, "which post", ForeignKey("posts.id")),
    column("status", Text, "current, former, acting or incoming"),
    column("stated_on", Date, "day of the article that says so", nullable=True),
    column("agency", Text, "the body as written", nullable=True),
    *evidence(),
    rule(),
    of_article("official_number", "article_officials"),
    CheckConstraint(one_of("status", STATUSES), name="status"),
    Index("ix_tenures_post_id", "post_id"),
    comment="Who holds which post, according to one article",
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    metadata,
    article_id(),
    number(),
    column("official_number", Integer, "an official of the article", nullable=True),
    column("person_number", Integer, "another person of the article", nullable=True),
    column("agency_number", Integer, "a body of the article", nullable=True),
    *evidence(),
    of_article("official_number", "article_officials"),
    of_article("person_number", "article_people"),
    of_article("agency_number", "article_agencies"),
    CheckConstraint(
        "(official_number IS NOT NULL AND person_number IS NULL AND agency_number IS NULL)"
        " OR (official_number IS NULL AND person_number IS NOT NULL AND agency_number IS NULL)"
        " OR (official_number IS NULL AND person_number IS NULL AND agency_number IS NOT NULL)",
        name="one_target",
    ),
    comment="Where an article names a person or a body",
    sqlite_with_rowid=False,
)
