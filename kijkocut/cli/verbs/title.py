"""`title`: list title templates, or put one on the timeline."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.edit.refusal import UnknownName
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Table
from kijkocut.model.timecode import format_timecode, parse_time
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path, nargs="?", help="without it, templates are listed")
    parser.add_argument("template", nargs="?")
    parser.add_argument("--text", help="what it says; \\n starts a new line")
    parser.add_argument("--at", default="0f", metavar="TC", help="00:00:02:12, 48f or 1.5s")
    parser.add_argument("--length", metavar="TIME", help="how long (default: the template's)")
    parser.add_argument("--sequence", help="id or name (default: the main one)")


def _run(args: Namespace, studio: Studio) -> Answer:
    if args.project is None:
        found = studio.title_templates()
        rows = [(one.category, one.name, one.label, one.description) for one in found]
        return Answer(data=found, lines=table(rows, ("category", "name", "label", "")))
    if args.template is None:
        raise UnknownName('Name a template too; "kijkocut title" lists them.')
    template = studio.title_template(args.template)
    text = None if args.text is None else args.text.replace("\\n", "\n")
    with studio.open(args.project) as work:
        sequence = work.sequence(args.sequence)
        at = sequence.rate.snap(parse_time(args.at, sequence.rate))
        length = parse_time(args.length, sequence.rate) if args.length else None
        done = work.add_title(sequence, template, at=at, text=text, duration=length)
        (key,) = (key for table_, key in done.added if table_ is Table.clip)
        clip = work.project.clip(ClipId(key))
        track = work.project.tracks[clip.track]
    label = format_timecode(at, sequence.rate, drop=sequence.drop_frame)
    data = {"clip": clip.id, "track": track.id, "at": at, "duration": clip.duration}
    return Answer(data=data, lines=(f"{template.label} on {track.name} at {label}.",))


VERB = Verb(
    name="title",
    help="list title templates, or put one on the timeline",
    arguments=_arguments,
    run=_run,
)
