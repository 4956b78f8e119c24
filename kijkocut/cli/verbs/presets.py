"""`presets`: list what a film can be exported as."""

from argparse import ArgumentParser, Namespace

from kijkocut.cli.answer import Answer
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="show every setting of this one")


def _run(args: Namespace, studio: Studio) -> Answer:
    if args.name is not None:
        preset = studio.preset(args.name)
        rows = [(field, getattr(preset, field)) for field in preset.__struct_fields__]
        return Answer(data=preset, lines=table(rows))
    found = studio.presets()
    lines = table([(p.group, p.name, p.title, p.description) for p in found])
    return Answer(data=found, lines=lines)


VERB = Verb(name="presets", help="list the export presets", arguments=_arguments, run=_run)
