"""Taking the shake out of a clip: measured as a job, applied as keyframes of its transform."""

import cmath
import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.commands.set_keyframes import SetKeyframes
from kijkocut.edit.session import Session
from kijkocut.jobs import Control, Job, Order
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.errors import UserError
from kijkocut.model.ids import ClipId
from kijkocut.model.intrinsics import CLIP
from kijkocut.model.media import Media, VideoStream
from kijkocut.model.params import Keyframe, Value, value_at
from kijkocut.model.project import Project
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.workspace.looking import glances, picture_of
from kijkocut.workspace.scenes import watched
from kijkocut.workspace.services import Services
from kijkocut.workspace.steadying_order import Steadying

_WIDTH: Final = 640
_SPECS: Final = {spec.name: spec for spec in CLIP}


class NotShakyError(UserError):
    """The clip shows nothing that could shake."""

    code = "stabilise.clip"


class Steadied(Struct, frozen=True, kw_only=True):
    """What each source frame of a clip needs."""

    begins: tuple[Ticks, ...]
    """Media times of the frames."""
    turns: tuple[complex, ...]
    shifts: tuple[complex, ...]
    """In pixels of the displayed picture."""
    zoom: float
    strength: float
    """1 when all of the shake goes, less when edges would show."""
    size: tuple[int, int]
    """Of the displayed picture."""


class Stabiliser:
    """Stabilising for one open project. Used on the session thread."""

    def __init__(self, session: Session, services: Services) -> None:
        """Look at nothing yet."""
        self._session, self._services = session, services

    def measure(self, clip_id: ClipId, wanted: Steadying | None = None) -> Job[Steadied]:
        """Start measuring how the camera moved in what the clip shows.

        Raises:
            NotShakyError: The clip shows no moving footage.
        """
        wanted = wanted or Steadying()
        project = self._session.snapshot
        clip = project.clip(clip_id)
        media, picture = _footage(project, clip)
        low, high = clip.retime.span(clip.duration)
        span = max(0, clip.source_in + low), clip.source_in + high + 1
        pool = self._services.pool

        def work(control: Control) -> Steadied:
            from kijkocut.workspace.camera_path import (  # noqa: PLC0415 - OpenCV, half a second
                camera_path,
            )
            from kijkocut.workspace.steadying import correction  # noqa: PLC0415 - with it

            seen = glances(pool, media, span, stream=picture, width=_WIDTH)
            path = list(camera_path(watched(seen, span, control), picture))
            frame_s = (span[1] - span[0]) / TICKS_PER_SECOND / max(1, len(path))
            size = picture.display_size
            found = correction(path, frame_s=frame_s, size=size, wanted=wanted)
            return Steadied(
                begins=tuple(pose.begin for pose in path),
                turns=found.turns,
                shifts=found.shifts,
                zoom=found.zoom,
                strength=found.strength,
                size=size,
            )

        order = Order(
            title=f"Stabilise {clip.name or media.name}",
            kind="stabilise",
            key=f"stabilise {media.facts.content_hash} {picture.index} {span} {wanted}",
        )
        return self._services.jobs.submit(order, work)

    def apply(self, clip_id: ClipId, steadied: Steadied) -> ChangeSet:
        """Set the keyframes of the clip's position, scale and rotation, as one step.

        What the clip was set to before is kept: the correction goes underneath it.
        """
        project = self._session.snapshot
        clip = project.clip(clip_id)
        step = project.sequences[project.tracks[clip.track].sequence].rate.frame_ticks
        _, picture = _footage(project, clip)
        unit = _fit_factor(project, clip, steadied.size)
        slack = picture.rate.frame_ticks // 4 if picture.rate is not None else 0
        keys: dict[str, list[Keyframe]] = {"position": [], "scale": [], "rotation": []}
        for offset in range(0, clip.duration, step):
            at = clip.source_in + clip.retime.offset(offset) + slack
            frame = max(0, bisect_right(steadied.begins, at) - 1)
            turn, shift = steadied.turns[frame], steadied.shifts[frame] * unit
            for name, value in _joined(clip, offset, turn, shift).items():
                keys[name].append(Keyframe(at=offset, value=value))
        commands = [
            SetKeyframes(clip=clip_id, name=name, keys=_thinned(course))
            for name, course in keys.items()
        ]
        return self._session.run(*commands, label="Stabilise")


def _footage(project: Project, clip: Clip) -> tuple[Media, VideoStream]:
    if isinstance(clip.source, MediaSource):
        media = project.media[clip.source.media]
        picture = picture_of(media, clip.source.stream)
        if picture is not None and media.facts.duration > 0:
            return media, picture
    raise NotShakyError("Only clips that show moving footage can be stabilised.")


def _fit_factor(project: Project, clip: Clip, size: tuple[int, int]) -> float:
    """Give canvas pixels per pixel of the displayed picture, before the clip's own scale."""
    sequence = project.sequences[project.tracks[clip.track].sequence]
    across, down = sequence.width / size[0], sequence.height / size[1]
    match value_at(clip.params, _SPECS["fit"], 0):
        case "fill":
            return max(across, down)
        case "none":
            return 1.0
        case "stretch" if across != down:
            raise NotShakyError("A stretched clip can't be stabilised. Set its fit to fill or fit.")
        case _:
            return min(across, down)


def _joined(clip: Clip, offset: Ticks, turn: complex, shift: complex) -> dict[str, Value]:
    """Put the correction before the clip's own transform, as one position, scale and rotation."""
    position, scale, anchor = (
        _point(value_at(clip.params, _SPECS[name], offset))
        for name in ("position", "scale", "anchor")
    )
    rotation = value_at(clip.params, _SPECS["rotation"], offset)
    degrees = float(rotation) if isinstance(rotation, int | float) else 0.0
    if scale.real != scale.imag:
        raise NotShakyError("A clip scaled unevenly can't be stabilised. Make its scale even.")
    own = cmath.rect(scale.real, math.radians(degrees))
    # own (turn z + shift - anchor) + anchor + position, written with the same anchor again.
    moved = own * (turn * anchor + shift - anchor) + position
    grown = scale.real * abs(turn)
    return {
        "position": (moved.real, moved.imag),
        "scale": (grown, grown),
        "rotation": degrees + math.degrees(cmath.phase(turn)),
    }


def _point(value: Value) -> complex:
    return complex(value[0], value[1]) if isinstance(value, tuple) else 0j


def _thinned(course: Sequence[Keyframe]) -> tuple[Keyframe, ...]:
    """Leave out keyframes between equal neighbours: nothing moves there."""
    last = len(course) - 1
    return tuple(
        key
        for i, key in enumerate(course)
        if i in (0, last) or not course[i - 1].value == key.value == course[i + 1].value
    )
