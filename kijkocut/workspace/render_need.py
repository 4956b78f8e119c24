"""Which parts of a sequence are rendered ahead, and which would gain by it."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ticks
from kijkocut.workspace.prerender import Prerender, Span

_MOST_STRETCHES: Final = 400
"""With more stretches than that on show, nothing could be told apart."""


class Standing(StrEnum):
    """How the frames of a stretch are had when it plays."""

    light = "light"
    """A single source is shown as it is."""
    waiting = "waiting"
    """They are composited while it plays; rendering ahead would help."""
    rendered = "rendered"


class Stretch(Struct, frozen=True, kw_only=True):
    """A range of a sequence and how it stands."""

    start: Ticks
    stop: Ticks
    """First tick after it."""
    standing: Standing


class RenderNeed:
    """Looks at sequences. Any thread, but not the one that paints: it may take a second."""

    def __init__(self, prerender: Prerender) -> None:
        """Look up what is rendered in `prerender`."""
        self._prerender = prerender

    def look(
        self,
        project: Project,
        sequence_id: SequenceId,
        span: Span,
        *,
        is_overtaken: Callable[[], bool] = lambda: False,
    ) -> tuple[Stretch, ...]:
        """Give the stretches within a span that are not light, in order, neighbours joined.

        Args:
            project: A snapshot.
            sequence_id: Which sequence.
            span: Ticks, half-open.
            is_overtaken: Asked now and then; if so, what is known by then is given.
        """
        found: list[Stretch] = []
        stretches = _stretches(project, sequence_id, span)
        for part in stretches if len(stretches) <= _MOST_STRETCHES else ():
            for stretch in self._looked(project, sequence_id, part):
                last = found[-1] if found else None
                if last and last.stop == stretch.start and last.standing is stretch.standing:
                    found[-1] = replace(last, stop=stretch.stop)
                else:
                    found.append(stretch)
            if is_overtaken():
                break
        return tuple(one for one in found if one.standing is not Standing.light)

    def _looked(self, project: Project, sequence_id: SequenceId, ticks: range) -> Iterator[Stretch]:
        """Look at frames between two edges: three of them, and at all where those differ."""
        few = dict.fromkeys((ticks[0], ticks[len(ticks) // 2], ticks[-1]))
        stands = {at: self._standing(project, sequence_id, at) for at in few}
        has_some = len(self._prerender.segments) > 0
        is_plain = len(set(stands.values())) == 1
        if is_plain and (not has_some or Standing.light in stands.values()):
            (standing,) = set(stands.values())
            yield Stretch(start=ticks[0], stop=ticks[-1] + ticks.step, standing=standing)
            return

        def standing_at(at: Ticks) -> Standing:
            if at not in stands:
                stands[at] = self._standing(project, sequence_id, at)
            return stands[at]

        for standing, run in groupby(ticks, key=standing_at):
            part = list(run)
            yield Stretch(start=part[0], stop=part[-1] + ticks.step, standing=standing)

    def _standing(self, project: Project, sequence_id: SequenceId, at: Ticks) -> Standing:
        is_light, is_rendered = self._prerender.glance(project, sequence_id, at)
        if is_light:
            return Standing.light
        return Standing.rendered if is_rendered else Standing.waiting


def _stretches(project: Project, sequence_id: SequenceId, span: Span) -> list[range]:
    """Give the frames between each two neighbouring edges of clips."""
    sequence = project.sequences[sequence_id]
    frame = sequence.rate.frame_ticks
    low = max(0, span[0] // frame * frame)
    high = min(span[1], project.sequence_end(sequence_id))
    edges = {low, high}
    for track in sequence.tracks:
        if project.tracks[track].kind is TrackKind.audio:
            continue
        for clip in project.lane(track).between(low, high):
            edges |= {min(max(at, low), high) for at in (clip.start, clip.end)}
    snapped = sorted({-(-at // frame) * frame for at in edges})
    return [range(a, b, frame) for a, b in pairwise(snapped) if b > a]
