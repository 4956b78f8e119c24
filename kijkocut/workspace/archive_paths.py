"""Every path that a project holds, and commands that point them elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.catalogue import Catalogue as Descriptions
from kijkocut.edit.command import Command
from kijkocut.edit.commands.relink_media import RelinkMedia
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.owners import Part
from kijkocut.effects import Catalogue
from kijkocut.model.clip import Clip, GeneratorSource, TitleSource
from kijkocut.model.media import Media
from kijkocut.model.params import Param, ParamKind
from kijkocut.model.project import Project
from kijkocut.model.title import Title


class FileParam(Struct, frozen=True, kw_only=True):
    """A parameter that names a file: a LUT, a picture of an effect."""

    path: str
    command: SetParam
    """Sets it to what it is."""

    def moved(self, path: str) -> SetParam:
        """Give the command that names another file."""
        return replace(self.command, value=path)


class Use(Struct, frozen=True, kw_only=True):
    """A use of an entry of the catalogue."""

    kind: str
    role: str
    params: tuple[Param, ...]
    command: SetParam
    """Names the place; of no parameter yet."""


def uses(project: Project) -> Iterator[Use]:
    """Give every effect, transition and generator in use."""
    for sequence in project.sequences.values():
        for effect in sequence.effects:
            place = SetParam(sequence=sequence.id, effect=effect.id, name="")
            yield Use(kind=effect.kind, role="audio_effect", params=effect.params, command=place)
    for track in project.tracks.values():
        for effect in track.effects:
            place = SetParam(track=track.id, effect=effect.id, name="")
            yield Use(kind=effect.kind, role="effect", params=effect.params, command=place)
        for clip in project.lane(track.id):
            yield from _uses_of(clip)


def _uses_of(clip: Clip) -> Iterator[Use]:
    for effect in clip.effects:
        place = SetParam(clip=clip.id, effect=effect.id, name="")
        yield Use(kind=effect.kind, role="effect", params=effect.params, command=place)
    over = clip.transition
    if over is not None:
        place = SetParam(clip=clip.id, part=Part.transition, name="")
        yield Use(kind=over.kind, role="transition", params=over.params, command=place)
    source = clip.source
    if isinstance(source, GeneratorSource):
        place = SetParam(clip=clip.id, part=Part.source, name="")
        yield Use(kind=source.kind, role="generator", params=source.params, command=place)


def file_params(project: Project, catalogue: Descriptions) -> Iterator[FileParam]:
    """Give every parameter that names a file."""
    for use in uses(project):
        specs = catalogue.params(use.kind, use.role) or ()
        files = {spec.name for spec in specs if spec.kind is ParamKind.file}
        for param in use.params:
            if param.name in files and isinstance(param.value, str) and param.value:
                command = replace(use.command, name=param.name, value=param.value)
                yield FileParam(path=param.value, command=command)


def titles(project: Project) -> Iterator[Title]:
    """Give every title, the letters of masks, and the captions as they are drawn."""
    for track in project.tracks.values():
        for clip in project.lane(track.id):
            if isinstance(clip.source, TitleSource):
                yield clip.source.title
            yield from (mask.lettering for mask in clip.masks if mask.lettering is not None)
        if track.caption_style is not None:
            words = " ".join(getattr(c.source, "text", "") for c in project.lane(track.id))
            yield Title(text=words, font=track.caption_style.font)


def moving(
    project: Project,
    catalogue: Descriptions,
    *,
    media: Callable[[Media], str | None],
    files: Callable[[str], str | None],
) -> list[Command]:
    """Give the commands that point media and files elsewhere.

    Args:
        project: As it is.
        catalogue: Knows which parameters are files.
        media: Where a media is now; None leaves it.
        files: Where a file is now; None leaves it.
    """
    commands: list[Command] = []
    for one in sorted(project.media.values(), key=lambda m: m.id):
        path = media(one)
        if path is not None:
            commands.append(RelinkMedia(media=one.id, path=path, facts=one.facts))
    for param in file_params(project, catalogue):
        path = files(param.path)
        if path is not None:
            commands.append(param.moved(path))
    return commands


def own_effects(catalogue: Catalogue, project: Project, folder: Path) -> tuple[Path, ...]:
    """Give the files of effects in use that lie in a folder: shaders and their pictures."""
    found: dict[Path, None] = {}
    for kind in {use.kind for use in uses(project)}:
        definition = catalogue.find(kind)
        if definition is None:
            continue
        shader = Path(definition.path)
        images = (Path(image.path) for image in definition.images)
        for path in (shader, shader.with_suffix(".vs"), *images):
            if path.is_file() and path.is_relative_to(folder):
                found[path] = None
    return tuple(sorted(found))


def sequence_stills(media: Media) -> tuple[Path, ...]:
    """Give the files of numbered stills; they follow the first without a gap."""
    first = Path(media.path)
    digits = len(first.stem) - len(first.stem.rstrip("0123456789"))
    head, number = first.stem[:-digits], int(first.stem[-digits:])
    video = media.facts.video
    count = (video.frame_count if video is not None else None) or 1
    names = (f"{head}{n:0{digits}d}{first.suffix}" for n in range(number, number + count))
    return tuple(first.with_name(name) for name in names)


def total_size(paths: Iterable[Path]) -> int:
    """Give the bytes of files that are there."""
    return sum(path.stat().st_size for path in paths if path.is_file())
