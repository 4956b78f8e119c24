"""`probe`: say what files are."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.facts import stream_line
from kijkocut.cli.verb import Verb
from kijkocut.model.errors import KijkoError
from kijkocut.model.media import MediaFacts
from kijkocut.model.ticks import to_seconds
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")


def _run(args: Namespace, studio: Studio) -> Answer:
    data: list[dict[str, object]] = []
    lines: list[str] = []
    failed = 0
    for path in args.files:
        try:
            facts = studio.probe(path)
        except KijkoError as exc:
            failed += 1
            data.append({"path": str(path), "error": {"code": exc.code, "message": str(exc)}})
            lines.append(f"{path}: {exc}")
        else:
            data.append({"path": str(path), "facts": facts})
            lines += _describe(path, facts)
    return Answer(data=data, lines=tuple(lines), exit_code=2 if failed else 0)


def _describe(path: Path, facts: MediaFacts) -> list[str]:
    length = f", {to_seconds(facts.duration):.3f} s" if facts.duration else ""
    start = f", starts at {facts.timecode}" if facts.timecode else ""
    lines = [f"{path}: {facts.kind} in {facts.container}{length}{start}"]
    return lines + [f"  stream {s.index}: {stream_line(s)}" for s in facts.streams]


VERB = Verb(name="probe", help="say what files are", arguments=_arguments, run=_run)
