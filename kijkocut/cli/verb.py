"""What a verb of the command line is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from msgspec import Struct

from kijkocut.cli.answer import Answer
from kijkocut.workspace import Studio


class Verb(Struct, frozen=True, kw_only=True):
    """One verb: how it is called and what it does."""

    name: str
    help: str
    """One line, shown in the list of verbs."""
    arguments: Callable[[ArgumentParser], None]
    """Declares the verb's own arguments."""
    run: Callable[[Namespace, Studio], Answer]
    """Does the work; raises KijkoError when it can't."""


class UsageError(Exception):
    """The words on the command line are off; ends with exit code 2."""
