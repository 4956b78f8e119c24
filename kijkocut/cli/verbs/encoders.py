"""`encoders`: which hardware encoders work on this machine, and why others don't."""

from argparse import ArgumentParser, Namespace

from kijkocut.cli.answer import Answer
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--again", action="store_true", help="try them again, whatever is known")


def _run(args: Namespace, studio: Studio) -> Answer:
    found = studio.encoders.look(is_again=args.again)
    data = [
        {"encoder": v.encoder, "works": v.works, "formats": v.formats, "reason": v.reason}
        for v in found
    ]
    rows = [
        (v.encoder, "works" if v.works else "no", ", ".join(v.formats) or "-", v.reason)
        for v in found
    ]
    lines = table(rows) if rows else ("The library has no hardware encoders.",)
    return Answer(data={"encoders": data}, lines=lines)


VERB = Verb(
    name="encoders",
    help="try the hardware encoders and say which work",
    arguments=_arguments,
    run=_run,
)
