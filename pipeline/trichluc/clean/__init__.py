"""Raw article to clean text: the text that all offsets point into."""

from trichluc.clean.article import Cleaned, Cleaner

__all__ = ["Cleaned", "Cleaner"]
