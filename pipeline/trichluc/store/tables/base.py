"""What tables are made of: kinds of column that are the same in SQLite and PostgreSQL, columns many tables have."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Numeric,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite makes only a column declared INTEGER the key that rows are sorted by.
Id = BigInteger().with_variant(Integer, "sqlite")


class Exact(TypeDecorator[Decimal]):
    """A decimal number kept exactly: numeric in PostgreSQL, plain decimal text in SQLite, whose numeric is a float."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return numeric of any length for PostgreSQL, text elsewhere."""
        return dialect.type_descriptor(Numeric() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Write a number in plain digits, never with an exponent."""
        return None if value is None else plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read a number as Decimal."""
        return None if value is None else Decimal(value)


def plain(value: Decimal) -> str:
    """Return a number in plain digits.

    >>> plain(Decimal("7.5E+3"))
    '7500'
    """
    return format(value, "f")


def column(name: str, kind: Any, comment: str, *items: Any, **options: Any) -> Column[Any]:
    """Return a column with its comment; it is not null unless ``nullable=True`` says that None means "not known"."""
    options.setdefault("nullable", False)
    options.setdefault("autoincrement", False)
    return Column(name, kind, *items, comment=comment, **options)


def one_of(name: str, values: tuple[str, ...]) -> str:
    """Return the condition that a column holds one of a closed list of words."""
    return f"{name} IN ({', '.join(repr(value) for value in values)})"


def article_id(*items: ForeignKey) -> Column[Any]:
    """Return the first half of the key of a row of one article."""
    return column("article_id", Id, "the article", *items, primary_key=True)


def number() -> Column[Any]:
    """Return the second half of the key of a row of one article."""
    return column("number", Integer, "number within the article, from 1", primary_key=True)


def evidence() -> tuple[Column[Any] | CheckConstraint, ...]:
    """Return the columns that say where in the article's text a row was read."""
    return (
        column("start_offset", Integer, "where it begins in articles.text, in code points"),
        column("end_offset", Integer, "where it ends, exclusive"),
        column("text", Text, "the text there"),
        CheckConstraint("0 <= start_offset AND start_offset < end_offset", name="offsets"),
    )


def rule() -> Column[Any]:
    """Return the column for the rule behind a row."""
    return column("rule", Text, "id of the row of rules/ that found it", nullable=True)


def of_article(local: str, table: str) -> ForeignKeyConstraint:
    """Return the reference of a row to another row of its article, by the column that holds its number."""
    return ForeignKeyConstraint(["article_id", local], [f"{table}.article_id", f"{table}.number"], ondelete="CASCADE")


def of_same(local: str, table: str) -> ForeignKeyConstraint:
    """Return the reference of a row to a row of its own table, which may come later in the same transaction."""
    return ForeignKeyConstraint(
        ["article_id", local],
        [f"{table}.article_id", f"{table}.number"],
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    )
