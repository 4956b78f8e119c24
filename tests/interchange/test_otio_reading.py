import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.interchange import read, write
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.clip import (
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
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Put
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project

PARAM = Param(name="opacity", keys=(Keyframe(at=1, value=0.5), Keyframe(at=9, value=1.0)))
PATH = tuple(Keyframe(at=at, value=(float(at),) * 18) for at in (2, 7))
DRAWN = Mask(
    id="p",
    shape=MaskShape.path,
    points=((0.0,) * 6,) * 3,
    params=(Param(name="path", keys=PATH),),
)
DRESS = [
    {"effects": (Effect(id="e", kind="blur", params=(PARAM,)),)},
    {"masks": (Mask(id="k", shape=MaskShape.ellipse), DRAWN)},
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
    {
        "takes": (
            Take(source=MediaSource(media="n"), source_in=5 * F, name="n", channel_map=(1, 0)),
            Take(source=SequenceSource(sequence="s2"), name="nest"),
        ),
        "take_place": 1,
    },
]


@st.composite
def projects(draw):
    builder = (
        a_project().with_media("n").with_sequence("s2", ("s2-v1",)).with_clip("in", "s2-v1", 0, 400)
    )
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


@pytest.mark.parametrize(
    "text", ["", "{", "[]", json.dumps({"OTIO_SCHEMA": "Clip.2"}), '{"OTIO_SCHEMA": 3}']
)
def test_a_file_without_a_timeline_is_refused(tmp_path, text):
    (tmp_path / "x.otio").write_text(text)
    with pytest.raises(UnreadableFileError, match=r"x\.otio"):
        read(tmp_path / "x.otio")
