import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.interchange import Format, Outcome, read, write
from kijkocut.interchange.checking import seen
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.clip import (
    AdjustmentSource,
    BlendMode,
    ClipMarker,
    Fade,
    FadeCurve,
    GeneratorSource,
    SequenceSource,
    TitleSource,
    Transition,
)
from kijkocut.model.invariants import check
from kijkocut.model.media import Bin, MediaKind, Subclip
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Put
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project

OVER = Transition(kind="dissolve", before=5 * F, after=5 * F)


def there_and_back(tmp_path, project, keys=("s",)):
    report = write(project, keys, tmp_path / "x.xml")
    found = read(tmp_path / "x.xml")
    check(found.project)
    return found, report


def rich():
    """Give a cut with everything that the format keeps."""
    move = Param(
        name="position",
        value=(0.0, 0.0),
        keys=(Keyframe(at=0, value=(0.0, 0.0)), Keyframe(at=20 * F, value=(96.0, 54.0))),
    )
    wipe = Transition(
        kind="wipe", before=4 * F, after=6 * F, params=(Param(name="angle", value=270.0),)
    )
    return (
        a_project()
        .with_media("p", 0, MediaKind.image)
        .with_sequence("in", ("in-v1", "in-a1"))
        .with_clip("i", "in-v1", 0, 100)
        .with_clip("a", "v1", 0, 100, link="l", colour="red", params=(move,))
        .with_clip("s", "a1", 0, 100, link="l", name="a", params=(Param(name="gain", value=-6.0),))
        .with_clip("b", "v1", 100, 50, transition=OVER, is_enabled=False)
        .with_clip("c", "v1", 150, 50, transition=wipe, speed="2", blend=BlendMode.multiply)
        .with_clip("d", "v1", 200, 50, speed="-1", source_in=500)
        .with_clip("e", "v1", 250, 50, speed="0")
        .with_clip("n", "v2", 0, 50, source=SequenceSource(sequence="in"), source_in=10)
        .with_clip("t", "v2", 60, 40, source=TitleSource(title=Title(text="Hé")), source_in=0)
        .with_clip("g", "v2", 110, 20, source=GeneratorSource(kind="bars"), source_in=0)
        .with_clip("j", "v2", 140, 20, source=AdjustmentSource(), source_in=0)
        .with_clip("q", "v2", 170, 20, media="p", source_in=0)
        .with_clip("w", "a2", 0, 60, channel_map=(1, 1))
        .with_clip(
            "f",
            "v2",
            200,
            50,
            fade_in=Fade(duration=10 * F, curve=FadeCurve.linear),
            markers=(ClipMarker(id="m1", at=120 * F, name="M", note="n", colour="red"),),
        )
        .with_marker("x", 30, frames=5)
        .with_track("v2", is_locked=True, name="Over")
        .with_track("a2", is_muted=True)
        .with_range(10, 90)
        .build()
    )


def test_everything_that_is_kept_comes_back(tmp_path):
    project = rich()
    found, report = there_and_back(tmp_path, project)
    (key,) = found.sequences
    assert seen(found.project, key) == seen(project, "s")
    first, again = project.sequences["s"], found.project.sequences[key]
    assert (again.name, again.range_in, again.range_out) == ("s", first.range_in, first.range_out)
    assert (again.width, again.height, again.sample_rate) == (1920, 1080, 48_000)
    names = [found.project.tracks[t].name for t in again.tracks]
    assert names == ["V1", "Over", "A1", "A2"]
    clips = {c.name: c for t in again.tracks[::-1] for c in found.project.lane(t)}
    (sound,) = found.project.lane(again.tracks[2])
    assert clips["a"].link == sound.link is not None
    assert (clips["a"].colour, clips["c"].blend) == ("red", BlendMode.multiply)
    assert (clips["w"].channel_map, clips["f"].fade_in) == ((1, 1), project.clip("f").fade_in)
    (mark,) = clips["f"].markers
    assert (mark.at / F, mark.name, mark.note, mark.colour) == (120, "M", "n", "red")
    (chapter,) = found.project.markers.values()
    assert (chapter.at / F, chapter.duration / F) == (30, 5)
    assert "caption" not in str([x.what for x in report.of(Outcome.dropped)])


def test_several_sequences_and_what_they_nest(tmp_path):
    project = rich()
    found, _ = there_and_back(tmp_path, project, ("s", "in"))
    assert [found.project.sequences[k].name for k in found.sequences] == ["s", "in"]
    for ours, theirs in zip(("s", "in"), found.sequences, strict=True):
        assert seen(found.project, theirs) == seen(project, ours)
    assert len(found.project.sequences) == 2


def test_bins_notes_labels_and_subclips_of_files(tmp_path):
    project = rich()
    media = project.media["m"]
    part = Subclip(id="sub", name="Answer", source_in=10 * F, source_out=60 * F)
    filed = replace(media, bin="b2", note="best", colour="#3fa0a0", subclips=(part,))
    project = project.apply(
        (
            Put(after=Bin(id="b1", name="Day 1")),
            Put(after=Bin(id="b2", name="Cam", parent="b1", colour="#d9534f")),
            Put(after=Bin(id="b3", name="Empty")),
            Put(before=media, after=filed),
        )
    )
    found, _ = there_and_back(tmp_path, project)
    bins = {b.name: b for b in found.project.bins.values()}
    assert set(bins) == {"Day 1", "Cam"}
    assert (bins["Cam"].parent, bins["Cam"].colour) == (bins["Day 1"].id, "#d9534f")
    (again,) = (m for m in found.project.media.values() if m.path == media.path)
    assert (again.bin, again.note, again.colour) == (bins["Cam"].id, "best", "#3fa0a0")
    assert [(s.name, s.source_in, s.source_out) for s in again.subclips] == [
        ("Answer", 10 * F, 60 * F)
    ]


def test_drop_frame_and_rates_that_differ_from_the_files(tmp_path):
    ntsc = Rate.of(30000, 1001)
    project = a_project().build()
    sequence = project.sequences["s"]
    made = replace(sequence, rate=ntsc, drop_frame=True, start_timecode=1800 * ntsc.frame_ticks)
    project = project.apply((Put(before=sequence, after=made),))
    clip = a_project().with_clip("a", "v1", 0, 50).build().clip("a")
    placed = replace(clip, duration=60 * ntsc.frame_ticks, source_in=7 * F)
    project = project.apply((Put(after=placed),))
    found, _ = there_and_back(tmp_path, project)
    (key,) = found.sequences
    again = found.project.sequences[key]
    assert (again.rate, again.drop_frame, again.start_timecode) == (
        ntsc,
        True,
        made.start_timecode,
    )
    assert seen(found.project, key) == seen(project, "s")


def test_each_loss_is_named(tmp_path):
    project = a_project().with_clip("k", "c1", 0, 50).with_clip("a", "v1", 0, 50).build()
    _, report = there_and_back(tmp_path, project)
    assert "captions" in [x.what for x in report.of(Outcome.dropped)]


SPEEDS = st.sampled_from([Ratio(1), Ratio(2), Ratio(1, 2), Ratio(-1), Ratio(3, 7), Ratio(0)])


@st.composite
def cuts(draw):
    """Draw rows of clips with gaps, speeds, transitions and parameters."""
    builder = a_project()
    for track in ("v1", "v2", "a1"):
        at = 0
        for number in range(draw(st.integers(0, 4))):
            gap = draw(st.sampled_from([0, 0, 7]))
            length = draw(st.integers(20, 60))
            fields = {"retime": Retime(speed=draw(SPEEDS))}
            if not gap and number and draw(st.booleans()):
                after = draw(st.integers(0, 8))
                early = draw(st.integers(0 if after else 1, 8))
                kind = "dissolve" if track != "a1" else "crossfade"
                fields["transition"] = Transition(kind=kind, before=early * F, after=after * F)
            if track != "a1":
                x, y = draw(st.integers(-900, 900)), draw(st.integers(-500, 500))
                fields["params"] = (
                    (Param(name="position", value=(float(x), float(y))),) if x or y else ()
                )
            at += gap
            builder = builder.with_clip(
                f"{track}-{number}", track, at, length, source_in=700, **fields
            )
            at += length
    return builder.build()


@given(cuts())
@settings(max_examples=25, deadline=None)
def test_cuts_come_back(tmp_path_factory, project):
    found, _ = there_and_back(tmp_path_factory.mktemp("cut"), project)
    assert seen(found.project, found.sequences[0]) == seen(project, "s")


TEXTS = (
    b"-1",
    b"999999999",
    b"1e300",
    b"nan",
    b"",
    b"0",
    b"TRUE",
    b"clipitem-1",
    b"file-1",
    b"-7.5",
)


def damaged(data, dice):
    """Put other texts into a file's elements, and take elements away or double them."""
    made = data
    for _ in range(dice.randint(1, 4)):
        texts = list(re.finditer(rb">([^<>\n]+)<", made))
        found = dice.choice(texts)
        match dice.randrange(4):
            case 0:
                other = dice.choice(texts).group(1)
                made = made[: found.start(1)] + other + made[found.end(1) :]
            case 1:
                made = made[: found.start(1)] + dice.choice(TEXTS) + made[found.end(1) :]
            case 2:
                tag = dice.choice([b"start", b"end", b"in", b"rate", b"file", b"value", b"link"])
                made = re.sub(rb"<%b>.*?</%b>" % (tag, tag), b"", made, count=1, flags=re.DOTALL)
            case _:
                line = made.split(b"\n")
                at = dice.randrange(len(line))
                made = b"\n".join([*line[:at], *line[at : at + 9], *line[at:]])
    return made


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_are_refused_with_a_place_or_read(tmp_path, seed):
    path = tmp_path / "x.xml"
    write(rich(), ("s", "in"), path, Format.fcp7)
    whole, dice, read_well = path.read_bytes(), random.Random(seed), 0
    for _ in range(25):
        path.write_bytes(damaged(whole, dice))
        try:
            found = read(path)
        except UnreadableFileError as exc:
            assert "x.xml, line" in str(exc)  # noqa: PT017
            continue
        check(found.project)
        read_well += 1
    assert read_well


def test_fades_of_sound_keep_their_curves(tmp_path):
    fades = {
        "fade_in": Fade(duration=5 * F, curve=FadeCurve.linear),
        "fade_out": Fade(duration=9 * F, curve=FadeCurve.power),
    }
    project = a_project().with_clip("a", "a1", 0, 50, **fades).build()
    found, _ = there_and_back(tmp_path, project)
    (clip,) = (c for lane in found.project.lanes.values() for c in lane)
    assert {name: getattr(clip, name) for name in fades} == fades
