"""A clip as it is to be painted."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QRect

from kijkocut.model.angles import angle_of, recording_of
from kijkocut.model.clip import Clip, MediaSource, SequenceSource
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind


class Face(Struct, frozen=True, kw_only=True):
    """One clip, where it lies and what is known of it."""

    clip: Clip
    kind: TrackKind
    full: QRect
    """Where it lies, in points; may reach far out of sight."""
    seen: QRect
    """The part of it to be painted."""
    scale: int
    """Ticks to a point."""
    is_selected: bool = False
    is_hovered: bool = False
    media: Media | None = None
    played: Clip | None = None
    """Of a multicam clip: the same with the recording that it shows for its source."""


def angle_text(project: Project, clip: Clip) -> str:
    """Give number and name of the angle that a multicam clip plays; empty for others."""
    source = clip.source
    if not isinstance(source, SequenceSource) or source.angle is None:
        return ""
    angle = angle_of(project, source)
    if angle is None:
        return QCoreApplication.translate("TimelineCanvas", "Angle missing")
    return f"{angle.number} {angle.name}"


def media_of(project: Project, clip: Clip) -> Media | None:
    """Give the medium that a clip plays, if it plays one; a multicam's is that of its angle."""
    source = (recording_of(project, clip) or clip).source
    return project.media.get(source.media) if isinstance(source, MediaSource) else None
