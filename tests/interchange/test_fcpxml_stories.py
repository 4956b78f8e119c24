from fractions import Fraction

import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.model.clip import CaptionSource, GeneratorSource
from kijkocut.model.invariants import check
from kijkocut.testing.builders import F

HEAD = (
    '<fcpxml version="1.11"><resources><format id="r" frameDuration="1/25s" width="640"'
    ' height="360"/><asset id="a" duration="60s" hasVideo="1" hasAudio="1" format="r">'
    '<media-rep src="file:///m.mov"/></asset><effect id="c" name="Custom" uid="x"/></resources>'
    '<project name="P"><sequence format="r"><spine>'
)


def found_in(tmp_path, spine):
    (tmp_path / "x.fcpxml").write_text(f"{HEAD}\n{spine}</spine></sequence></project></fcpxml>")
    found = read(tmp_path / "x.fcpxml")
    check(found.project)
    return found


def clips(found, track):
    return list(found.project.lane(f"seq-1-{track}"))


def lost(found):
    return [x.what for x in found.report.losses if x.outcome is not Outcome.kept]


def test_colours_are_generators_and_captions_have_their_language(tmp_path):
    found = found_in(
        tmp_path,
        '<video ref="c" duration="2s"><param name="Color" value="1 0.5 0"/>'
        '<caption lane="1" offset="1s" duration="1s" role="iTT?captionFormat=ITT.nl">'
        "<text>Hoi</text></caption></video>",
    )
    (colour,) = clips(found, "v1")
    assert isinstance(colour.source, GeneratorSource)
    assert colour.source.params[0].value == (1.0, 0.5, 0.0, 1.0)
    (line,) = clips(found, "c1")
    assert (line.start, line.source) == (25 * F, CaptionSource(text="Hoi"))
    assert found.project.tracks["seq-1-c1"].language == "nl"
    assert lost(found) == []


def test_a_holder_bounds_and_dresses_what_it_shows(tmp_path):
    found = found_in(
        tmp_path,
        '<sync-clip start="1s" duration="2s" enabled="0"><adjust-blend amount="0.5"/>'
        '<spine><asset-clip ref="a" duration="2s" srcEnable="video"/>'
        '<asset-clip ref="a" duration="5s" srcEnable="video"/></spine>'
        '<asset-clip ref="a" lane="-1" offset="2s" duration="9s" srcEnable="audio"/></sync-clip>',
    )
    pictures = clips(found, "v1")
    assert [(c.start // F, c.end // F, c.source_in // F) for c in pictures] == [
        (0, 25, 25),
        (25, 50, 0),
    ]
    assert all(not c.is_enabled and c.params[0].value == 0.5 for c in pictures)
    (sound,) = clips(found, "a1")
    assert (sound.start // F, sound.end // F) == (25, 50)


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('<transition name="Swirl" offset="1s" duration="1s"/>', 'transitions "Swirl"'),
        ('<transition offset="40s" duration="1s"/>', "transitions"),
        ('<asset-clip ref="nix" duration="1s"/>', "clips"),
        ('<gap duration="1s"><title ref="c" lane="x" offset="0s" duration="1s"/></gap>', "lanes"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path, inside, what):
    clip = '<asset-clip ref="a" start="9s" duration="1500/1000s"/>'
    assert what in lost(found_in(tmp_path, clip + inside + clip))


def test_markers_of_chapters_are_the_sequences_and_others_the_clips(tmp_path):
    found = found_in(
        tmp_path,
        '<asset-clip ref="a" start="5s" duration="4s"><marker start="6s" value="m" completed="0"/>'
        '<chapter-marker start="7s" value="c" posterOffset="1s"/></asset-clip>',
    )
    (clip,) = clips(found, "v1")
    assert [(m.at // F, m.name, m.colour) for m in clip.markers] == [(150, "m", "red")]
    (chapter,) = found.project.markers.values()
    assert (chapter.at // F, chapter.name, chapter.is_chapter) == (50, "c", True)


def test_sound_may_begin_before_and_end_after_its_picture(tmp_path):
    found = found_in(
        tmp_path,
        '<gap duration="2s"/><asset-clip ref="a" offset="2s" start="10s" duration="3s"'
        ' audioStart="9s" audioDuration="5s"/>',
    )
    (picture,), (sound,) = clips(found, "v1"), clips(found, "a1")
    assert (picture.start // F, picture.end // F, picture.source_in // F) == (50, 125, 250)
    assert (sound.start // F, sound.end // F, sound.source_in // F) == (25, 150, 225)
    assert sound.link == picture.link is not None


def test_a_clip_takes_the_name_of_what_holds_it(tmp_path):
    inner = '<video ref="a" offset="0s" duration="60s"/>'
    found = found_in(tmp_path, f'<clip name="Take 3" duration="2s">{inner}</clip>')
    assert [c.name for c in clips(found, "v1")] == ["Take 3"]
    assert lost(found) == []


@pytest.mark.parametrize("is_held", [False, True])
def test_a_conformed_rate_plays_frame_for_frame(tmp_path, is_held):
    anchored = '<asset-clip ref="a" lane="1" offset="110/24s" duration="1s" srcEnable="video"/>'
    conform = '<conform-rate srcFrameRate="24"/>'
    held = '<video ref="a" duration="60s"/>'
    clip = (
        f'<clip start="100/24s" duration="2s">{conform}{held}{anchored}</clip>'
        if is_held
        else f'<asset-clip ref="a" start="100/24s" duration="2s">{conform}{anchored}</asset-clip>'
    )
    found = found_in(tmp_path, clip)
    (below,), (above,) = clips(found, "v1"), clips(found, "v2")
    assert below.retime.speed.fraction == Fraction(25, 24)
    assert below.source_in == 100 * F * 25 // 24
    assert above.start == 10 * F
