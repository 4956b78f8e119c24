"""Sections of time: speed, fades, transitions."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.fields import Field, ParamField, PlainField
from kijkocut.desktop.inspector.items import TransitionItem
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.shared import clip_field, fixed, frames_spec, leads
from kijkocut.edit.command import Command
from kijkocut.edit.commands.reverse_clip import ReverseClip
from kijkocut.edit.commands.set_fade import SetFade
from kijkocut.edit.commands.set_speed import SetSpeed
from kijkocut.edit.commands.set_transition import SetTransition
from kijkocut.edit.edges import Side
from kijkocut.edit.joins import SOUND_KINDS, alignment_of
from kijkocut.edit.owners import Part
from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.clip import Alignment, Clip, Fade, FadeCurve
from kijkocut.model.ids import ClipId
from kijkocut.model.params import ParamKind, ParamSpec, Value
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate, Ratio

_SPEED: Final = ParamSpec(
    name="speed",
    label="Speed",
    default=100.0,
    minimum=1.0,
    maximum=10_000.0,
    step=1.0,
    unit="percent",
    can_keyframe=False,
    description="The length of the clip follows.",
)
_REVERSE: Final = fixed("reverse", "Backwards", ParamKind.switch, default=False)
_PITCH: Final = fixed(
    "keep_pitch",
    "Keep pitch",
    ParamKind.switch,
    default=True,
    description="Sound keeps its pitch at other speeds.",
)
_FRAMES: Final = fixed(
    "blend",
    "In-between frames",
    ParamKind.choice,
    "nearest",
    ("nearest", "blend"),
    "Nearest repeats or leaves out frames; blend mixes neighbours.",
)
_RIPPLE: Final = fixed(
    "ripple",
    "Move what follows",
    ParamKind.switch,
    default=False,
    description="Whether a change of speed moves the clips behind; if not, a longer clip is cut.",
)
_CURVES: Final = tuple(curve.value for curve in FadeCurve)


def speed_section(clips: tuple[Clip, ...], attention: Attention) -> SectionPlan:
    """Give the section of speed of clips in whose sources time passes."""
    first = leads(clips)
    ids = tuple(clip.id for clip in first)

    def speed(clip: Clip, value: Value) -> tuple[Command, ...]:
        share = Fraction(round(float(value) * 100), 10_000)  # type: ignore[arg-type]
        sign = -1 if clip.retime.speed.num < 0 else 1
        ratio = Ratio.of(sign * share.numerator, share.denominator)
        return (SetSpeed(clip=clip.id, speed=ratio, with_ripple=attention.has_ripple),)

    def ripple(project: Project, value: Value) -> tuple[Command, ...]:
        del project
        attention.let_ripple(is_on=bool(value))
        return ()

    fields: tuple[Field, ...] = (
        clip_field(_SPEED, ids, lambda c: abs(float(c.retime.speed.fraction)) * 100, speed),
        clip_field(
            _REVERSE,
            ids,
            lambda c: c.retime.speed.num < 0,
            lambda c, v: (ReverseClip(clip=c.id),) if bool(v) != (c.retime.speed.num < 0) else (),
        ),
        PlainField(spec=_RIPPLE, get=lambda _: (attention.has_ripple,), put=ripple),
        clip_field(
            _PITCH,
            ids,
            lambda c: c.retime.keep_pitch,
            lambda c, v: (SetSpeed(clip=c.id, keep_pitch=bool(v)),),
        ),
        clip_field(
            _FRAMES,
            ids,
            lambda c: c.retime.blend,
            lambda c, v: (SetSpeed(clip=c.id, blend=str(v)),),
        ),
    )
    return SectionPlan(
        key="speed",
        title="Speed",
        fields=fields,
        is_open=False,
        clips=ids,
        extra="ramp" if len(ids) == 1 else "",
    )


def fade_section(key: str, clips: tuple[Clip, ...], rate: Rate) -> SectionPlan:
    """Give the section of the fades at both ends."""
    ids = tuple(clip.id for clip in clips)
    fields: list[Field] = []
    for side, word in ((Side.head, "in"), (Side.tail, "out")):
        fields += _fade_fields(ids, side, word, rate)
    return SectionPlan(key=key, title="Fades", fields=tuple(fields), is_open=False)


def _fade_fields(ids: tuple[ClipId, ...], side: Side, word: str, rate: Rate) -> Iterator[Field]:
    def fade(clip: Clip) -> Fade | None:
        return clip.fade_in if side is Side.head else clip.fade_out

    def length(clip: Clip) -> Value:
        there = fade(clip)
        return rate.nearest_frame(there.duration) if there is not None else 0

    def curve(clip: Clip) -> Value:
        there = fade(clip)
        return (there.curve if there is not None else FadeCurve.power).value

    def set_length(clip: Clip, value: Value) -> tuple[Command, ...]:
        ticks = round(float(value)) * rate.frame_ticks  # type: ignore[arg-type]
        return (SetFade(clip=clip.id, side=side, duration=ticks),)

    def set_curve(clip: Clip, value: Value) -> tuple[Command, ...]:
        there = fade(clip)
        if there is None:
            return ()
        kind = FadeCurve(str(value))
        return (SetFade(clip=clip.id, side=side, duration=there.duration, curve=kind),)

    yield clip_field(frames_spec(f"fade_{word}", f"Fade {word}"), ids, length, set_length)
    shape = fixed(f"fade_{word}_curve", f"Curve {word}", ParamKind.choice, "power", _CURVES)
    yield clip_field(shape, ids, curve, set_curve)


def transition_section(
    key: str, clips: tuple[Clip, ...], rate: Rate, catalogue: Catalogue, *, is_sound: bool
) -> SectionPlan | None:
    """Give the section of the transitions at the starts of clips; None when there are none."""
    carriers = tuple(clip for clip in clips if clip.transition is not None)
    if not carriers:
        return None
    ids = tuple(clip.id for clip in carriers)
    kinds = {clip.transition.kind for clip in carriers if clip.transition is not None}
    known = SOUND_KINDS if is_sound else catalogue.kinds("transition")
    labels = {one: one if is_sound else _label(catalogue, one) for one in known}
    named = {label: one for one, label in labels.items()}
    usual = labels["dissolve" if "dissolve" in labels else known[0]]
    kind = fixed("kind", "Kind", ParamKind.choice, usual, tuple(named))

    def read_kind(clip: Clip) -> Value:
        found = clip.transition.kind if clip.transition is not None else ""
        return labels.get(found, found)

    align = fixed(
        "alignment", "Alignment", ParamKind.choice, "centre", tuple(a.value for a in Alignment)
    )
    length = frames_spec("duration", "Length", rate.nearest_frame(rate.snap(705_600_000)))

    def read_length(clip: Clip) -> Value:
        return rate.nearest_frame(clip.transition.duration) if clip.transition is not None else 0

    def set_length(clip: Clip, value: Value) -> tuple[Command, ...]:
        ticks = max(1, round(float(value))) * rate.frame_ticks  # type: ignore[arg-type]
        return (SetTransition(clip=clip.id, duration=ticks, can_shorten=True),)

    fields: list[Field] = [
        clip_field(
            kind,
            ids,
            read_kind,
            lambda c, v: (SetTransition(clip=c.id, kind=named.get(str(v), str(v))),),
        ),
        clip_field(length, ids, read_length, set_length),
        clip_field(
            align,
            ids,
            lambda c: alignment_of(c.transition).value if c.transition is not None else "centre",
            lambda c, v: (SetTransition(clip=c.id, alignment=Alignment(str(v)), can_shorten=True),),
        ),
    ]
    if len(kinds) == 1 and not is_sound:
        definition = catalogue.find(kinds.pop())
        if definition is not None and definition.kind is EffectKind.transition:
            fields += [
                ParamField(
                    spec=spec,
                    places=tuple(
                        Address(clip=c, part=Part.transition, name=spec.name) for c in ids
                    ),
                )
                for spec in definition.params
            ]
    return SectionPlan(
        key=key, title="Transition in", fields=tuple(fields), item=TransitionItem(clips=ids)
    )


def _label(catalogue: Catalogue, kind: str) -> str:
    """Give what the Transitions dock calls a transition."""
    definition = catalogue.find(kind)
    return definition.label if definition is not None else kind
