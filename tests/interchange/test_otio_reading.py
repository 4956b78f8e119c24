import json

import opentimelineio as otio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.interchange import Outcome, read, write
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.clip import (
    Effect,
    Fade,
    GeneratorSource,
    Mask,
    MaskShape,
    SequenceSource,
    TitleSource,
    Transition,
)
from kijkocut.model.invariants import check
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Put
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project

PARAM = Param(name="opacity", keys=(Keyframe(at=1, value=0.5), Keyframe(at=9, value=1.0)))
DRESS = [
    {"effects": (Effect(id="e", kind="blur", params=(PARAM,)),)},
    {"masks": (Mask(id="k", shape=MaskShape.ellipse),)},
    {"fade_in": Fade(duration=3 * F)},
    {"params": (PARAM,)},
    {"is_enabled": False},
    {"speed": "2"},
    {"speed": "0"},
    {"speed": "-1/2", "source_in": 900},
    {"retime": Retime(ramp=(RampPoint(0, Ratio(1)), RampPoint(99, Ratio(2))))},
    {"source": TitleSource(title=Title(text="Hé\n"))},
    {"source": GeneratorSource(kind="bars")},
    {"colour": "red", "link": "l", "group": "g"},
    {},
]


@st.composite
def projects(draw):
    builder = a_project().with_sequence("s2", ("s2-v1",)).with_clip("in", "s2-v1", 0, 400)
    key = 0
    for track in ("v1", "v2", "a1", "c1"):
        at = 0
        for _ in range(draw(st.integers(0, 4))):
            gap, length = draw(st.integers(0, 3)), draw(st.integers(10, 60))
            dress = dict(draw(st.sampled_from(DRESS))) if track[0] == "v" else {}
            if track == "v2" and draw(st.booleans()):
                dress = {"source": SequenceSource(sequence="s2")}
            is_joined = gap == 0 and at and "source" not in dress and "retime" not in dress
            if is_joined and track == "v1":
                dress["transition"] = Transition(kind="push", before=2 * F, after=2 * F)
            key += 1
            builder = builder.with_clip(f"c{key}", track, at + gap, length, **dress)
            at += gap + length
    name = draw(st.text(max_size=8))
    project = builder.with_marker("mk", 3).with_range(1, 9).build()
    about = replace(project.about, name=name)
    before = project.sequences["s"]
    after = replace(before, name=name, start_timecode=draw(st.integers(0, 9)) * F)
    puts = (Put(before=project.about, after=about), Put(before=before, after=after))
    return project.apply(puts)


@settings(max_examples=60, deadline=None)
@given(project=projects())
def test_own_files_come_back_equal(project, tmp_path_factory):
    path = tmp_path_factory.mktemp("otio") / "x.otio"
    report = write(project, "s", path)
    found = read(path)
    assert found.project == project
    assert found.sequences == ("s",)
    assert found.report.is_lossless
    assert report.is_lossless


def retold(project, path, change):
    """Write a project, let another program change the timeline, and read it back."""
    write(project, "s", path)
    timeline = otio.adapters.read_from_file(str(path))
    change(timeline)
    otio.adapters.write_to_file(timeline, str(path))
    found = read(path)
    check(found.project)
    return found


def test_what_another_program_moved_is_moved_and_the_rest_kept(tmp_path):
    effect = Effect(id="e", kind="blur")
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100, effects=(effect,))
        .with_clip("b", "v1", 100, 50, transition=Transition(kind="push", before=5 * F, after=F))
        .build()
    )
    time = otio.opentime.RationalTime(10, 25)
    gap = otio.schema.Gap(source_range=otio.opentime.TimeRange(duration=time))
    found = retold(project, tmp_path / "x.otio", lambda t: t.tracks[0].insert(0, gap))
    clips = list(found.project.lane("seq-1-v1"))
    assert [(c.start // F, c.end // F) for c in clips] == [(10, 110), (110, 160)]
    assert clips[0].effects == (effect,)
    assert clips[1].transition == Transition(kind="push", before=5 * F, after=F)
    assert found.project.media["m"] == project.media["m"]


def test_a_foreign_timeline_is_read_with_losses_named(tmp_path):
    rate = 24000 / 1001
    clip = otio.schema.Clip(
        name="shot",
        media_reference=otio.schema.ExternalReference(
            target_url="file:///media/A%20B.mov",
            available_range=otio.opentime.range_from_start_end_time(
                otio.opentime.RationalTime(86400, rate), otio.opentime.RationalTime(86900, rate)
            ),
        ),
        source_range=otio.opentime.TimeRange(
            otio.opentime.RationalTime(86410, rate), otio.opentime.RationalTime(48, rate)
        ),
    )
    clip.effects.append(otio.schema.LinearTimeWarp(time_scalar=2.0))
    clip.effects.append(otio.schema.Effect(effect_name="Glow"))
    clip.metadata["fcp"] = {"x": 1}
    track = otio.schema.Track(kind="Video", name="V1")
    track.append(clip)
    timeline = otio.schema.Timeline(name="Cut")
    timeline.tracks.append(track)
    otio.adapters.write_to_file(timeline, str(tmp_path / "f.otio"))
    found = read(tmp_path / "f.otio")
    check(found.project)
    (made,) = found.project.lane("seq-1-v1")
    rate_here = found.project.sequences["seq-1"].rate
    assert str(rate_here) == "24000/1001"
    assert made.duration == 48 * rate_here.frame_ticks
    assert made.source_in == 10 * rate_here.frame_ticks
    assert made.retime.speed == Ratio(2)
    (media,) = found.project.media.values()
    assert media.path == "/media/A B.mov"
    dropped = {(loss.what, loss.how, loss.where) for loss in found.report.of(Outcome.dropped)}
    assert ("effects", "Glow", ('V1 "shot"',)) in dropped
    assert ("metadata of fcp", "", ('V1 "shot"',)) in dropped


@pytest.mark.parametrize(
    "text", ["", "{", "[]", json.dumps({"OTIO_SCHEMA": "Clip.2"}), '{"OTIO_SCHEMA": 3}']
)
def test_a_file_without_a_timeline_is_refused(tmp_path, text):
    (tmp_path / "x.otio").write_text(text)
    with pytest.raises(UnreadableFileError, match=r"x\.otio"):
        read(tmp_path / "x.otio")
