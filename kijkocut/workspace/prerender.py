"""Heavy spans rendered ahead: found again by what their frames look like, dropped by nobody.

A frame's key is a digest of its plan, of the content of the media it shows, and of the effects that
can be used. An edit changes the keys of exactly the frames that it changes; an undo brings the old
keys back, and with them what was rendered. An insert ahead moves frames and keeps their keys.
"""

import hashlib
from itertools import groupby
from typing import Final

import msgspec
from msgspec import Struct

from kijkocut import __version__
from kijkocut.effects import Catalogue
from kijkocut.export import Preset, Request, export
from kijkocut.jobs import Control, Job, Order, Resource
from kijkocut.model.errors import UserError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import ColourSpace, Sequence
from kijkocut.model.ticks import Ticks
from kijkocut.render import FramePlan, plan
from kijkocut.workspace.segments import Found, Segment, Segments
from kijkocut.workspace.services import Services

_DEEP: Final = (ColourSpace.pq, ColourSpace.hlg)
Span = tuple[Ticks, Ticks]
"""A range of a sequence in ticks, half-open."""


class NothingToRenderError(UserError):
    """The range to render ahead holds no frame."""

    code = "prerender.range"


class Prerendered(Struct, frozen=True, kw_only=True):
    """What became of a span."""

    frames: int
    rendered: int
    """Frames that had to be made."""
    reused: int
    """Frames that were there already."""
    light: int
    """Frames left alone: a single source shown as it is needs no help."""
    size_bytes: int
    """What all rendered frames take on disk now."""


class Prerender:
    """Rendering ahead for the sequences of one project."""

    def __init__(self, services: Services) -> None:
        """Render nothing yet."""
        self._services = services
        self._effects: tuple[Catalogue, bytes] | None = None

    @property
    def segments(self) -> Segments:
        """What is rendered, of all projects."""
        return self._services.segments

    def start(
        self, project: Project, sequence_id: SequenceId, span: Span | None = None
    ) -> Job[Prerendered]:
        """Start rendering a span, or else the range between in and out, or else everything.

        Raises:
            NothingToRenderError: It holds no frame.
        """
        sequence = project.sequences[sequence_id]
        ticks = span_frames(project, sequence, span)
        if not ticks:
            raise NothingToRenderError(f'There is nothing to render there in "{sequence.name}".')

        def work(control: Control) -> Prerendered:
            return self._render(project, sequence, ticks, control)

        order = Order(
            title=f"Render {sequence.name} ahead", kind="prerender", resource=Resource.renderer
        )
        return self._services.jobs.submit(order, work)

    def find(self, project: Project, sequence_id: SequenceId, at: Ticks) -> Found | None:
        """Give the rendered frame on show at `at`, if there is one. Any thread."""
        sequence = project.sequences[sequence_id]
        frame = sequence.rate.frame_ticks
        return self.segments.find(self._key(project, sequence_id, at // frame * frame))

    def glance(self, project: Project, sequence_id: SequenceId, at: Ticks) -> tuple[bool, bool]:
        """Tell whether the frame at `at` is one source as it is, and whether it is rendered."""
        planned = plan(project, sequence_id, at, catalogue=self._services.catalogue)
        if planned.is_untouched or not len(self.segments):
            return planned.is_untouched, False
        return False, frame_key(project, planned, self._digest()) in self.segments

    def ranges(
        self, project: Project, sequence_id: SequenceId, span: Span | None = None
    ) -> tuple[Span, ...]:
        """Give the parts of a span that are rendered, for a bar over the timeline."""
        sequence = project.sequences[sequence_id]
        frame = sequence.rate.frame_ticks
        ticks = span_frames(project, sequence, span)
        found: list[Span] = []
        for is_there, run in groupby(
            ticks, key=lambda at: self._key(project, sequence_id, at) in self.segments
        ):
            if is_there:
                parts = list(run)
                found.append((parts[0], parts[-1] + frame))
        return tuple(found)

    def _render(
        self, project: Project, sequence: Sequence, ticks: range, control: Control
    ) -> Prerendered:
        rendered = reused = light = 0
        per_film = max(1, sequence.rate.nominal)
        films = [ticks[i : i + per_film] for i in range(0, len(ticks), per_film)]
        catalogue = self._services.catalogue
        for number, part in enumerate(films):
            control.check()
            plans = [plan(project, sequence.id, at, catalogue=catalogue) for at in part]
            keys = tuple(frame_key(project, one, self._digest()) for one in plans)
            if all(one.is_untouched for one in plans):
                light += len(part)
            elif all(key in self.segments for key in keys):
                reused += len(part)
            else:
                step = control.part(number / len(films), (number + 1) / len(films))
                self._write(project, sequence, part, keys, step)
                rendered += len(part)
            control.report((number + 1) / len(films))
        return Prerendered(
            frames=len(ticks),
            rendered=rendered,
            reused=reused,
            light=light,
            size_bytes=self.segments.size_bytes,
        )

    def _write(
        self,
        project: Project,
        sequence: Sequence,
        part: range,
        keys: tuple[str, ...],
        control: Control,
    ) -> None:
        path = self.segments.place(keys)
        request = Request(
            preset=_preset(sequence),
            out=path,
            range=(part[0], part[-1] + part.step),
            is_checked=False,
        )
        export(
            project,
            sequence.id,
            request=request,
            engine=self._services,
            listener=lambda progress: control.report(progress.share),
            cancel=_Wish(control),
        )
        self.segments.add(
            path,
            Segment(
                keys=keys,
                facts=self._services.probe(path),
                rate=sequence.rate,
                size=(sequence.width, sequence.height),
                colour_space=sequence.colour_space,
            ),
        )

    def _key(self, project: Project, sequence_id: SequenceId, at: Ticks) -> str:
        catalogue = self._services.catalogue
        planned = plan(project, sequence_id, at, catalogue=catalogue)
        return frame_key(project, planned, self._digest())

    def _digest(self) -> bytes:
        """Work the digest out once for a catalogue, which is exchanged whole when files change."""
        catalogue = self._services.catalogue
        known = self._effects
        if known is None or known[0] is not catalogue:
            known = self._effects = (catalogue, effects_digest(catalogue))
        return known[1]


class _Wish:
    """A job's control as an export's wish to stop."""

    def __init__(self, control: Control) -> None:
        self._control = control

    def is_set(self) -> bool:
        return self._control.is_cancelled()


def frame_key(project: Project, planned: FramePlan, effects: bytes) -> str:
    """Give a digest of all that decides how a frame looks: equal keys, equal pixels.

    Args:
        project: Has the media that the plan shows.
        planned: Made with the usual settings, for the whole canvas.
        effects: As `effects_digest` gives it.
    """
    digest = hashlib.blake2b(planned.key.encode(), digest_size=16)
    for picture in planned.pictures():
        digest.update(project.media[picture.media].facts.content_hash.encode())
    digest.update(effects)
    return digest.hexdigest()


def effects_digest(catalogue: Catalogue) -> bytes:
    """Give a digest of the program's version and all effects, the user's own among them."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=16)
    for definition in catalogue:
        digest.update(msgspec.msgpack.encode(definition))
    return digest.digest()


def span_frames(project: Project, sequence: Sequence, span: Span | None) -> range:
    """Give the times of the frames that begin within a span, or between in and out."""
    frame = sequence.rate.frame_ticks
    end = project.sequence_end(sequence.id)
    if span is None:
        low, high = sequence.range_in or 0, sequence.range_out or end
    else:
        low, high = span
    return range(max(0, -(-low // frame) * frame), min(high, end), frame)


def _preset(sequence: Sequence) -> Preset:
    """Give what films are written as: short groups of frames, quick to write, near lossless."""
    is_odd = bool(sequence.width % 2 or sequence.height % 2)
    kind = "yuv444p" if is_odd else "yuv420p"
    depth = "10le" if sequence.colour_space in _DEEP else ""
    values = {
        "name": "rendered-ahead",
        "title": "Rendered ahead",
        "container": "mp4",
        "video_codec": "h264",
        "crf": 8,
        "speed": "superfast",
        "keyframe_s": 0.2,
        "pixel_format": kind + depth,
    }
    return msgspec.convert(values, Preset)
