"""The parser of the command line, made from the verbs."""

import importlib
import pkgutil
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import NoReturn

from kijkocut import __version__
from kijkocut.cli import verbs as _verbs
from kijkocut.cli.verb import UsageError, Verb


class _Parser(ArgumentParser):
    """An argument parser that raises instead of leaving the process."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


def all_verbs() -> Mapping[str, Verb]:
    """Find the verbs: each module of `cli.verbs` holds one, called VERB."""
    found = {}
    for info in pkgutil.iter_modules(_verbs.__path__):
        module = importlib.import_module(f"{_verbs.__name__}.{info.name}")
        verb: Verb = module.VERB
        found[verb.name] = verb
    return dict(sorted(found.items()))


def make_parser(verbs: Mapping[str, Verb]) -> ArgumentParser:
    """Build the parser; each verb takes `--json` and `--debug` besides its own arguments."""
    parser = _Parser(
        prog="kijkocut",
        description="KijkoCut: a non-linear video editor. Without a window, this is all of it.",
    )
    parser.add_argument("--version", action="version", version=f"KijkoCut {__version__}")
    shelf = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=_Parser)
    for verb in verbs.values():
        own = shelf.add_parser(verb.name, help=verb.help, description=verb.help)
        own.add_argument("--json", action="store_true", help="answer as JSON")
        own.add_argument(
            "--progress", action="store_true", help="tell progress where there is no terminal too"
        )
        own.add_argument("--debug", action="store_true", help="show tracebacks and the log")
        verb.arguments(own)
    return parser
