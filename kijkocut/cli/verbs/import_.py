"""`import`: add files to a project: media, other projects, timelines, captions."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.facts import facts_line
from kijkocut.cli.following import follow
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.interchange import bring, read
from kijkocut.model.ticks import Rate
from kijkocut.workspace import Studio, Workspace

_PROJECT = ".kijko"
_TIMELINES = frozenset({_PROJECT, ".otio", ".edl", ".fcpxml", ".fcpxmld", ".xml", ".xmeml"}) | {
    ".kdenlive",
    ".mlt",
    ".osp",
}
_CAPTIONS = frozenset({".srt", ".vtt", ".ass", ".ssa", ".sbv", ".ttml", ".dfxp", ".itt"})


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a file or a folder")
    parser.add_argument("--fps", help="frame rate of an EDL, which does not say it")
    parser.add_argument(
        "--prepare",
        action="store_true",
        help="make thumbnails and waveforms now, and proxies if they are on",
    )
    parser.add_argument("--sequence", help="where captions go (default: the first sequence)")


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project) as work:
        timelines = [f for f in args.files if f.suffix.lower() in _TIMELINES | _CAPTIONS]
        told = [_bring(work, path, args) for path in timelines]
        done = work.import_files([f for f in args.files if f not in timelines])
        project = work.session.snapshot
        if args.prepare:
            for job in work.preparation.start(done.added):
                follow(job, ProgressLine(is_told=args.progress))
    added = [project.media[key] for key in done.added]
    lines = list(table([(m.id, m.name, facts_line(m.facts)) for m in added])) if added else []
    lines += [f"{path}: already in the project as {key}" for path, key in done.known]
    lines += [f"{path}: {reason}" for path, reason in done.refused]
    for one in told:
        lines += one.lines
    data = {
        "timelines": [one.data for one in told],
        "added": [{"id": m.id, "name": m.name, "path": m.path, "facts": m.facts} for m in added],
        "known": [{"path": str(p), "id": key} for p, key in done.known],
        "refused": [{"path": str(p), "reason": reason} for p, reason in done.refused],
    }
    return Answer(data=data, lines=tuple(lines), exit_code=2 if done.refused else 0)


def _bring(work: Workspace, path: Path, args: Namespace) -> Answer:
    """Bring one project, timeline or caption file in, as one step."""
    is_captions = path.suffix.lower() in _CAPTIONS
    target = work.sequence(args.sequence) if is_captions else None
    rate = target.rate if target is not None else Rate.parse(args.fps) if args.fps else None
    is_project = path.suffix.lower() == _PROJECT
    found = work.read_project(path) if is_project else read(path, rate=rate)
    plan = bring(
        found,
        work.project,
        folder=path.absolute().parent,
        probe=work.services.probe,
        target=target.id if target is not None else None,
    )
    before = set(work.project.sequences)
    if plan.commands:
        work.session.run(*plan.commands, label=f"Import {path.name}")
    made = sorted(set(work.project.sequences) - before)
    names = ", ".join(f'"{work.project.sequences[key].name}" ({key})' for key in made)
    lines = [f"{path}: added {names or ('captions' if is_captions else 'no sequences')}"]
    lines += [f"{path}: {line}" for line in (*found.report.lines(), *plan.report.lines())]
    data = {
        "path": str(path),
        "format": str(found.format),
        "sequences": made,
        "read": found.report,
        "media": plan.report,
    }
    return Answer(data=data, lines=tuple(lines))


VERB = Verb(name="import", help="add files to a project", arguments=_arguments, run=_run)
