"""Every command with made-up fields: each keeps the laws, or is refused and changes nothing."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.registry import commands, parse
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import (
    ClipMarker,
    Effect,
    Fade,
    GeneratorSource,
    Mask,
    MaskShape,
    MediaSource,
    SequenceSource,
    Take,
    TitleSource,
    Transition,
)
from kijkocut.model.ids import OperationId
from kijkocut.model.invariants import check
from kijkocut.model.mask_path import value_of
from kijkocut.model.media import Bin, MediaKind
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Project, Put
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.model.title import TextRun, Title
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import SmallCatalogue
from kijkocut.testing.laws import refusal, run_lawfully

POOLS = {
    "clips": ["a", "b", "n", "t", "g", "i", "s", "w", "c", "d", "gone"],
    "also": ["a", "b", "s"],
    "track": ["v1", "v2", "a1", "a2", "c1", "lost"],
    "sequence": ["s", "s2"],
    "sequences": ["s", "s2"],
    "media": ["m", "short", "still", "none"],
    "bin": ["one", "two"],
    "bins": ["one", "two"],
    "parent": ["one", "two", "three"],
    "effect": ["fx", "fy", "ga"],
    "mask": ["mk", "mp", "ml"],
    "marker": ["k0", "k1", "cm"],
    "name": ["opacity", "position", "gain", "radius", "colour", "feather", "path", "fit", "Name"],
    "kind": ["blur", "tint", "dissolve", "wipe", "colour", "gate", "gradient"],
    "blend": ["nearest", "blend", "normal"],
    "style": ["light", "heavy"],
}
KEYS = (Keyframe(at=0, value=0.0), Keyframe(at=20 * F, value=1.0))
GONE = object()
OPACITY = {"clip": "a", "track": GONE, "effect": GONE, "mask": GONE, "part": GONE} | {
    "sequence": GONE,
    "name": "opacity",
    "at": GONE,
}
PATH = OPACITY | {"mask": "mp", "name": "path"}
BLUR = {"clip": "a", "track": GONE, "sequence": GONE, "effect": "fx"}
MASTER = {"clip": GONE, "track": GONE, "sequence": "s"}
CAPTION = {"clip": "c", "at": GONE}
SUITED = {
    "add_caption": [{"track": "c1", "at": 50 * F, "duration": 3 * F}],
    "add_effect": [
        {"clip": "a", "track": GONE, "sequence": GONE, "index": 1},
        {"clip": GONE, "track": "a1", "sequence": GONE},
        {**MASTER, "kind": "gate", "index": 0, "params": []},
    ],
    "add_mask": [{"clip": "a", "shape": "star", "points": [], "params": []}],
    "add_mask_point": [{"clip": "a", "mask": "mp", "after": 2, "share": 0.25}],
    "add_transition": [{"clip": "b", "duration": 4 * F, "kind": "wipe"}],
    "delete_clip_marker": [{"clip": "a", "marker": "cm"}],
    "delete_keyframe": [{**OPACITY, "offset": 0}, {**OPACITY, "at": 20 * F, "offset": GONE}],
    "freeze_frame": [{"clip": "a", "at": 12 * F, "offset": GONE, "duration": 5 * F}],
    "merge_captions": [{"clips": ["c", "d"]}, {"clips": ["d", "c", "c"]}],
    "move_keyframes": [
        {**OPACITY, "at": [0], "offsets": [], "delta": 5 * F},
        {**OPACITY, "offsets": [], "stretch": {"num": 3, "den": 2}},
    ],
    "remove_effect": [BLUR],
    "remove_mask": [{"clip": "a", "mask": "mk"}],
    "remove_mask_point": [{"clip": "a", "mask": "mp", "index": 1}],
    "remove_transition": [{"clip": "b"}],
    "reorder_effects": [{**BLUR, "index": 0}],
    "sequence_settings": [{"sequence": "s", "width": 640, "rate": GONE, "start_timecode": 0}],
    "set_caption": [{"clip": "d", "start": GONE}, {"clip": "c", "start": GONE, "end": 19 * F}],
    "set_caption_style": [{"track": "c1", "style": GONE}],
    "set_channel_map": [{"clip": "s", "channels": [1, 0]}],
    "set_clip_marker": [{"clip": "a", "marker": "cm", "media_at": 5}],
    "set_effect": [BLUR],
    "set_keyframe": [
        {**OPACITY, "offset": 7 * F, "value": 0.5, "handles": GONE},
        {**OPACITY, **BLUR, "name": "radius", "offset": 0, "value": 4, "handles": GONE},
        {**PATH, "offset": 7 * F, "value": GONE, "handles": GONE},
        {**PATH, "offset": 9 * F, "value": [2] * 24, "handles": GONE},
    ],
    "set_mask": [{"clip": "a", "mask": "mk", "points": GONE, "shape": "heart", "index": 0}],
    "set_param": [
        {**OPACITY, "value": 0.5, "with_keyframes": True},
        {**OPACITY, "clip": GONE, "track": "a1", "name": "gain", "value": -3},
        {**OPACITY, **MASTER, "name": "gain", "value": -3},
    ],
    "set_title": [{"clip": "t", "whole": GONE, "runs": GONE, "colour": [1, 0, 0, 1]}],
    "add_take": [
        {"clip": "b", "source": {"type": "media", "media": "short"}, "source_in": 3 * F},
        {"clip": "a", "source": {"type": "sequence", "sequence": "s2"}, "source_in": 0},
    ],
    "choose_take": [{"clip": "a", "take": 1}, {"clip": "s", "take": 1, "can_shorten": True}],
    "finalise_takes": [{"clips": ["a", "b"]}],
    "remove_take": [{"clip": "a", "take": 0}, {"clip": "s", "take": 1}],
    "trim_ends": [
        {"ends": [{"clip": "a", "side": "tail"}, {"clip": "t", "side": "tail"}], "by": -2 * F},
        {"ends": [{"clip": "b", "side": "head"}, {"clip": "g", "side": "head"}], "by": F},
        {"ends": [{"clip": "a", "side": "tail"}, {"clip": "g", "side": "head"}], "by": F}
        | {"manner": "ripple"},
    ],
    "set_transition": [{"clip": "b", "duration": 2 * F, "kind": "push"}],
    "split_caption": [{**CAPTION, "offset": 7 * F, "character": GONE}, {**CAPTION, "at": 9 * F}],
}
"""Fields that are worth a try, since chance alone seldom finds them."""
CARRIERS = ("paste", "paste_attributes", "import_timeline")
"""They carry whole clips from outside, which only the rules can judge."""
TAKES = (
    Take(source=MediaSource(media="short"), source_in=15 * F, name="short"),
    Take(source=SequenceSource(sequence="s2"), name="s2"),
)
SQUARE = tuple(
    (x, y, 0.0, 0.0, 1.0, 0.0) for x, y in ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
)
PATHS = (
    Keyframe(at=0, value=value_of(SQUARE)),
    Keyframe(at=20 * F, value=value_of(SQUARE[1:] + SQUARE[:1])),
)
DRAWN = Mask(id="mp", shape=MaskShape.path, points=SQUARE, params=(Param(name="path", keys=PATHS),))
OVER = Transition(kind="wipe", before=3 * F, after=2 * F)


def a_timeline(rng):
    """Make a project that has some of everything, the less usual things by chance."""

    def maybe(value, other):
        return value if rng.random() < 0.5 else other

    title = Title(text="Hello world", runs=(TextRun(start=0, end=5, weight=700),))
    ramp = Retime(ramp=(RampPoint(0, Ratio(1, 2)), RampPoint(15 * F, Ratio(2, 1))))
    builder = (
        a_project()
        .with_media("short", 60)
        .with_media("still", 0, MediaKind.image)
        .with_sequence("s2", ("s2-v1", "s2-a1"))
        .with_clip("z", "s2-v1", 0, 40)
        .with_clip(
            "a",
            "v1",
            0,
            40,
            source_in=200,
            link="l",
            effects=(Effect(id="fx", kind="blur", params=(Param(name="radius", keys=KEYS),)),),
            params=(Param(name="opacity", keys=KEYS),),
            masks=(Mask(id="mk", shape=MaskShape.ellipse), DRAWN),
            markers=(ClipMarker(id="cm", at=205 * F),),
            takes=maybe(TAKES, ()),
        )
        .with_clip(
            "b",
            "v1",
            40,
            30,
            transition=maybe(OVER, None),
            fade_out=maybe(Fade(duration=5 * F), None),
            retime=maybe(ramp, Retime(speed=Ratio(rng.choice([1, -1, 3, 0]), 2))),
            source_in=300,
        )
        .with_clip("t", "v2", 10, 20, source=TitleSource(title=title), source_in=0, group="gr")
        .with_clip("g", "v2", 30, 20, source=GeneratorSource(kind="colour"), source_in=0)
        .with_clip("i", "v2", 50, 20, media="still", source_in=0)
        .with_clip("n", "v1", 90, 20, source=SequenceSource(sequence="s2"), source_in=0)
        .with_clip(
            "s",
            "a1",
            0,
            40,
            source_in=200,
            link="l",
            effects=(Effect(id="ga", kind="gate"),),
            takes=TAKES[:1],
        )
        .with_clip("w", "a2", 5, 60, media="short", source_in=0, group="gr")
        .with_clip("c", "c1", 0, 20)
        .with_clip("d", "c1", 20, 20)
        .with_marker("k0", 10)
        .with_marker("k1", 50, frames=5)
        .with_range(*rng.choice([(None, None), (5, 50)]))
        .with_track("v2", is_locked=rng.random() < 0.1, effects=(Effect(id="fy", kind="blur"),))
        .with_track("a1", is_sync_locked=rng.random() < 0.8)
    )
    project = builder.build()
    bins = (Bin(id="one", name="One"), Bin(id="two", name="Two", parent="one"))
    project = project.apply([Put(after=bin_) for bin_ in bins])
    media = project.media["m"]
    return project.apply((Put(before=media, after=replace(media, bin="two")),))


class Maker:
    """Makes up JSON for a command from the types of its fields."""

    def __init__(self, rng):
        self.rng = rng

    def command(self, cls):
        return {"command": cls.__struct_config__.tag, **self.struct(cls)}

    def struct(self, cls):
        made = {}
        tag = cls.__struct_config__.tag
        if cls.__struct_config__.tag_field and cls.__struct_config__.tag_field != "command":
            made[cls.__struct_config__.tag_field] = tag
        for field in inspect.type_info(cls).fields:
            if field.required or self.rng.random() < 0.4:
                made[field.name] = self.value(field.name, field.type)
        return made

    def value(self, name, kind):
        rng = self.rng
        match kind:
            case inspect.UnionType():
                return self.value(name, rng.choice(kind.types))
            case inspect.VarTupleType():
                return [self.value(name, kind.item_type) for _ in range(rng.randrange(4))]
            case inspect.TupleType():
                return [self.value(name, item) for item in kind.item_types]
            case inspect.StructType():
                return self.struct(kind.cls)
            case inspect.EnumType():
                return rng.choice([member.value for member in kind.cls])
            case inspect.StrType():
                return self.text(name)
        return self.plain(kind)

    def plain(self, kind):
        return {
            inspect.Metadata: self.rng.randrange(-5, 100) * F + self.rng.choice([0] * 9 + [1]),
            inspect.NoneType: None,
            inspect.BoolType: self.rng.random() < 0.5,
            inspect.IntType: self.rng.choice([-1, 0, 1, 1, 2, 3, 25, 48_000, 1080]),
            inspect.FloatType: self.rng.choice([-1.0, 0.0, 0.25, 0.5, 1.0, 1.0, 40.0]),
        }[type(kind)]

    def text(self, name):
        if name in ("id", "new_id"):
            return self.rng.choice(["new", "fresh", "a", ""])
        for key in (name, f"{name}s", name.rpartition("_")[2], name.removesuffix("s")):
            if key in POOLS:
                return self.rng.choice(POOLS[key])
        return self.rng.choice(["", "Some text", "naïve 🎬"])


def made(name, rng, project, tries=20):
    """Make up a command that can be read."""
    for _ in range(tries):
        raw = Maker(rng).command(commands()[name])
        if name in SUITED and rng.random() < 0.6:
            raw |= rng.choice(SUITED[name])
        raw = json.loads(json.dumps({k: v for k, v in raw.items() if v is not GONE}))
        try:
            return parse(raw, project)
        except EditRefused:
            continue
    return None


@pytest.mark.parametrize("name", sorted(commands()))
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_any_command_keeps_the_laws_or_is_refused(name, seed):
    rng = random.Random(seed)
    project = a_timeline(rng)
    command = made(name, rng, project)
    if command is None:
        return
    reason = ""
    try:
        run_commands(project, [command], OperationId("try"))
    except EditRefused as exc:
        reason = str(exc)
    if not reason:
        run_lawfully(project, command)
        return
    refusal(project, command)
    if name not in CARRIERS:
        # The rules are the last line of defence; a command says itself what is wrong.
        assert "break its own rules" not in reason, command
        assert "no room on the track" not in reason, command


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_long_edit_of_any_commands_keeps_the_rules(seed):
    rng = random.Random(seed)
    project: Project = a_timeline(rng)
    for number in range(25):
        command = made(rng.choice(sorted(commands())), rng, project)
        if command is None:
            continue
        operation = OperationId(f"op.{number}")
        try:
            project = run_commands(project, [command], operation, SmallCatalogue()).project
        except EditRefused:
            continue
        check(project)
