"""Raw article to clean text: the text that all offsets point into."""

from trichluc.clean.article import Cleaned, Cleaner, as_article

__all__ = ["Cleaned", "Cleaner", "as_article"]
