"""Files of every kind to raw articles."""

from trichluc.read.articles import read_articles

__all__ = ["read_articles"]
