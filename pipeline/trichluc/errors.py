"""What can go wrong, one class a kind; bad input and broken rules are apart from our own defects."""

from __future__ import annotations


class TrichlucError(Exception):
    """Base of every error this package raises on purpose."""


class InputError(TrichlucError):
    """An article, file or row that cannot be read; the message names the place (file, row, field).

    ``file`` is the file or folder alone, None where it is none; ``file_id`` the id its article would have, or
    that its rows' ids begin with.
    """

    def __init__(self, message: str, file: str | None = None, file_id: str | None = None) -> None:
        super().__init__(message)
        self.file = file
        self.file_id = file_id


class RuleError(TrichlucError):
    """A rules file or row that is not well-formed; the message names the file and the row."""


class StoreError(TrichlucError):
    """A database that cannot be opened, is of another schema, or refused a write."""


class InternalError(TrichlucError):
    """An invariant of ours that does not hold: always a defect of this package."""
