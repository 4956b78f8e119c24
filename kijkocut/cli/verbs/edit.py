"""`edit`: run a script of edit commands, all or none."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.proposal import Proposal
from kijkocut.model.codec import encode
from kijkocut.model.errors import UserError
from kijkocut.model.project import Change, Shift
from kijkocut.workspace import Studio


class BadScriptError(UserError):
    """The script is no JSON list of commands."""

    code = "cli.script"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("script", type=Path, help="a JSON list of commands; - reads standard input")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what it would do, change nothing"
    )
    parser.add_argument("--label", default="", help="name of the step in the history")


def _run(args: Namespace, studio: Studio) -> Answer:
    raws = _read(args.script)
    label = args.label or (f"Script {args.script.name}" if str(args.script) != "-" else "Script")
    with studio.open(args.project, is_read_only=args.dry_run) as work:
        if args.dry_run:
            return _proposed(work.propose_script(raws, folder=args.script.parent, label=label))
        return _done(work.run_script(raws, folder=args.script.parent, label=label))


def _read(path: Path) -> list[object]:
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
        raws = msgspec.json.decode(text)
    except OSError as exc:
        raise BadScriptError(f"The script {path} can't be read: {exc.strerror}.") from exc
    except (UnicodeDecodeError, msgspec.DecodeError) as exc:
        raise BadScriptError(f"The script {path} is no JSON: {exc}.") from exc
    if isinstance(raws, dict):
        raws = [raws]
    if not isinstance(raws, list) or not raws:
        raise BadScriptError(f"The script {path} must be a JSON list of commands.")
    return raws


def _proposed(proposal: Proposal) -> Answer:
    parts = []
    lines = []
    for number, part in enumerate(proposal.parts, 1):
        command = msgspec.json.decode(encode(part.command)) if part.command is not None else None
        parts.append({"command": command, "changes": part.changes, "refusal": part.refusal})
        name = command["command"] if command else "?"
        verdict = f"refused: {part.refusal}" if part.refusal else f"{len(part.changes)} changes"
        lines.append(f"{number}  {name}: {verdict}")
        lines += [f"     {_change(change)}" for change in part.changes]
    data = {"parts": parts, "accepted": not proposal.refusals}
    return Answer(data=data, lines=tuple(lines), exit_code=2 if proposal.refusals else 0)


def _change(change: Change) -> str:
    if isinstance(change, Shift):
        return f"~ track {change.track}: all from {change.at} on by {change.delta} ticks"
    mark = "+" if change.before is None else "-" if change.after is None else "~"
    return f"{mark} {change.table} {change.subject.id}"


def _done(done: ChangeSet) -> Answer:
    data = {
        "revision": done.revision,
        "added": sorted(done.added),
        "removed": sorted(done.removed),
        "changed": sorted(done.changed),
        "shifted": done.shifted,
    }
    counts = f"{len(done.added)} added, {len(done.changed)} changed, {len(done.removed)} removed"
    return Answer(data=data, lines=(f"Done as revision {done.revision}: {counts}.",))


VERB = Verb(name="edit", help="run a script of edit commands", arguments=_arguments, run=_run)
