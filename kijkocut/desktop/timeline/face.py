"""A clip as it is to be painted."""

from msgspec import Struct
from PySide6.QtCore import QRect

from kijkocut.model.clip import Clip, MediaSource
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


def media_of(project: Project, clip: Clip) -> Media | None:
    """Give the medium that a clip plays, if it plays one."""
    source = clip.source
    return project.media.get(source.media) if isinstance(source, MediaSource) else None
