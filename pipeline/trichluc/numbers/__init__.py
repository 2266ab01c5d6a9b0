"""Numbers: what a written number is worth, and the amounts of a text: money, percent, counts, quantities."""

from trichluc.numbers.amount import Amount
from trichluc.numbers.find import AmountFinder
from trichluc.numbers.parse import parse

__all__ = ["Amount", "AmountFinder", "parse"]
