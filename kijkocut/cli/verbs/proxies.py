"""`proxies`: small copies of heavy footage: make them, remove them, switch them on and off."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.following import follow
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.model.errors import KijkoError
from kijkocut.workspace import Studio, Workspace


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--make", action="store_true", help="make what is missing")
    deed.add_argument("--remove", action="store_true", help="delete those of this project's media")
    deed.add_argument("--on", action="store_true", help="previews and stills use them; makes them")
    deed.add_argument("--off", action="store_true", help="previews and stills use the originals")
    deed.add_argument("--status", action="store_true", help="only tell how it is (the default)")


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project, is_read_only=True) as work:
        lines: list[str] = []
        failed: list[str] = []
        if args.on or args.make:
            failed = _make(work, args)
        elif args.off:
            work.proxies.turn_off()
        elif args.remove:
            lines.append(f"Freed {work.proxies.remove() / 1e6:.1f} MB.")
        standing = work.proxies.standing()
        is_on = work.proxies.is_on
    lines += [f"Proxies are {'on' if is_on else 'off'}."]
    rows = [
        (one.name, f"{one.size_bytes / 1e6:.1f} MB" if one.size_bytes else "none")
        for one in standing
        if one.is_suited
    ]
    lines += table(rows) if rows else []
    lines += failed
    data = {"is_on": is_on, "media": standing, "failed": failed}
    return Answer(data=data, lines=tuple(lines), exit_code=2 if failed else 0)


def _make(work: Workspace, args: Namespace) -> list[str]:
    """Make what is missing; what can't be made does not keep the rest."""
    failed: list[str] = []
    for job in work.proxies.turn_on() if args.on else work.proxies.make():
        try:
            follow(job, ProgressLine(is_told=args.progress))
        except KijkoError as exc:
            if job.state.fault is None:  # cancelled
                raise
            failed.append(str(exc))
    return failed


VERB = Verb(name="proxies", help="small copies of heavy footage", arguments=_arguments, run=_run)
