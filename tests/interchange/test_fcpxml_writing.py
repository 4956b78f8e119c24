import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.interchange import Outcome, read, write
from kijkocut.model.clip import (
    ClipMarker,
    Effect,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
    Transition,
)
from kijkocut.model.invariants import check
from kijkocut.model.params import Param
from kijkocut.model.project import Put
from kijkocut.model.ticks import Rate
from kijkocut.model.title import TextRun, Title
from kijkocut.testing.builders import F, a_project

RED = (1.0, 0.0, 0.0, 1.0)
DRESS = [
    {"is_enabled": False},
    {"speed": "2"},
    {"speed": "0"},
    {"speed": "-1/2", "source_in": 900},
    {
        "source": TitleSource(
            title=Title(text="Hé\nda", runs=(TextRun(start=1, end=3, italic=True),))
        )
    },
    {"source": GeneratorSource(kind="colour", params=(Param(name="colour", value=RED),))},
    {"source": SequenceSource(sequence="s2")},
    {},
    {},
]


@st.composite
def projects(draw):
    builder = a_project().with_sequence("s2", ("s2-v1",)).with_clip("in", "s2-v1", 0, 400)
    key = 0
    for track in ("v1", "v2", "a2", "c1"):
        at = 0
        for _ in range(draw(st.integers(0, 4))):
            gap, length = draw(st.integers(0, 3)), draw(st.integers(10, 60))
            dress = dict(draw(st.sampled_from(DRESS))) if track[0] == "v" else {}
            key += 1
            if gap == 0 and at and "source" not in dress and track != "c1":
                dress["transition"] = Transition(
                    kind="crossfade" if track[0] == "a" else "dissolve", before=2 * F, after=3 * F
                )
            if track == "v1" and "source" not in dress and draw(st.booleans()):
                sound = {k: v for k, v in dress.items() if k != "transition"}
                names = {"name": f"c{key}", "link": f"l{key}"}
                builder = builder.with_clip(f"s{key}", "a1", at + gap, length, **names, **sound)
                dress["link"] = f"l{key}"
            builder = builder.with_clip(f"c{key}", track, at + gap, length, **dress)
            at += gap + length
    project = builder.build()
    before = project.sequences["s"]
    after = replace(before, start_timecode=draw(st.sampled_from([0, 3600 * 25])) * F)
    return project.apply((Put(before=before, after=after),))


def drawn(project, sequence):
    """Draw what is seen and heard, whatever the ids: tracks of sound by name, pictures in order."""
    made = []
    for track in project.sequence_tracks(sequence):
        clips = [
            (
                c.start,
                c.end,
                c.name,
                c.source_in if isinstance(c.source, MediaSource) else None,
                c.retime,
                c.is_enabled,
                c.transition,
                c.source.title.text if isinstance(c.source, TitleSource) else type(c.source),
            )
            for c in project.lane(track.id)
        ]
        if clips:
            made.append((track.kind, track.name if track.kind == "audio" else "", clips))
    return sorted(made, key=lambda row: row[:2])


@settings(max_examples=40, deadline=None)
@given(project=projects())
def test_a_cut_comes_back(project, tmp_path_factory):
    path = tmp_path_factory.mktemp("fcpxml") / "x.fcpxml"
    written = write(project, "s", path)
    found = read(path)
    check(found.project)
    mine, theirs = drawn(project, "s"), drawn(found.project, found.sequences[0])
    if any(loss.what == "transitions" for loss in written.of(Outcome.dropped)):
        mine, theirs = (
            [(k, n, [c[:6] for c in cs]) for k, n, cs in rows] for rows in (mine, theirs)
        )
    assert theirs == mine
    kept = {"name", "rate", "start_timecode", "width", "height", "sample_rate", "channels"}
    one, other = project.sequences["s"], found.project.sequences[found.sequences[0]]
    assert {n: getattr(one, n) for n in kept} == {n: getattr(other, n) for n in kept}
    again = path.with_name("y.fcpxml")
    write(found.project, found.sequences[0], again)
    assert drawn(read(again).project, "seq-1") == theirs
    dropped = [loss.line() for loss in found.report.of(Outcome.dropped)]
    assert not dropped


@pytest.mark.parametrize("rate", ["24000/1001", "30000/1001", "60", "12"])
def test_every_rate_comes_back(tmp_path, rate):
    project = a_project().build()
    before = project.sequences["s"]
    after = replace(before, rate=Rate.parse(rate), drop_frame=rate == "30000/1001")
    project = project.apply((Put(before=before, after=after),))
    write(project, "s", tmp_path / "x.fcpxml", version="1.9")
    found = read(tmp_path / "x.fcpxml").project.sequences["seq-1"]
    assert (found.rate, found.drop_frame) == (after.rate, after.drop_frame)


def test_what_is_nested_is_accounted_for_too(tmp_path):
    effect = Effect(id="e", kind="blur")
    project = (
        a_project()
        .with_sequence("s2", ("s2-v1",))
        .with_clip("in", "s2-v1", 0, 400, effects=(effect,))
        .with_clip("n", "v1", 0, 30, source=SequenceSource(sequence="s2"))
        .build()
    )
    report = write(project, "s", tmp_path / "x.fcpxml")
    (loss,) = [loss for loss in report.of(Outcome.dropped) if loss.what == "effects"]
    assert loss.where == ('V1 00:00:00:00 "in"',)
    assert "other sequences of the project" not in [x.what for x in report.losses]


def test_markers_stay_on_their_frames(tmp_path):
    mark = ClipMarker(id="n", at=130 * F, name="look", note="here", colour="red", duration=F)
    project = (
        a_project()
        .with_clip("a", "v1", 10, 100, markers=(mark,), speed="2")
        .with_marker("k", 5)
        .build()
    )
    write(project, "s", tmp_path / "x.fcpxml")
    found = read(tmp_path / "x.fcpxml").project
    (clip,) = found.lane("seq-1-v1")
    assert [replace(m, id="n") for m in clip.markers] == [mark]
    assert [m.at for m in found.markers.values()] == [5 * F]


def test_a_folder_is_written_for_its_ending(tmp_path):
    project = a_project().with_clip("a", "v1", 0, 9).build()
    write(project, "s", tmp_path / "x.fcpxmld")
    assert (tmp_path / "x.fcpxmld" / "Info.fcpxml").is_file()
    assert read(tmp_path / "x.fcpxmld").sequences == ("seq-1",)
