"""`commands`: list the edit commands, or describe one with its JSON schema."""

from argparse import ArgumentParser, Namespace

from kijkocut.cli.answer import Answer
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.edit.registry import commands, schema, summary
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="describe this one")


def _run(args: Namespace, studio: Studio) -> Answer:
    del studio
    if args.name is None:
        rows = [(name, summary(name)) for name in commands()]
        data = [{"command": name, "summary": text, "schema": schema(name)} for name, text in rows]
        return Answer(data=data, lines=table(rows))
    described = schema(args.name)
    lines = [f"{args.name}: {described['title']}", "", described["description"], ""]
    cls = described["$defs"][described["$ref"].rsplit("/", 1)[-1]]
    required = set(cls.get("required", ()))
    for field, spec in cls["properties"].items():
        mark = "required" if field in required else f"default {spec.get('default')!r}"
        lines.append(f"  {field}  ({mark})")
    return Answer(data=described, lines=tuple(lines))


VERB = Verb(
    name="commands",
    help="list the edit commands, or describe one with its JSON schema",
    arguments=_arguments,
    run=_run,
)
