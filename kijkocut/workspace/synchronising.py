"""Bringing clips of one event above one another: found as a job, moved in one step."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from kijkocut.alignment import Aligned, Aligner, AlignMethod, NoReferenceError, moment_shared
from kijkocut.edit.commands.align_clips import AlignClips
from kijkocut.edit.session import Session
from kijkocut.jobs import Control, Job, Jobs, Order, Resource
from kijkocut.model.clip import Clip, ClipMarker, MediaSource
from kijkocut.model.errors import UserError
from kijkocut.model.ids import ClipId, MediaId
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ticks

_LISTENED: Final = (AlignMethod.sound, AlignMethod.timecode)


class NothingToSynchroniseError(UserError):
    """There are not two clips, or the reference can't be one."""

    code = "synchronise.clips"


class SyncedClip(Struct, frozen=True, kw_only=True):
    """What is known of one clip."""

    clip: ClipId
    offset: Ticks | None = None
    """How long after the beginning of the reference's source its own began; None: nothing tells."""
    confidence: float = 0.0
    """0 to 1."""
    sentence: str = ""
    """Why nothing tells."""


class SyncResult(Struct, frozen=True, kw_only=True):
    """What became of clips that were to be synchronised."""

    moved: int = 0
    """Clips that lie elsewhere now, without those linked with them."""
    sentences: tuple[str, ...] = ()
    """One for each that could not be."""


class Synchroniser:
    """Synchronising for one open project. Used on the session thread."""

    def __init__(self, session: Session, aligner: Aligner, jobs: Jobs) -> None:
        """Look at nothing yet."""
        self._session, self._aligner, self._jobs = session, aligner, jobs

    def references(self, clips: Sequence[ClipId]) -> tuple[Clip, ...]:
        """Give the clips that others may be fitted to, one of each link, the usual one first."""
        project = self._session.snapshot
        found = _leads(project, clips)
        return tuple(sorted(found, key=lambda clip: not project.tracks[clip.track].is_target))

    def find(
        self, clips: Sequence[ClipId], method: AlignMethod, *, reference: ClipId | None = None
    ) -> Job[tuple[SyncedClip, ...]]:
        """Start finding where clips belong beside a reference.

        Args:
            clips: Two or more; what is linked counts as one.
            method: By what.
            reference: The clip that stays; by default the first of `references`.

        Raises:
            NothingToSynchroniseError: There are not two clips.
            NoReferenceError: The reference shows no recording, or at another speed.
        """
        project = self._session.snapshot
        chosen = self.references(clips)
        first = project.clip(reference) if reference is not None else next(iter(chosen), None)
        family = _family(project, first) if first is not None else set()
        others = [clip for clip in _leads(project, clips) if clip.id not in family]
        if first is None or not others:
            raise NothingToSynchroniseError("Select two clips or more to synchronise them.")
        if method is not AlignMethod.start:
            _require_plain(first)
        order = Order(
            title=f'Synchronise {len(others) + 1} clips with "{first.name or first.id}"',
            kind="align",
            resource=Resource.processor if method is AlignMethod.sound else Resource.light,
        )

        def work(control: Control) -> tuple[SyncedClip, ...]:
            return self._found(project, first, others, method, control)

        return self._jobs.submit(order, work)

    def apply(self, reference: ClipId, found: Sequence[SyncedClip]) -> SyncResult:
        """Move what was found beside the reference, as one step; clips gone by now are left out.

        Raises:
            EditRefused: Something is in the way, on a locked track, or all fit already.
        """
        before = self._session.snapshot
        here = [one for one in found if one.clip in before.places]
        known = [(one.clip, one.offset) for one in here if one.offset is not None]
        sentences = tuple(one.sentence for one in here if one.sentence)
        if reference not in before.places or not known:
            return SyncResult(sentences=sentences)
        keys, offsets = zip(*known, strict=True)
        self._session.run(
            AlignClips(reference=reference, clips=keys, offsets=offsets), label="Synchronise"
        )
        after = self._session.snapshot
        kept = after.clip(reference).start - before.clip(reference).start
        moved = sum(after.clip(k).start - before.clip(k).start != kept for k in keys)
        return SyncResult(moved=moved, sentences=sentences)

    def _found(
        self,
        project: Project,
        reference: Clip,
        others: Sequence[Clip],
        method: AlignMethod,
        control: Control,
    ) -> tuple[SyncedClip, ...]:
        if method is AlignMethod.start:
            return tuple(
                SyncedClip(clip=c.id, offset=reference.source_in - c.source_in, confidence=1.0)
                for c in others
            )
        fit = [clip for clip in others if _media(clip) is not None and clip.retime.is_plain]
        if method in _LISTENED:
            keys = tuple(dict.fromkeys(key for clip in fit if (key := _media(clip)) is not None))
            own = _media(reference)
            assert own is not None  # noqa: S101 - required before
            known = {
                one.media: one
                for one in self._aligner.align(
                    project, keys, method, reference=own, control=control
                )
            }
            told = {clip.id: _of_media(clip, known) for clip in fit}
        else:
            told = _by_markers(project, reference, fit)
        return tuple(told.get(clip.id) or _unfit(clip) for clip in others)


def _leads(project: Project, clips: Sequence[ClipId]) -> list[Clip]:
    """Give one clip of each link, picture first, from the lowest track up, sound after."""

    def place(clip: Clip) -> tuple[bool, int, Ticks]:
        track = project.tracks[clip.track]
        row = project.sequences[track.sequence].tracks.index(track.id)
        return track.kind is TrackKind.audio, row, clip.start

    found: list[Clip] = []
    done: set[ClipId] = set()
    for clip in sorted((project.clip(key) for key in dict.fromkeys(clips)), key=place):
        if clip.id not in done:
            found.append(clip)
            done |= _family(project, clip)
    return found


def _family(project: Project, clip: Clip) -> set[ClipId]:
    return {clip.id, *(project.members[clip.link] if clip.link is not None else ())}


def _media(clip: Clip) -> MediaId | None:
    return clip.source.media if isinstance(clip.source, MediaSource) else None


def _require_plain(clip: Clip) -> None:
    name = clip.name or clip.id
    if _media(clip) is None:
        raise NoReferenceError(f'"{name}" shows no recording. Take another clip as reference.')
    if not clip.retime.is_plain:
        raise NoReferenceError(
            f'"{name}" plays at another speed. Take another clip as reference, or set its speed to'
            " 100 %."
        )


def _of_media(clip: Clip, known: dict[MediaId, Aligned]) -> SyncedClip:
    media = _media(clip)
    assert media is not None  # noqa: S101 - only such clips come here
    one = known[media]
    return SyncedClip(
        clip=clip.id, offset=one.offset, confidence=one.confidence, sentence=one.sentence
    )


def _by_markers(
    project: Project, reference: Clip, clips: Sequence[Clip]
) -> dict[ClipId, SyncedClip]:
    own = _markers(project, reference)
    if not own:
        raise NoReferenceError(
            f'"{reference.name or reference.id}" carries no marker. Put one on each clip at the'
            " same moment."
        )
    found = {}
    for clip in clips:
        pair = moment_shared(own, _markers(project, clip))
        found[clip.id] = (
            SyncedClip(clip=clip.id, sentence=f'"{clip.name or clip.id}" carries no marker.')
            if pair is None
            else SyncedClip(clip=clip.id, offset=pair[0] - pair[1], confidence=1.0)
        )
    return found


def _markers(project: Project, clip: Clip) -> tuple[ClipMarker, ...]:
    """Give the markers of a clip, or else those of what is linked with it, in media time."""
    family = (project.clip(key) for key in sorted(_family(project, clip) - {clip.id}))
    for one in (clip, *family):
        if one.markers and one.source_in - one.start == clip.source_in - clip.start:
            return tuple(sorted(one.markers, key=lambda marker: marker.at))
    return ()


def _unfit(clip: Clip) -> SyncedClip:
    name = clip.name or clip.id
    if _media(clip) is None:
        return SyncedClip(clip=clip.id, sentence=f'"{name}" shows no recording.')
    return SyncedClip(clip=clip.id, sentence=f'"{name}" plays at another speed.')
