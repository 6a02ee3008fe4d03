"""What a group of words is given to register itself with."""

import argparse
from typing import Protocol


class Groups(Protocol):
    """The place where a group adds its parser; argparse has no public name for it."""

    def add_parser(self, name: str, *, help: str = ..., add_help: bool = ...) -> argparse.ArgumentParser:  # noqa: A002
        """A parser for the word `name`."""
        ...
