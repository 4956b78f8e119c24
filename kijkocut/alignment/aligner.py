"""Aligning the media of a project with one of them, as a job."""

from collections.abc import Sequence

from kijkocut.alignment.common_sound import SoundShift, shift_between
from kijkocut.alignment.known_times import aligned_by
from kijkocut.alignment.method import Aligned, AlignMethod, NoReferenceError
from kijkocut.alignment.recording import Recording
from kijkocut.jobs import Control, Job, Jobs, Order, Resource
from kijkocut.media import MediaError, MediaPool
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.project import Project


class Aligner:
    """Orders the alignment of media. Any thread."""

    def __init__(self, jobs: Jobs, pool: MediaPool) -> None:
        """Align nothing yet."""
        self._jobs, self._pool = jobs, pool

    def find(
        self,
        project: Project,
        media: Sequence[MediaId],
        method: AlignMethod,
        *,
        reference: MediaId | None = None,
    ) -> Job[tuple[Aligned, ...]]:
        """Start finding where media lie beside a reference.

        Args:
            project: Whose media; a snapshot.
            media: What is to be aligned; it may hold the reference, which then lies at 0.
            method: By what.
            reference: With what; the first of `media` if None.

        Returns:
            A job that gives an `Aligned` for each of `media`, in their order. What could not be
            aligned says why in its sentence and does not make the job fail.

            The job fails with `NoReferenceError` when the reference has no sound, timecode or
            marker.
        """
        wanted = tuple(dict.fromkeys(media))
        chosen = wanted[0] if reference is None else reference
        owner = project.media[chosen]
        order = Order(
            title=f'Synchronise {len(wanted)} recordings with "{owner.name}"',
            kind="align",
            resource=Resource.processor if method is AlignMethod.sound else Resource.light,
        )
        return self._jobs.submit(
            order,
            lambda control: self.align(project, wanted, method, reference=chosen, control=control),
        )

    def align(
        self,
        project: Project,
        media: Sequence[MediaId],
        method: AlignMethod,
        *,
        reference: MediaId,
        control: Control,
    ) -> tuple[Aligned, ...]:
        """Find it here and now, as part of another job; see `find`.

        Raises:
            NoReferenceError: The reference has no sound, timecode or marker.
            JobCancelledError: `control` said so.
            MediaError: The reference can't be read; other files say so in their sentence.
        """
        if method is not AlignMethod.sound:
            return aligned_by(project, media, method, reference)
        owner = project.media[reference]
        if owner.facts.audio is None:
            raise NoReferenceError(
                f'"{owner.name}" has no sound to align with. Take another reference or method.'
            )
        return self._listen(owner, [project.media[key] for key in media], control)

    def _listen(
        self, reference: Media, others: Sequence[Media], control: Control
    ) -> tuple[Aligned, ...]:
        found: dict[MediaId, Aligned] = {}
        heard = [one for one in others if one.facts.audio is not None and one.id != reference.id]
        with self._recording(reference) as own:
            for number, one in enumerate(heard):
                step = control.part(number / len(heard), (number + 1) / len(heard))
                step.report(0.0, one.name)
                own.heard(step.part(0.0, 0.4).report, step.is_cancelled)
                try:
                    found[one.id] = self._compared(own, one, step)
                except MediaError as exc:
                    found[one.id] = Aligned(media=one.id, sentence=str(exc))
        return tuple(found.get(one.id) or self._unheard(one, reference) for one in others)

    def _compared(self, own: Recording, media: Media, step: Control) -> Aligned:
        with self._recording(media) as recording:
            shift = shift_between(
                own, recording, on_progress=step.report, is_cancelled=step.is_cancelled
            )
        return told(media, shift)

    def _recording(self, media: Media) -> Recording:
        return Recording(
            lambda rate: self._pool.audio(media.path, media.facts, sample_rate=rate),
            media.facts.duration,
        )

    def _unheard(self, media: Media, reference: Media) -> Aligned:
        if media.id == reference.id:
            return Aligned(media=media.id, offset=0, confidence=1.0)
        return Aligned(media=media.id, sentence=f'"{media.name}" has no sound.')


def told(media: Media, shift: SoundShift) -> Aligned:
    """Put what was heard into words where nothing was found."""
    if shift.is_found:
        return Aligned(media=media.id, offset=shift.ticks, confidence=shift.confidence)
    percent = round(100 * shift.confidence)
    sentence = f'"{media.name}" has no common sound with the reference (confidence {percent} %).'
    return Aligned(media=media.id, confidence=shift.confidence, sentence=sentence)
