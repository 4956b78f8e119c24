"""`relink`: find media that is not where the project says, all files at once."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument(
        "places",
        type=Path,
        nargs="*",
        metavar="PLACE",
        help="files and folders to look in (default: the project's own folder)",
    )


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project) as work:
        done = work.relink(args.places or [work.path.parent])
    lines = [f"{name}: now {path}" for name, path in done.found]
    lines += [f"{name}: not found" for name in done.lost]
    data = {
        "found": [{"name": name, "path": str(path)} for name, path in done.found],
        "lost": list(done.lost),
    }
    exit_code = 2 if done.lost else 0
    return Answer(data=data, lines=tuple(lines or ["Nothing is lost."]), exit_code=exit_code)


VERB = Verb(name="relink", help="find lost media again", arguments=_arguments, run=_run)
