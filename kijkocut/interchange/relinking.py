"""Finding the files that a timeline plays."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.otio_writing import entities, media_start
from kijkocut.interchange.report import Ledger
from kijkocut.media import MediaPool
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.handles import ENDLESS, fits_source
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media, MediaFacts, MediaKind
from kijkocut.model.project import Change, Project, Put
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Rate, Ratio

Probe = Callable[[Path], MediaFacts]
"""Measures a file; raises KijkoError when it can't."""
_FINEST: Final = 1_000_000
"""The largest denominator of a speed."""


def relinked(
    project: Project, into: Project, *, folder: Path, probe: Probe, ledger: Ledger
) -> tuple[Project, dict[MediaId, MediaId]]:
    """Give the project with its files found, and those that the other project has already.

    A file is taken only if it holds all that is played of it; the ledger says what is not found.
    """
    known: dict[MediaId, MediaId] = {}
    for media in sorted(project.media.values(), key=lambda m: m.id):
        there = _known(media, into)
        found = there or _found(media, folder, probe)
        if found is not None and there is None:
            there = _known(found, into)
        target = there or found
        if target is None:
            ledger.approximate("media", media.path, "offline: no such file was found")
            continue
        moved = _moved(project, media, target)
        if moved is None:
            ledger.approximate("media", media.path, "offline: the file found is too short")
            continue
        project = moved
        if there is not None:
            known[media.id] = there.id
        ledger.keep("media", target.path)
    return project, known


def _known(media: Media, into: Project) -> Media | None:
    for other in sorted(into.media.values(), key=lambda m: m.id):
        content = media.facts.content_hash
        if (content and other.facts.content_hash == content) or other.path == media.path:
            return other
    return None


def _found(media: Media, folder: Path, probe: Probe) -> Media | None:
    name = media.path.replace("\\", "/").rsplit("/", 1)[-1]
    for path in (Path(media.path), folder / media.path, folder / name):
        try:
            if path.is_file():
                there = path.absolute()
                return replace(media, path=str(there), facts=_measured(media, there, probe))
        except (OSError, ValueError, KijkoError):
            continue
    return None


def _measured(media: Media, path: Path, probe: Probe) -> MediaFacts:
    """Give a file's facts, measured anew unless it is the one that they were measured of."""
    facts = media.facts
    if facts.kind is MediaKind.image_sequence:
        return facts  # one still of it tells nothing of the others
    is_same = facts.content_hash and MediaPool.identify(path) == facts.content_hash
    return facts if is_same else probe(path)


def _moved(project: Project, media: Media, target: Media) -> Project | None:
    """Give the project playing the found file, or None when it does not hold what is played."""
    changes: list[Change] = [Put(before=media, after=replace(target, id=media.id, bin=media.bin))]
    for clip in (e for e in entities(project) if isinstance(e, Clip)):
        if not _has_takes_in(project, clip, media, target):
            return None
        if not isinstance(clip.source, MediaSource) or clip.source.media != media.id:
            continue
        track = project.tracks[clip.track]
        is_sound = track.kind is TrackKind.audio
        if (target.facts.audio if is_sound else target.facts.video) is None:
            if not is_sound or media.facts.content_hash:
                return None
            changes.append(Put(before=clip, after=None))  # nobody had measured the file
            continue
        rate = project.sequences[track.sequence].rate
        placed = _placed(project, clip, target, _delay(media, target, rate))
        if placed is None:
            return None
        if placed != clip:
            changes.append(Put(before=clip, after=placed))
    return project.apply(changes)


def _has_takes_in(project: Project, clip: Clip, media: Media, target: Media) -> bool:
    """Say whether the found file has the kind of stream that takes of the media need."""
    is_sound = project.tracks[clip.track].kind is TrackKind.audio
    is_take = any(
        isinstance(take.source, MediaSource) and take.source.media == media.id
        for take in clip.takes
    )
    return not is_take or (target.facts.audio if is_sound else target.facts.video) is not None


def _delay(media: Media, target: Media, rate: Rate) -> int:
    """Give how much later the file's clock begins than the timeline took it to."""
    if media.facts.content_hash:
        return 0
    return media_start(target, rate) - media_start(media, rate)


def _placed(project: Project, clip: Clip, target: Media, delay: int) -> Clip | None:
    """Give the clip at its place in the found file; a file without a clock counts from zero."""
    length = target.facts.duration or ENDLESS
    lane = project.lane(clip.track)
    after = lane.next(clip)
    more = after.transition.after if after is not None and after.transition is not None else 0
    if after is not None and after.start != clip.end:
        more = 0
    before = clip.transition.before if clip.transition is not None else 0
    for source_in in (clip.source_in - delay, clip.source_in):
        early = source_in + clip.retime.head_offset(-before)
        is_inside = fits_source(
            clip.retime.cut(-before), early, clip.duration + before + more, length
        )
        if is_inside:
            moved = source_in - clip.source_in
            marks = tuple(replace(m, at=max(0, m.at + moved)) for m in clip.markers)
            return replace(clip, source_in=source_in, markers=marks)
    frame = project.sequences[project.tracks[clip.track].sequence].rate.frame_ticks
    is_sound = project.tracks[clip.track].kind is TrackKind.audio
    return _squeezed(clip, (before, more), (length, frame), is_sound=is_sound)


def _squeezed(
    clip: Clip, handles: tuple[int, int], ends: tuple[int, int], *, is_sound: bool
) -> Clip | None:
    """Fit a clip that plays less than a frame more than its file holds; None for any other.

    Other programs count lengths in whole frames of the timeline, and round them up.

    Args:
        clip: The clip.
        handles: What transitions play of it before and after, in ticks.
        ends: Length of the file, and of a frame, in ticks.
        is_sound: Whether it may end between frames.
    """
    (before, after), (length, frame) = handles, ends
    early = clip.source_in + clip.retime.head_offset(-before)
    low, high = clip.retime.cut(-before).span(clip.duration + before + after)
    over = early + high + 1 - length
    if not 0 < over <= frame:
        return None
    if early + low >= over:
        return replace(clip, source_in=clip.source_in - over)
    if before or after or not clip.retime.is_plain or over >= clip.duration:
        return None
    if is_sound:
        fade = clip.fade_out
        is_long = fade is not None and fade.duration > clip.duration - over
        return replace(clip, duration=clip.duration - over, fade_out=None if is_long else fade)
    share = Fraction((length - clip.source_in - 1) * _FINEST // clip.duration, _FINEST)
    speed = Ratio(share.numerator, share.denominator)
    return replace(clip, retime=replace(clip.retime, speed=speed))
