"""What a projector has to be told of the project before it makes a frame."""

from typing import TYPE_CHECKING

from kijkocut.model.project import Entity, Project
from kijkocut.playback import wire
from kijkocut.render import FramePlan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kijkocut.model.ids import MediaId
    from kijkocut.model.media import Media


class News:
    """Notes what is to be known, and what is known already. Used under its owner's lock."""

    def __init__(self) -> None:
        """Know nothing."""
        self._media: Mapping[MediaId, Media] = {}
        self._heard: Project | None = None
        self._told: dict[MediaId, Media] = {}
        self._told_heard: Project | None = None

    def note(self, project: Project, plan: FramePlan) -> None:
        """Take what a plan needs of its project."""
        self._media = project.media
        if hears(plan):
            self._heard = project

    def forget(self) -> None:
        """Tell everything again: somebody else listens."""
        self._told, self._told_heard = {}, None

    def fresh(self) -> list[wire.Known | wire.Heard]:
        """Give what has changed of the media, and the project when a shader listens to it."""
        found: list[wire.Known | wire.Heard] = []
        told, media = self._told, self._media
        changed = tuple(one for key, one in media.items() if told.get(key) is not one)
        gone = tuple(key for key in told if key not in media)
        if changed or gone:
            found.append(wire.Known(media=changed, gone=gone))
            self._told = dict(media.items())
        if self._heard is not None and self._told_heard is not self._heard:
            self._told_heard = self._heard
            found.append(wire.Heard(entities=entities(self._heard)))
        return found


def hears(plan: FramePlan) -> bool:
    """Whether a shader of the plan may show sound: every such plan names what is heard."""
    return b"\xa5heard" in wire.encoded(plan)


def entities(project: Project) -> tuple[Entity, ...]:
    """Give all that a project holds, so that it can be made again from it."""
    tables = (project.media, project.bins, project.sequences, project.tracks, project.markers)
    found: list[Entity] = [one for table in tables for one in table.values()]
    for lane in project.lanes.values():
        found.extend(lane)
    return tuple(found)
