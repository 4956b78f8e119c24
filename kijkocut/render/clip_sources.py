"""Plans the pictures that clips show: media, titles, generators and nests."""

from collections.abc import Callable

from msgspec import Struct

from kijkocut.effects import EffectKind
from kijkocut.model.angles import tracks_played
from kijkocut.model.clip import Clip, GeneratorSource, MediaSource, SequenceSource, TitleSource
from kijkocut.model.media import MediaKind, VideoStream
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.ticks import Rate, Ticks
from kijkocut.render.colour import conversion
from kijkocut.render.effect_plan import EffectPlan
from kijkocut.render.frame_plan import (
    Affine,
    AnyLayer,
    FramePlan,
    GeneratorPicture,
    Layer,
    MediaPicture,
    NestPicture,
    Picture,
    PlannedEffect,
)
from kijkocut.render.geometry import Extent, density_of, fitted
from kijkocut.render.timing import aimed, source_time
from kijkocut.render.title_motion import staged

Nest = Callable[[SequenceSource, Ticks, tuple[int, int]], FramePlan | None]
"""Plans a nested sequence, or an angle of it, at a time of its own, in a size in pixels."""


class View(Struct, frozen=True, kw_only=True):
    """How the canvas is seen."""

    matrix: Affine
    """From pixels around the canvas centre to output pixels."""
    canvas: Extent
    size: tuple[int, int]
    rate: Rate
    blank: FramePlan
    """A frame of the sequence with nothing on it, to be seen through."""


class ClipSource(Struct, frozen=True, kw_only=True):
    """A picture before its clip's parameters: its own size, and whether it has no holes."""

    picture: Picture
    natural: Extent
    is_opaque: bool
    is_fitted: bool = True
    density_limit: Extent | None = None
    moved: Affine = Affine()
    """A motion of the source's own, in clip space, before the clip's transform."""
    opacity: float = 1.0
    effects: tuple[PlannedEffect, ...] = ()
    """Of the source itself, before the clip's."""


class ClipSources:
    """Plans sources for one frame of one sequence."""

    def __init__(self, project: Project, effects: EffectPlan, view: View, nest: Nest) -> None:
        """Plan for `view`; `effects` resolves generators, `nest` plans nests."""
        self._project = project
        self._effects = effects
        self._view = view
        self._nest = nest

    def of(self, clip: Clip, tick: Ticks, look: tuple[Affine, str]) -> ClipSource | None:
        """Plan what the clip's source gives at `tick`; None when that is nothing.

        Args:
            clip: Whose source.
            tick: Timeline time.
            look: The clip's transform and fit, which decide how large a nest is rendered.
        """
        match clip.source:
            case MediaSource():
                return self._media(clip, clip.source, tick)
            case TitleSource(title=title):
                if not title.text.strip():
                    return None
                stage = staged(title, clip, tick, self._view.canvas)
                return ClipSource(
                    picture=stage.picture,
                    natural=self._view.canvas,
                    is_opaque=False,
                    is_fitted=False,
                    moved=stage.moved,
                    opacity=stage.opacity,
                    effects=stage.effects,
                )
            case GeneratorSource():
                return self._generator(clip, clip.source, tick)
            case SequenceSource() as nest:
                return self._nested(clip, nest, tick, look)
            case _:
                return None

    def _media(self, clip: Clip, source: MediaSource, tick: Ticks) -> ClipSource | None:
        media = self._project.media.get(source.media)
        stream = _video(media.facts.streams, source.stream) if media else None
        if media is None or stream is None:
            self._effects.missing.append(f"Clip {clip.id}: its media has no picture.")
            return None
        size = stream.display_size
        asked = MediaPicture(
            media=media.id,
            path=media.path,
            at=0 if media.facts.kind is MediaKind.image else max(0, source_time(clip, tick)),
            stream=source.stream,
            size=size,
        )
        natural = (float(size[0]), float(size[1]))
        return ClipSource(
            picture=aimed(asked, clip, media.facts, stream),
            natural=natural,
            is_opaque=not stream.has_alpha,
            density_limit=natural,
        )

    def _generator(self, clip: Clip, source: GeneratorSource, tick: Ticks) -> ClipSource | None:
        definition = self._effects.definition(source.kind, EffectKind.generator)
        if definition is None:
            return None
        now = tick - clip.start
        values = definition.values_at(source.params, now)
        moment = self._effects.moment(definition, tick, clip.start)
        picture = GeneratorPicture(
            kind=source.kind,
            values=values,
            time=moment.time,
            frame=moment.frame,
            step=moment.step,
            sound=moment.sound,
            version=definition.version,
        )
        colours = [v for _, v in values if isinstance(v, tuple) and len(v) == 4]
        is_opaque = definition.keeps_alpha and all(c[3] >= 1.0 for c in colours)
        return ClipSource(
            picture=picture, natural=self._view.canvas, is_opaque=is_opaque, is_fitted=False
        )

    def _nested(
        self, clip: Clip, source: SequenceSource, tick: Ticks, look: tuple[Affine, str]
    ) -> ClipSource | None:
        inner = self._project.sequences.get(source.sequence)
        if inner is None:
            self._effects.missing.append(f"Clip {clip.id}: its sequence is not in the project.")
            return None
        natural = (float(inner.width), float(inner.height))
        at = source_time(clip, tick)
        if source.angle is not None:
            tracks = tracks_played(self._project, inner.id, source.angle)
            if all(track.kind is not TrackKind.video for track in tracks):
                self._effects.missing.append(f"Clip {clip.id}: its angle is not in the multicam.")
                return None
            alone = self._untouched_angle(source, inner, at)
            if alone is not None:
                return alone
        matrix, fit = look
        box = fitted(natural, self._view.canvas, fit)
        density = density_of(matrix, natural, box)
        size = max(1, round(box[0] * density)), max(1, round(box[1] * density))
        plan = self._nest(source, at, size)
        if plan is None:
            return None
        self._effects.missing.extend(plan.missing)
        return ClipSource(
            picture=NestPicture(plan=plan),
            natural=natural,
            is_opaque=plan.is_opaque,
            density_limit=natural,
        )

    def _untouched_angle(
        self, source: SequenceSource, inner: Sequence, at: Ticks
    ) -> ClipSource | None:
        """Plan an angle that is one untouched picture as just that, so that it stays as light."""
        size = (inner.width, inner.height)
        whole = self._nest(source, at, size)
        is_same = whole is not None and whole.colour_space == self._view.blank.colour_space
        if whole is None or whole.passthrough is None or not is_same:
            return None
        natural = (float(size[0]), float(size[1]))
        return ClipSource(
            picture=whole.passthrough, natural=natural, is_opaque=True, density_limit=natural
        )


def untouched(
    project: Project, layers: list[AnyLayer], sequence: Sequence, size: tuple[int, int]
) -> MediaPicture | None:
    """Name the one source frame that is all there is to see, pixel for pixel, or None."""
    if len(layers) != 1 or not isinstance(layers[0], Layer):
        return None
    layer = layers[0]
    picture = layer.picture
    if not isinstance(picture, MediaPicture) or picture.blend_at is not None:
        return None
    middle = Affine(x0=size[0] / 2, y0=size[1] / 2)
    is_plain = layer == Layer(picture=picture, box=layer.box, matrix=middle, density=1.0)
    media = project.media[picture.media]
    stream = _video(media.facts.streams, picture.stream)
    if stream is None or not is_plain or stream.has_alpha or stream.rotation:
        return None
    is_whole = (stream.width, stream.height) == size == stream.display_size
    is_same = conversion(stream.colour, sequence.colour_space) is None
    return (
        picture
        if is_whole and is_same and layer.box == (float(sequence.width), float(sequence.height))
        else None
    )


def _video(streams: tuple[object, ...], index: int | None) -> VideoStream | None:
    found = (s for s in streams if isinstance(s, VideoStream) and index in (None, s.index))
    return next(found, None)
