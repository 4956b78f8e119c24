"""Finding lost media again, by content first, then by name and length."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from kijkocut.edit.commands.relink_media import RelinkMedia
from kijkocut.jobs import Control, Job, Order, Resource
from kijkocut.media import MediaPool
from kijkocut.model.errors import KijkoError
from kijkocut.model.media import Media, MediaFacts
from kijkocut.model.project import Project
from kijkocut.workspace.importing import gather
from kijkocut.workspace.services import Services


class Relinked(Struct, frozen=True, kw_only=True):
    """What became of the media whose files were not where the project says."""

    found: tuple[tuple[str, Path], ...]
    """Names of media, and where they are now."""
    lost: tuple[str, ...]
    """Names of media that were not found."""


class Sought(Struct, frozen=True, kw_only=True):
    """What a search for lost media came to, before anything is changed."""

    commands: tuple[RelinkMedia, ...]
    lost: tuple[str, ...]
    """Names of media that were not found."""


def lost_media(project: Project) -> list[Media]:
    """Give the media whose files are gone, by name."""
    gone = (m for m in project.media.values() if not Path(m.path).is_file())
    return sorted(gone, key=lambda m: (m.name, m.id))


def plan_relink(
    lost: Iterable[Media], files: Iterable[Path], probe: Callable[[Path], MediaFacts]
) -> Iterator[tuple[Media, RelinkMedia | None]]:
    """Match lost media with files; gives each with the command that relinks it, or None.

    A file of the same content is taken whatever it is called. Failing that, one of the same name is
    taken if it is as long and has the same kinds of stream.
    """
    by_size: dict[int, list[Path]] = {}
    by_name: dict[str, list[Path]] = {}
    for file in files:
        by_size.setdefault(file.stat().st_size, []).append(file)
        by_name.setdefault(file.name, []).append(file)
    for media in lost:
        same = by_size.get(media.facts.size_bytes, [])
        path = next((f for f in same if MediaPool.identify(f) == media.facts.content_hash), None)
        if path is None:
            named = by_name.get(Path(media.path).name, [])
            path = next((f for f in named if _is_alike(media.facts, f, probe)), None)
        yield (
            media,
            (
                None
                if path is None
                else RelinkMedia(media=media.id, path=str(path), facts=probe(path))
            ),
        )


def _is_alike(facts: MediaFacts, file: Path, probe: Callable[[Path], MediaFacts]) -> bool:
    try:
        found = probe(file)
    except KijkoError:
        return False
    kinds = [type(s) for s in facts.streams]
    return found.duration == facts.duration and [type(s) for s in found.streams] == kinds


def seek(services: Services, project: Project, places: Iterable[Path]) -> Job[Sought]:
    """Start looking for a project's lost media; `Workspace.take_back` then relinks what was found.

    Args:
        services: What measures, and the jobs it is done in.
        project: As it is now.
        places: Files, and folders that are walked.
    """
    wanted = tuple(places)

    def work(control: Control) -> Sought:
        control.report(0.0, "Looking through folders")
        lost = lost_media(project)
        files = gather(wanted)
        commands: list[RelinkMedia] = []
        gone: list[str] = []
        for turn, (media, command) in enumerate(plan_relink(lost, files, services.probe), 1):
            control.check()
            control.report(turn / len(lost), media.name)
            if command is None:
                gone.append(media.name)
            else:
                commands.append(command)
        return Sought(commands=tuple(commands), lost=tuple(gone))

    order = Order(title="Look for lost media", kind="relink", priority=20, resource=Resource.light)
    return services.jobs.submit(order, work)
