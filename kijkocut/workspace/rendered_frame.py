"""A rendered frame as a project of its own: the film it lies in, alone on a timeline."""

from msgspec import Struct

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.edit.placing import Placement
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import MediaId, OperationId, SequenceId, TrackId
from kijkocut.model.media import Media
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import Ticks
from kijkocut.render import FramePlan, PlanSettings, plan
from kijkocut.workspace.prerender import Prerender
from kijkocut.workspace.segments import Found
from kijkocut.workspace.services import Services

_SEQUENCE = SequenceId("rendered")


_FILM = MediaId("film")


def as_project(found: Found, media: MediaId = _FILM) -> tuple[Project, SequenceId, Ticks]:
    """Give a project, a sequence and a time that show the rendered frame; `media` is its film."""
    segment = found.segment
    commands = (
        AddSequence(
            id=_SEQUENCE,
            width=segment.size[0],
            height=segment.size[1],
            rate=segment.rate,
            video_tracks=1,
            audio_tracks=0,
        ),
        SequenceSettings(sequence=_SEQUENCE, colour_space=segment.colour_space),
        ImportMedia(path=str(found.path), facts=segment.facts, id=media),
        Overwrite(
            placement=Placement(source=MediaSource(media=media)),
            at=0,
            track=TrackId(f"{_SEQUENCE}-v1"),
        ),
    )
    project = run_commands(Project(), commands, OperationId("rendered")).project
    return project, _SEQUENCE, found.number * segment.rate.frame_ticks


class _Film(Struct, frozen=True):
    """A film of rendered frames, alone on a timeline."""

    project: Project
    sequence: SequenceId
    media: Media


class RenderedFrames:
    """Plans of frames that were rendered ahead, for whoever makes frames of plans. Any thread."""

    def __init__(self, prerender: Prerender, services: Services) -> None:
        """Know no film yet."""
        self._prerender, self._services = prerender, services
        self._films: dict[str, _Film] = {}

    def plan(
        self,
        project: Project,
        sequence_id: SequenceId,
        at: Ticks,
        *,
        size: tuple[int, int] | None = None,
    ) -> tuple[FramePlan, Project] | None:
        """Plan the frame on show at `at` as a picture of its film; None if it is not rendered.

        Args:
            project: A snapshot.
            sequence_id: Which sequence.
            at: Sequence time in ticks.
            size: Pixels wanted; None is the canvas.

        Returns:
            The plan, and `project` with the film among its media.
        """
        if not len(self._prerender.segments):
            return None
        found = self._prerender.find(project, sequence_id, at)
        if found is None:
            return None
        name = found.path.stem
        film = self._films.get(name)
        if film is None:
            media = MediaId(f"rendered-{name}")
            alone, sequence, _ = as_project(found, media)
            film = self._films[name] = _Film(alone, sequence, alone.media[media])
        moment = found.number * found.segment.rate.frame_ticks
        settings = PlanSettings(size=size)
        catalogue = self._services.catalogue
        planned = plan(film.project, film.sequence, moment, catalogue=catalogue, settings=settings)
        # Beside the project's own media, so that whoever makes frames goes on knowing those.
        return planned, project.apply([Put(after=film.media)])
