import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.invariants import check
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import F

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<fcpxml version="1.10"><resources>
<format id="r1" name="FFVideoFormat1080p25" frameDuration="100/2500s" width="1920" height="1080"/>
<asset id="a" name="A" start="3600s" duration="60s" hasVideo="1" format="r1" hasAudio="1"
 audioSources="1" audioChannels="2" audioRate="48000">
<media-rep kind="original-media" src="file:///m/A%%20b.mov"/></asset>
<asset id="s" name="S" start="0s" duration="30s" hasAudio="1"><media-rep src="file:///m/s.wav"/></asset>
<effect id="x" name="Cross Dissolve" uid="FxPlug:1"/>
%s</resources>"""
TAIL = "</fcpxml>"


def found_in(tmp_path, body, resources=""):
    (tmp_path / "x.fcpxml").write_text(HEAD % resources + body + TAIL)
    found = read(tmp_path / "x.fcpxml")
    check(found.project)
    return found


def a_project(spine, start="3600s"):
    return (
        f'<library><event name="E"><project name="P"><sequence format="r1" tcStart="{start}"'
        f' tcFormat="NDF"><spine>{spine}</spine></sequence></project></event></library>'
    )


def rows(found):
    """Draw each track: name, and start, end and source in point of each clip, in frames."""
    project = found.project
    return {
        t.name: [(c.start / F, c.end / F, c.source_in / F) for c in project.lane(t.id)]
        for t in project.sequence_tracks(found.sequences[0])
    }


def dropped(found):
    return [loss.what for loss in found.report.of(Outcome.dropped)]


def test_a_storyline_with_gaps_and_what_is_anchored_to_it(tmp_path):
    found = found_in(
        tmp_path,
        a_project(
            '<asset-clip ref="a" offset="3600s" start="3602s" duration="4s">'
            '<asset-clip ref="a" lane="1" offset="3603s" start="3610s" duration="1s"'
            ' srcEnable="video"/>'
            '<asset-clip ref="s" lane="-1" offset="3602s" duration="8s" audioRole="music"/>'
            "</asset-clip>"
            '<gap offset="3604s" start="3600s" duration="2s">'
            '<spine lane="2" offset="3601s"><asset-clip ref="a" offset="0s" duration="1s"/></spine>'
            "</gap>"
            '<asset-clip ref="a" offset="3606s" duration="1s"/>'
        ),
    )
    (sequence,) = (found.project.sequences[key] for key in found.sequences)
    assert (sequence.name, sequence.rate, sequence.start_timecode) == ("P", Rate(25), 90_000 * F)
    assert rows(found) == {
        "V1": [(0, 100, 50), (150, 175, 0)],
        "V2": [(25, 50, 250)],
        "V3": [(125, 150, 0)],
        "A1": [(0, 100, 50), (125, 150, 0), (150, 175, 0)],
        "music": [(0, 200, 0)],
    }
    assert {m.path for m in found.project.media.values()} == {"/m/A b.mov", "/m/s.wav"}
    assert dropped(found) == []


def test_picture_and_sound_of_a_clip_are_linked(tmp_path):
    found = found_in(tmp_path, a_project('<asset-clip ref="a" duration="1s"/>'))
    first, second = (clip for lane in found.project.lanes.values() for clip in lane)
    assert first.link == second.link is not None


def test_a_transition_lies_over_its_cut(tmp_path):
    found = found_in(
        tmp_path,
        a_project(
            '<asset-clip ref="a" offset="0s" start="3602s" duration="4s"/>'
            '<transition name="Cross Dissolve" offset="3s" duration="2s">'
            '<filter-video ref="x" name="Cross Dissolve"/></transition>'
            '<asset-clip ref="a" offset="4s" start="3605s" duration="4s"/>',
            start="0s",
        ),
    )
    clips = list(found.project.lane("seq-1-v1"))
    assert clips[1].transition is not None
    assert (clips[1].transition.before, clips[1].transition.after) == (25 * F, 25 * F)
    assert [c.transition for c in found.project.lane("seq-1-a1")] == [None, None]


def test_old_clips_hold_their_picture_and_sound_inside(tmp_path):
    found = found_in(
        tmp_path,
        a_project(
            '<clip offset="0s" start="5s" duration="3s"><video ref="a" offset="0s" duration="60s">'
            '<audio ref="a" lane="-1" offset="3600s" duration="60s" role="dialogue"/></video>'
            '<title ref="x" lane="1" offset="7s" duration="2s"><text>Hi</text></title></clip>',
            start="0s",
        ),
    )
    assert rows(found) == {"V1": [(0, 75, 125)], "V2": [(50, 100, 0)], "dialogue": [(0, 75, 125)]}


def test_a_speed_around_a_clip_reaches_what_is_inside(tmp_path):
    found = found_in(
        tmp_path,
        a_project(
            '<clip offset="0s" start="1s" duration="3s"><timeMap><timept time="0s" value="0s"/>'
            '<timept time="30s" value="60s"/></timeMap>'
            '<video ref="a" offset="0s" duration="60s"/></clip>',
            start="0s",
        ),
    )
    (clip,) = found.project.lane("seq-1-v1")
    assert (clip.source_in, clip.duration, clip.retime.speed.num) == (50 * F, 75 * F, 2)


def test_compound_clips_are_nests_and_never_contain_themselves(tmp_path):
    inner = '<sequence format="r1" tcStart="10s"><spine>%s</spine></sequence></media>'
    media = '<media id="m" name="M">' + inner % '<asset-clip ref="a" duration="9s"/>'
    media += '<media id="n" name="N">' + inner % '<ref-clip ref="n" duration="9s"/>'
    found = found_in(
        tmp_path,
        a_project(
            '<ref-clip ref="m" offset="0s" start="12s" duration="3s"/>'
            '<ref-clip ref="n" offset="3s" duration="3s"/>',
            start="0s",
        ),
        media,
    )
    assert rows(found)["V1"][0] == (0, 75, 50)
    assert "clips" in dropped(found)


def test_a_multicam_clip_shows_its_active_angle(tmp_path):
    media = (
        '<media id="m" name="M"><multicam format="r1" tcStart="0s">'
        '<mc-angle name="one" angleID="1"><asset-clip ref="a" duration="9s"/></mc-angle>'
        '<mc-angle name="two" angleID="2"><gap offset="0s" duration="2s"/>'
        '<asset-clip ref="a" offset="2s" start="3630s" duration="9s"/></mc-angle>'
        "</multicam></media>"
    )
    shown = (
        '<mc-clip ref="m" offset="0s" start="3s" duration="3s">'
        '<mc-source angleID="2" srcEnable="all"/></mc-clip>'
    )
    found = found_in(tmp_path, a_project(shown, start="0s"), media)
    (nest,) = [s for s in found.project.sequences.values() if s.id not in found.sequences]
    assert nest.name == "M: two"
    (clip,) = found.project.lane(nest.tracks[0])
    assert (clip.start / F, clip.source_in / F) == (50, 750)
    assert dropped(found) == ["angles"]


def test_an_audition_gives_its_first_take_and_the_others_behind_it(tmp_path):
    takes = '<asset-clip ref="a" duration="2s"/><asset-clip ref="a" start="3630s" duration="2s"/>'
    found = found_in(tmp_path, a_project(f'<audition offset="0s">{takes}</audition>', start="0s"))
    assert rows(found)["V1"] == [(0, 50, 0)]
    track = next(t for t in found.project.tracks.values() if t.name == "V1")
    (clip,) = found.project.lane(track.id)
    (take,) = clip.takes
    assert take.source == clip.source
    assert take.source_in == 750 * F
    assert not dropped(found)


def test_a_pick_that_can_be_no_take_is_named(tmp_path):
    takes = '<asset-clip ref="a" duration="2s"/><gap duration="2s"/>'
    found = found_in(tmp_path, a_project(f'<audition offset="0s">{takes}</audition>', start="0s"))
    assert "other takes of auditions" in dropped(found)


def test_clips_over_each_other_go_to_tracks_above(tmp_path):
    inner = "".join(
        f'<asset-clip ref="a" srcEnable="video" lane="1" offset="{n}s" duration="2s"/>'
        for n in (0, 1, 2)
    )
    found = found_in(tmp_path, a_project(f'<gap duration="9s">{inner}</gap>', start="0s"))
    assert rows(found) == {"V1": [(0, 50, 0), (50, 100, 0)], "V2": [(25, 75, 0)]}


def test_everything_unknown_is_named_with_its_line(tmp_path):
    inner = '<keyword value="k"/><adjust-x/>'
    odd = f'<asset-clip ref="a" duration="2s" flavour="salt">{inner}</asset-clip>'
    found = found_in(tmp_path, a_project(odd, start="0s"))
    lines = [line for line in found.report.lines() if line.startswith("dropped")]
    assert any("flavour of <asset-clip>: line 10" in line for line in lines)
    assert any("<keyword>: line 10" in line for line in lines)
    assert any("<adjust-x>: line 10" in line for line in lines)


def test_clips_without_a_project_are_laid_one_after_another(tmp_path):
    loose = '<event name="E"><asset-clip ref="a" format="r1" duration="2s"/><clip duration="1s"/>'
    found = found_in(tmp_path, loose + '<asset-clip ref="s" duration="1s"/></event>')
    assert rows(found)["V1"] == [(0, 50, 0)]


def test_a_folder_is_read_through_its_info(tmp_path):
    (tmp_path / "x.fcpxmld").mkdir()
    text = HEAD % "" + a_project('<asset-clip ref="a" duration="1s"/>', start="0s") + TAIL
    (tmp_path / "x.fcpxmld" / "Info.fcpxml").write_text(text)
    assert rows(read(tmp_path / "x.fcpxmld"))["V1"] == [(0, 25, 0)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (a_project('<gap duration="1/0s"/>'), "line 10: duration of <gap>"),
        (a_project('<gap offset="nix" duration="1s"/>'), "line 10: offset of <gap>"),
        ("", "line 3: it holds no project"),
        ("<library>", "line 10: .*mismatched"),
    ],
)
def test_damage_is_located(tmp_path, body, words):
    with pytest.raises(UnreadableFileError, match=words):
        found_in(tmp_path, body)


def test_another_kind_of_xml_is_refused(tmp_path):
    (tmp_path / "x.fcpxml").write_text("<xmeml/>")
    with pytest.raises(UnreadableFileError, match=r"x\.fcpxml, line 1: <xmeml>"):
        read(tmp_path / "x.fcpxml")
