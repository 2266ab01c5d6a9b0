"""Dates: the times of a text, resolved to ISO 8601."""

from trichluc.dates.find import TimeFinder, TimeScan, find
from trichluc.dates.mention import TimeMention

__all__ = ["TimeFinder", "TimeMention", "TimeScan", "find"]
