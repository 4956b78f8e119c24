"""Where one scene gives way to the next, found by PySceneDetect, as markers or cuts."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_clip_marker import AddClipMarker
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.session import Session
from kijkocut.jobs import Control, Job, Order
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.errors import UserError
from kijkocut.model.ids import ClipId, MediaId
from kijkocut.model.media import VideoStream
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ticks
from kijkocut.workspace.looking import Glance, glances, picture_of
from kijkocut.workspace.scene_search import SceneSearch
from kijkocut.workspace.services import Services

_WIDTH: Final = 256
"""Detectors look at pictures this wide; PySceneDetect takes about the same of its own accord."""


class NoPictureError(UserError):
    """The media or clip has no moving picture to look at."""

    code = "scenes.picture"


class Scenes:
    """Scene detection for one open project; used on the session thread."""

    def __init__(self, session: Session, services: Services) -> None:
        """Look at nothing yet."""
        self._session, self._services = session, services

    def find(
        self,
        media_id: MediaId,
        span: tuple[Ticks, Ticks] | None = None,
        *,
        search: SceneSearch | None = None,
        stream: int | None = None,
    ) -> Job[tuple[Ticks, ...]]:
        """Start looking; the job gives the media times at which scenes after the first begin.

        Raises:
            NoPictureError: There is nothing to look at.
        """
        search = search or SceneSearch()
        media = self._session.snapshot.media[media_id]
        picture = picture_of(media, stream)
        if picture is None or media.facts.duration == 0:
            raise NoPictureError(f'"{media.name}" has no moving picture to look for scenes in.')
        whole = span or (0, media.facts.duration)
        pool = self._services.pool

        def work(control: Control) -> tuple[Ticks, ...]:
            from kijkocut.workspace.scene_starts import (  # noqa: PLC0415 - OpenCV, half a second
                scene_starts,
            )

            seen = glances(pool, media, whole, stream=picture, width=_WIDTH)
            return scene_starts(watched(seen, whole, control), search, picture)

        order = Order(
            title=f"Find scenes in {media.name}",
            kind="scenes",
            key=f"scenes {media.facts.content_hash} {picture.index} {whole} {search}",
        )
        return self._services.jobs.submit(order, work)

    def mark(self, clips: Sequence[ClipId], starts: Iterable[Ticks]) -> ChangeSet | None:
        """Put a marker on each clip where a scene begins, as one step; None if none does."""
        times = tuple(starts)
        project = self._session.snapshot
        commands = [
            AddClipMarker(clip=clip_id, media_at=at, name=f"Scene {number}")
            for clip_id in clips
            for number, at in enumerate(inside(project.clip(clip_id), times), 2)
        ]
        return self._run(commands, f"Mark {counted(len(commands), 'scene')}")

    def cut(self, clips: Sequence[ClipId], starts: Iterable[Ticks]) -> ChangeSet | None:
        """Split each clip, and what is linked to it, where scenes begin, as one step."""
        times = tuple(starts)
        project = self._session.snapshot
        commands: list[Command] = []
        done: set[str] = set()
        for clip_id in clips:
            clip = project.clip(clip_id)
            if clip.link is not None and clip.link in done:
                continue
            done.add(clip.link or "")
            # From the last to the first: the left part keeps the clip's id.
            cuts = reversed(timeline_cuts(project, clip, times))
            commands += [SplitClip(clip=clip_id, at=at) for at in cuts]
        return self._run(commands, f"Cut at {counted(len(commands), 'scene')}")

    def _run(self, commands: Sequence[Command], label: str) -> ChangeSet | None:
        return self._session.run(*commands, label=label) if commands else None


def counted(number: int, noun: str) -> str:
    """Say how many of a thing there are."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def clips_of(project: Project, media_id: MediaId) -> tuple[ClipId, ...]:
    """Give the picture clips that show a media, in order of track and time."""
    found: list[ClipId] = []
    for track in sorted(project.tracks.values(), key=lambda t: t.id):
        if track.kind is TrackKind.video:
            found += [c.id for c in project.lane(track.id) if _shows(c, media_id)]
    return tuple(found)


def _shows(clip: Clip, media_id: MediaId) -> bool:
    return isinstance(clip.source, MediaSource) and clip.source.media == media_id


def inside(clip: Clip, times: Iterable[Ticks]) -> tuple[Ticks, ...]:
    """Give the media times that the clip shows within, its first moment apart."""
    low, high = clip.retime.span(clip.duration)
    return tuple(t for t in times if clip.source_in + low < t <= clip.source_in + high)


def timeline_cuts(project: Project, clip: Clip, times: Sequence[Ticks]) -> list[Ticks]:
    """Give the frames of the sequence at which the clip passes one of the media times.

    Follows the clip frame by frame, so that speed, ramps and reverse come out right.
    """
    sequence = project.sequences[project.tracks[clip.track].sequence]
    step = sequence.rate.frame_ticks
    media = project.media[clip.source.media] if isinstance(clip.source, MediaSource) else None
    slack = _slack(picture_of(media)) if media is not None else 0
    starts = sorted(t - slack for t in times)
    moments = range(clip.start, clip.end, step)
    scene = [
        bisect_right(starts, clip.source_in + clip.retime.offset(t - clip.start)) for t in moments
    ]
    return [t for (a, b), t in zip(pairwise(scene), moments[1:], strict=True) if a != b]


def _slack(stream: VideoStream | None) -> int:
    """Give how much a container may have rounded the timestamps of a constant-rate stream."""
    return stream.rate.frame_ticks // 4 if stream is not None and stream.rate is not None else 0


def watched(
    frames: Iterable[Glance], span: tuple[Ticks, Ticks], control: Control
) -> Iterable[Glance]:
    """Pass frames on, reporting how far along the span they are."""
    for frame in frames:
        control.check()
        control.report((frame.begin - span[0]) / max(1, span[1] - span[0]))
        yield frame
