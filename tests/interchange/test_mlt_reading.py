"""Whole projects of Kdenlive and Shotcut; the numbers were compared with what melt renders."""

import random

import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.interchange.errors import UnreadableFileError, UnwritablePlaceError
from kijkocut.model.clip import CaptionSource, MediaSource, SequenceSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.invariants import check
from kijkocut.model.sequence import TrackKind
from kijkocut.testing.foreign import (
    FRAME as F,
)
from kijkocut.testing.foreign import (
    blank,
    chain,
    effect,
    element,
    entry,
    kdenlive_sequence,
    kdenlive_track,
    mlt,
    shotcut,
)

GROUND = '<producer id="black_track"><property name="mlt_service">color</property></producer>'


def project(tmp_path, text, name="x.kdenlive"):
    path = tmp_path / name
    path.write_text(text)
    found = read(path)
    check(found.project)
    return found


def rows(found, sequence=None):
    """Give the tracks of a sequence with their clips in frames."""
    made = found.project
    key = sequence or found.sequences[0]
    return {
        track.name: [
            (clip.start // F, clip.duration // F, clip.source_in // F)
            for clip in made.lane(track.id)
        ]
        for track in made.sequence_tracks(key)
    }


def kdenlive(*extra, groups="[]", guides="[]"):
    """Give a project of Kdenlive 23.04 with a picture and its sound, cut in two and mixed."""
    mix = effect("luma", 40, 59, kdenlive__mixcut="10").replace("filter", "transition")
    mix = mix.replace("kdenlive.mixcut", "kdenlive:mixcut")
    return mlt(
        GROUND,
        chain("c1", "a.mp4", kdenlive__id="4", kdenlive__clipname="A", kdenlive__folderid="7"),
        chain("c2", "b.mp4", kdenlive__id="5"),
        kdenlive_track("A1", entry("c1", 0, 59), is_sound=True),
        kdenlive_track(
            "V1", entry("c1", 0, 59), blank(40) + entry("c2", 20, 79), mix, is_sound=False
        ),
        kdenlive_sequence(
            "Main",
            "A1",
            "V1",
            kdenlive__sequenceproperties__guides=guides,
            kdenlive__sequenceproperties__groups=groups,
        ).replace("sequenceproperties:", "sequenceproperties."),
        *extra,
        element(
            "playlist",
            entry("c1", 0, 199),
            entry("c2", 0, 199),
            properties={"kdenlive:folder.-1.7": "Shots", "kdenlive:folder.7.8": "Deep"},
            id="main_bin",
        ),
    )


def test_kdenlives_two_playlists_become_one_track_with_a_transition(tmp_path):
    found = project(tmp_path, kdenlive())
    assert rows(found) == {"V1": [(0, 50, 0), (50, 50, 30)], "A1": [(0, 60, 0)]}
    made = found.project
    (track,) = [t for t in made.tracks.values() if t.name == "V1"]
    over = list(made.lane(track.id))[1].transition
    assert (over.kind, over.before, over.after) == ("dissolve", 10 * F, 10 * F)
    (sequence,) = made.sequences.values()
    assert (sequence.name, sequence.width, sequence.rate.num) == ("Main", 1920, 25)


def test_kdenlives_folders_names_links_and_guides_come_along(tmp_path):
    groups = '[{"type": "AVSplit", "children": [{"type": "Leaf", "leaf": "clip", "data": "0:0"},'
    groups += '{"type": "Leaf", "leaf": "clip", "data": "1:0"}]}]'
    guides = '[{"pos": 25, "comment": "Go", "type": 3}]'
    found = project(tmp_path, kdenlive(groups=groups, guides=guides))
    made = found.project
    names = {bin_.name: bin_ for bin_ in made.bins.values()}
    assert names["Deep"].parent == names["Shots"].id
    assert {m.name: m.bin for m in made.media.values()} == {"A": names["Shots"].id, "b.mp4": None}
    (marker,) = made.markers.values()
    assert (marker.at, marker.name, marker.colour) == (25 * F, "Go", "green")
    linked = [c for lane in made.lanes.values() for c in lane if c.link is not None]
    assert len(linked) == 2
    assert len({clip.link for clip in linked}) == 1


def test_a_timeline_of_kdenlive_inside_another_is_a_nest(tmp_path):
    outer = (
        kdenlive_track("V2", entry("{Main}", 5, 54), is_sound=False)
        + kdenlive_sequence("Outer", "V2")
        + element(
            "tractor",
            '<track producer="{Outer}"/>',
            properties={"kdenlive:projectTractor": "1"},
            id="last",
        )
    )
    found = project(tmp_path, kdenlive(outer))
    names = [found.project.sequences[key].name for key in found.sequences]
    assert names == ["Outer", "Main"]
    (clip,) = next(lane for t, lane in found.project.lanes.items() if len(lane) == 1 and "v" in t)
    assert isinstance(clip.source, SequenceSource)
    assert clip.source_in == 5 * F


def test_a_timeline_that_contains_itself_shows_nothing_there(tmp_path):
    text = mlt(
        GROUND,
        kdenlive_track("V1", entry("{Loop}", 0, 9), is_sound=False),
        kdenlive_sequence("Loop", "V1"),
    )
    found = project(tmp_path, text)
    assert rows(found) == {"V1": []}
    assert any(loss.what == "nested clips" for loss in found.report.of(Outcome.dropped))


def test_kdenlive_before_version_15_is_read(tmp_path):
    text = mlt(
        GROUND,
        chain("1", "a.mp4"),
        element("playlist", entry("1", 10, 59), id="playlist1"),
        element(
            "tractor",
            '<track producer="black_track"/><track producer="playlist1"/>',
            id="maintractor",
        ),
        "<kdenlivedoc><kdenlive_producer id='1' name='Shot' groupname='Day 1'/>"
        "<guides><guide time='2.0' comment='There'/></guides></kdenlivedoc>",
    )
    found = project(tmp_path, text)
    assert rows(found) == {"V1": [(0, 50, 10)], "V1 sound": [(0, 50, 10)]}
    (media,) = found.project.media.values()
    assert media.name == "Shot"
    assert found.project.bins[media.bin].name == "Day 1"
    assert [(m.at, m.name) for m in found.project.markers.values()] == [(50 * F, "There")]


def test_shotcuts_transition_is_a_cut_with_both_clips_under_it(tmp_path):
    over = element(
        "tractor",
        '<track producer="c1" in="50" out="69"/><track producer="c2" in="30" out="49"/>',
        effect("luma").replace("filter", "transition"),
        properties={"shotcut:transition": "lumaMix"},
        id="t0",
        in_="0",
        out="19",
    )
    text = shotcut(
        chain("c1", "a.mp4") + chain("c2", "b.mp4") + over,
        entry("c1", 10, 49)
        + entry("t0", 0, 19)
        + entry("c2", 50, 89)
        + blank(5)
        + entry("c1", 0, 9),
    )
    found = project(tmp_path, text, "x.mlt")
    clips = [(0, 50, 10), (50, 50, 40), (105, 10, 0)]
    assert rows(found) == {"V1": clips, "V1 sound": clips}
    kinds = [
        c.transition.kind for lane in found.project.lanes.values() for c in lane if c.transition
    ]
    assert sorted(kinds) == ["crossfade", "dissolve"]


def test_shotcuts_markers_groups_states_and_subtitles_are_kept(tmp_path):
    marks = (
        '<properties name="shotcut:markers"><properties name="0">'
        '<property name="text">One</property>'
        '<property name="start">00:00:02.000</property><property name="end">00:00:03.000</property>'
        '<property name="color">#ff0000</property></properties></properties>'
    )
    lines = effect(
        "subtitle_feed", feed="English", lang="eng", text="1\n00:00:01,000 --> 00:00:02,000\nHi\n"
    )
    text = shotcut(
        chain("c1", "a.mp4"),
        entry("c1", 0, 49, shotcut__group="3") + entry("c1", 60, 99, shotcut__group="3"),
        extra=marks + lines,
    ).replace('<track producer="playlist1"/>', '<track producer="playlist1" hide="both"/>')
    found = project(tmp_path, text, "x.mlt")
    made = found.project
    (marker,) = made.markers.values()
    assert (marker.at, marker.duration, marker.colour) == (50 * F, 25 * F, "red")
    states = {t.kind: (t.is_hidden, t.is_muted) for t in made.tracks.values()}
    assert states[TrackKind.video] == (True, False)
    assert states[TrackKind.audio] == (False, True)
    captions = [
        c for lane in made.lanes.values() for c in lane if isinstance(c.source, CaptionSource)
    ]
    assert [(c.start, c.source.text) for c in captions] == [(25 * F, "Hi")]
    assert len({c.group for lane in made.lanes.values() for c in lane if c.group}) == 1


def test_a_playlist_alone_is_a_timeline(tmp_path):
    text = mlt(chain("c1", "a.mp4"), element("playlist", entry("c1", 0, 9), id="main_bin"))
    assert rows(project(tmp_path, text, "x.mlt"))["V1"] == [(0, 10, 0)]


def test_effects_without_an_equal_are_named_with_their_clip(tmp_path):
    text = shotcut(
        chain("c1", "a.mp4", effect("frei0r.water"), shotcut__caption="Sea"), entry("c1", 0, 9)
    )
    found = project(tmp_path, text, "x.mlt")
    (loss,) = found.report.of(Outcome.dropped)
    assert loss.line() == 'dropped: effects "frei0r.water": V1 00:00:00:00 "Sea"'


def test_filters_of_a_track_are_the_tracks(tmp_path):
    tracks = (
        entry("c1", 0, 49) + effect("volume", level="-6") + effect("avfilter.gblur", av__sigma="3")
    )
    found = project(tmp_path, shotcut(chain("c1", "a.mp4"), tracks), "x.mlt")
    picture, sound = (found.project.tracks[key] for key in found.project.sequences["seq-1"].tracks)
    assert [e.kind for e in picture.effects] == ["gaussian_blur"]
    assert [(p.name, p.value) for p in sound.params] == [("gain", -6)]
    assert sound.effects == ()


@pytest.mark.parametrize(
    "text", ["<mlt/>", "<fcpxml/>", "x", '<!DOCTYPE a [<!ENTITY b "c">]><mlt/>']
)
def test_what_is_no_project_is_refused_with_its_line(tmp_path, text):
    (tmp_path / "x.mlt").write_text(text)
    with pytest.raises(UnreadableFileError, match=r"x\.mlt, line 1"):
        read(tmp_path / "x.mlt")


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(UnwritablePlaceError):
        read(tmp_path / "x.mlt")


def test_every_file_played_is_there_with_its_streams(tmp_path):
    text = kdenlive().replace(
        '<property name="resource">a.mp4</property>',
        '<property name="resource">a.mp4</property>'
        '<property name="meta.media.nb_streams">1</property>'
        '<property name="meta.media.0.stream.type">video</property>',
    )
    found = project(tmp_path, text)
    for lane in found.project.lanes.values():
        for clip in lane:
            assert isinstance(clip.source, MediaSource)


BASE = kdenlive().encode()


@pytest.mark.parametrize("seed", range(4))
def test_damaged_projects_are_refused_or_sound(tmp_path, seed):
    dice = random.Random(seed)
    path = tmp_path / "x.kdenlive"
    for _ in range(25):
        data = bytearray(BASE)
        for _ in range(dice.randrange(1, 4)):
            at = dice.randrange(len(data))
            match dice.randrange(4):
                case 0:
                    del data[at : at + dice.randrange(1, 60)]
                case 1:
                    data[at] = dice.randrange(32, 127)
                case 2:
                    data[at:at] = data[at : at + 200]
                case _:
                    parts = bytes(data).split(b'"')
                    one = dice.randrange(len(parts))
                    parts[one] = dice.choice(
                        [b"-1", b"99999999", b"", b"c1", b"{Main}", b"nan", b"-5:0"]
                    )
                    data = bytearray(b'"'.join(parts))
        path.write_bytes(bytes(data))
        try:
            found = read(path)
        except KijkoError:
            continue
        check(found.project)
