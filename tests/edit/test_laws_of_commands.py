"""Random commands on random timelines: each keeps the laws, or is refused and changes nothing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from kijkocut.edit.clipboard import Clipboard, copy_clips
from kijkocut.edit.commands.add_multicam import AngleRecordings, Recording
from kijkocut.edit.edges import Side
from kijkocut.edit.ends import End
from kijkocut.edit.placing import Placement
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.registry import commands
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import Clip, Fade, MediaSource, SequenceSource, Transition
from kijkocut.model.ids import AngleId, OperationId, SequenceId
from kijkocut.model.invariants import check, problems
from kijkocut.model.project import Put
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.sequence import AngleSound
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

NAMES = [
    *(
        "add_track",
        "align_clips",
        "append",
        "delete_all_gaps",
        "delete_clips",
        "delete_gap",
        "delete_track",
    ),
    *("duplicate_clips", "extract", "fit_to_fill", "insert", "insert_space", "lift", "move_clips"),
    *("nest_clips", "overwrite", "paste", "paste_attributes", "rate_stretch", "reorder_track"),
    *("replace_clip", "ripple_delete", "ripple_trim", "roll", "set_clip_length", "set_track"),
    *("add_multicam", "flatten_multicam", "set_angle", "set_multicam", "switch_angle"),
    *("slide", "slip", "split_all", "split_clip", "swap_clips", "trim_clip", "trim_to"),
    *("add_take", "choose_take", "finalise_takes", "remove_take", "trim_ends"),
]
DISSOLVE = Transition(kind="dissolve", before=F, after=F)
RETIMES = [
    *(Retime(speed=Ratio(n, d)) for n, d in ((1, 1), (2, 1), (-1, 1), (1, 3), (-7, 3), (0, 1))),
    Retime(ramp=(RampPoint(0, Ratio(1, 2)), RampPoint(20 * F + 1, Ratio(5, 2)))),
]
FIXED = {"sequence": "s", "name": "Name", "language": "nl", "id": None, "new_id": None}
FIXED |= {"bin": None, "clip_id": None, "start_timecode": 0, "angle": "2", "sound_angle": "2"}


def a_timeline(rng):
    """Make a project with clips, links, groups, transitions, fades and odd speeds."""
    builder = a_project().with_media("short", 60)
    builder.with_multicam("cam", ["m", "short"], rng.choice(list(AngleSound)))
    for track in ("v1", "v2", "a1", "a2", "c1"):
        at = 0
        for number in range(rng.randrange(6)):
            at += rng.choice([0, 0, 0, 1, 13])
            frames = rng.randrange(1, 30)
            fields = {
                "fade_in": rng.choice([None, None, Fade(duration=F)]),
                "link": rng.choice([None, f"link-{number}"]),
                "group": rng.choice([None] * 8 + ["group"]),
            }
            if track != "c1":
                fields["source_in"] = rng.randrange(200, 600)
                fields["retime"] = rng.choice([Retime(), *RETIMES])
            if track != "c1" and rng.random() < 0.2:
                fields["source"] = SequenceSource(sequence="cam", angle=rng.choice("12"))
            builder.with_clip(f"{track}-{number}", track, at, frames, **fields)
            at += frames
    for number in range(2):
        builder.with_marker(f"k{number}", rng.randrange(100), frames=rng.randrange(5))
    if rng.random() < 0.5:
        builder.with_range(rng.randrange(20), rng.randrange(21, 80))
    builder.with_track("v2", is_sync_locked=rng.random() < 0.7)
    builder.with_track("a2", is_locked=rng.random() < 0.2)
    return with_transitions(rng, builder.build())


def with_transitions(rng, project):
    for track in ("v1", "v2", "a1"):
        for clip in project.lane(track):
            after = project.apply((Put(before=clip, after=replace(clip, transition=DISSOLVE)),))
            if rng.random() < 0.5 and not list(problems(after)):
                project = after
    return project


class Filler:
    """Makes up field values from a project."""

    def __init__(self, rng, project):
        self.rng, self.project = rng, project
        self.clips = sorted(project.places) or ["v1-0"]

    def command(self, name):
        cls = commands()[name]
        fields = {
            f.name: self.value(f.name, f.type)
            for f in inspect.type_info(cls).fields
            if f.required or self.rng.random() < 0.5
        }
        return cls(**{k: v for k, v in fields.items() if v is not None})

    def value(self, name, kind):
        if name == "source":
            return self.source()
        if name in FIXED:
            return FIXED[name]
        return self.ticks() if isinstance(kind, inspect.Metadata) else self.other(name, kind)

    def other(self, name, kind):
        rng = self.rng
        match kind:
            case inspect.UnionType():
                options = [k for k in kind.types if not isinstance(k, inspect.NoneType)]
                return self.value(name, rng.choice(options))
            case inspect.VarTupleType():
                count = 0 if name == "ids" else rng.randrange(1, 4)
                return tuple(self.value(name, kind.item_type) for _ in range(count))
            case inspect.EnumType():
                return rng.choice(list(kind.cls))
            case inspect.BoolType():
                return rng.random() < 0.5
            case inspect.IntType():
                return rng.randrange(-1, 3)
            case inspect.StructType():
                return self.struct(kind.cls)
        return rng.choice([*sorted(self.project.tracks), "v1"] if "track" in name else self.clips)

    def ticks(self):
        return self.rng.randrange(-30, 120) * F + self.rng.choice([0] * 8 + [1, -5])

    def source(self):
        if self.rng.random() < 0.1:
            angle = self.rng.choice([None, AngleId("1"), AngleId("2")])
            nest = SequenceId(self.rng.choice(sorted(self.project.sequences)))
            return SequenceSource(sequence=nest, angle=angle)
        return MediaSource(media=self.rng.choice(["m", "m", "short"]))

    def struct(self, cls):
        if cls is Placement:
            start = self.rng.randrange(50) * F
            end = self.rng.choice([None, start + self.rng.randrange(1, 40) * F])
            return Placement(source=self.source(), source_in=start, source_out=end)
        if cls is Clip:
            other = a_project().with_clip("donor", "v1", 0, 9, speed="2", colour="red").build()
            return (self.project if self.project.places else other).clip(
                self.rng.choice(self.clips) if self.project.places else "donor"
            )
        if cls is End:
            return End(clip=self.rng.choice(self.clips), side=self.rng.choice(list(Side)))
        if cls is Recording:
            return Recording(media=self.rng.choice(["m", "short"]), at=self.ticks())
        if cls is AngleRecordings:
            return AngleRecordings(
                recordings=tuple(self.struct(Recording) for _ in range(self.rng.randrange(1, 3)))
            )
        assert cls is Clipboard, cls
        own = self.project.sequences["s"].tracks
        chosen = [c for c in self.clips if self.project.places.get(c) in own]
        return copy_clips(self.project, self.rng.sample(chosen, min(len(chosen), 3)))


def try_one(name, seed):
    """Run a random command of that name; tell whether it could be done."""
    rng = random.Random(seed)
    project = a_timeline(rng)
    command = Filler(rng, project).command(name)
    try:
        run_commands(project, [command], OperationId("try"))
    except EditRefused as exc:
        reason = str(exc)
        refusal(project, command)
    else:
        run_lawfully(project, command)
        return True
    # The rules are the last line of defence; a command should have said what is wrong itself.
    assert "break its own rules" not in reason, (command, reason)
    assert "no room on the track" not in reason, (command, reason)
    return False


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_random_command_keeps_the_laws_or_is_refused(name, seed):
    try_one(name, seed)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_long_edit_keeps_the_rules_all_along(seed):
    rng = random.Random(seed)
    project = a_timeline(rng)
    for number in range(12):
        command = Filler(rng, project).command(rng.choice(NAMES))
        try:
            result = run_commands(project, [command], OperationId(f"op.{number}"))
        except EditRefused:
            continue
        project = result.project
        check(project)
