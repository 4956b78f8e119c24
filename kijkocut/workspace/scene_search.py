"""What somebody means by a scene."""

from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks


class SceneDetection(StrEnum):
    """How a cut is told from movement; both are PySceneDetect's."""

    adaptive = "adaptive"
    """Against the average change around it: takes fast camera moves well."""
    content = "content"
    """Against a fixed change of hue, saturation and brightness."""


class SceneSearch(Struct, frozen=True, kw_only=True):
    """What counts as a new scene."""

    Detection: ClassVar[type[SceneDetection]] = SceneDetection

    detection: SceneDetection = SceneDetection.adaptive
    threshold: float | None = None
    """How much must change; higher finds fewer. None: 3 for adaptive, 27 for content."""
    shortest: Ticks = TICKS_PER_SECOND // 2
    """Scenes are at least so long."""
    has_fades: bool = True
    """Whether a fade through black begins a scene too, in the middle of the dark."""
