"""``python -m trichluc`` is the command line."""

from trichluc.cli import main

main()
