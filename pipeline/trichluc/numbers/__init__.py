"""Numbers: what a written number is worth, and the amounts of a text: money, percent, counts, quantities."""

from trichluc.numbers.amount import Amount

__all__ = ["Amount"]
