"""Bringing files and folders into a project."""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.jobs import Control, Job, JobCancelledError, Order, Resource
from kijkocut.model.errors import KijkoError, UserError
from kijkocut.model.ids import BinId, MediaId
from kijkocut.model.media import MediaFacts
from kijkocut.model.project import Project
from kijkocut.workspace.services import Services


class Imported(Struct, frozen=True, kw_only=True):
    """What became of the files somebody wanted to import."""

    added: tuple[MediaId, ...]
    known: tuple[tuple[Path, MediaId], ...]
    """Files whose content is in the project already."""
    refused: tuple[tuple[Path, str], ...]
    """Files that can't be used, and why."""


class NoSuchFileError(UserError):
    """A path to import leads nowhere."""

    code = "import.missing"


def gather(paths: Iterable[Path]) -> list[Path]:
    """Give the files meant by `paths`, folders walked, in name order.

    Raises:
        NoSuchFileError: One of the paths does not exist.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(
                p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")
            )
        elif path.is_file():
            files.append(path)
        else:
            raise NoSuchFileError(f"There is no file or folder {path}.")
    return [file.absolute() for file in files]


class Import(Struct, frozen=True, kw_only=True):
    """The commands that would import files, and what else was found."""

    commands: tuple[ImportMedia, ...]
    known: tuple[tuple[Path, str], ...]
    """Files whose content, given by its hash, is in the project or among `commands` already."""
    refused: tuple[tuple[Path, str], ...]


def plan_import(
    files: Iterable[Path], project: Project, probe: Callable[[Path], MediaFacts]
) -> Import:
    """Measure each file and decide what to do with it."""
    seen = {m.facts.content_hash for m in project.media.values()}
    commands: list[ImportMedia] = []
    known: list[tuple[Path, str]] = []
    refused: list[tuple[Path, str]] = []
    for file in files:
        try:
            facts = probe(file)
        except JobCancelledError:
            raise
        except KijkoError as exc:
            refused.append((file, str(exc)))
            continue
        if facts.content_hash and facts.content_hash in seen:
            known.append((file, facts.content_hash))
        else:
            seen.add(facts.content_hash)
            commands.append(ImportMedia(path=str(file), facts=facts))
    return Import(commands=tuple(commands), known=tuple(known), refused=tuple(refused))


def survey(
    services: Services, project: Project, paths: Iterable[Path], *, bin_id: BinId | None = None
) -> Job[Import]:
    """Start measuring files and folders, which `Workspace.take_in` then adds.

    Args:
        services: What measures, and the jobs it is done in.
        project: As it is now: files of which it has the content are not measured twice.
        paths: Files, and folders that are walked.
        bin_id: Where the media will be filed.
    """
    wanted = tuple(paths)

    def work(control: Control) -> Import:
        files = gather(wanted)
        count = 0

        def probe(path: Path) -> MediaFacts:
            nonlocal count
            control.check()
            control.report(count / len(files), path.name)
            count += 1
            return services.probe(path)

        plan = plan_import(files, project, probe)
        control.check()
        return replace(
            plan, commands=tuple(replace(command, bin=bin_id) for command in plan.commands)
        )

    name = wanted[0].name if len(wanted) == 1 else f"{len(wanted)} files and folders"
    order = Order(title=f"Import {name}", kind="import", priority=20, resource=Resource.light)
    return services.jobs.submit(order, work)
