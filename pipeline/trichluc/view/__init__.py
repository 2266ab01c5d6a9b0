"""An article with its findings marked, for the terminal and as a page."""

from trichluc.view.page import to_html
from trichluc.view.terminal import to_terminal

__all__ = ["to_html", "to_terminal"]
