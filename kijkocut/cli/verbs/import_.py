"""`import`: probe files and add them to a project's media."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.facts import facts_line
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a file or a folder")


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project) as work:
        done = work.import_files(args.files)
        project = work.session.snapshot
    added = [project.media[key] for key in done.added]
    lines = list(table([(m.id, m.name, facts_line(m.facts)) for m in added])) if added else []
    lines += [f"{path}: already in the project as {key}" for path, key in done.known]
    lines += [f"{path}: {reason}" for path, reason in done.refused]
    data = {
        "added": [{"id": m.id, "name": m.name, "path": m.path, "facts": m.facts} for m in added],
        "known": [{"path": str(p), "id": key} for p, key in done.known],
        "refused": [{"path": str(p), "reason": reason} for p, reason in done.refused],
    }
    return Answer(data=data, lines=tuple(lines), exit_code=2 if done.refused else 0)


VERB = Verb(name="import", help="add files to a project", arguments=_arguments, run=_run)
