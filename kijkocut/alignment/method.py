"""How recordings are aligned with one another, and what came of it."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.model.errors import UserError
from kijkocut.model.ids import MediaId
from kijkocut.model.ticks import Ticks


class AlignMethod(StrEnum):
    """What tells the moments of two recordings that belong together."""

    start = "start"
    """All begin at once."""
    timecode = "timecode"
    """The cameras' clocks."""
    markers = "markers"
    """A marker of one name, or the first of each."""
    sound = "sound"
    """What all of them heard."""


class Aligned(Struct, frozen=True, kw_only=True):
    """Where one recording lies beside the reference."""

    media: MediaId
    offset: Ticks | None = None
    """Time of the reference at which this one's media time 0 falls: above zero when it was started
    later. None where nothing tells."""
    confidence: float = 0.0
    """0 to 1. By sound, how clearly one moment stands out from all others; by other methods 1."""
    sentence: str = ""
    """Why it could not be aligned, for people; empty where it was."""


class NoReferenceError(UserError):
    """Nothing can be aligned with the reference by this method."""

    code = "alignment.reference"
