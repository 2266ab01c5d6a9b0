"""Files of every kind to raw articles."""

from trichluc.read.articles import read_articles
from trichluc.read.sources import Source, size_of

__all__ = ["Source", "read_articles", "size_of"]
