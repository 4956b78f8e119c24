from pathlib import Path

import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.interchange.mlt_notes import groups, json_notes, nearest_colour
from kijkocut.model.clip import CaptionSource
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import chain, effect, element, entry, mlt, shotcut


def test_guides_are_read_and_damaged_ones_left_out():
    text = '[{"pos": 5, "comment": "a", "type": 6, "duration": 10}, {"pos": "x"}, {"pos": -1}, 3]'
    (note,) = json_notes(text)
    assert (note.at, note.length, note.text, note.colour) == (5, 10, "a", "red")
    for damaged in ("", "{", "{}", "[" * 5000, "3"):
        assert list(json_notes(damaged)) == []


def test_groups_hold_what_is_inside_them():
    leaf = '{"type": "Leaf", "leaf": "clip", "data": "%s"}'
    inner = '{"type": "AVSplit", "children": [' + leaf % "0:5" + "," + leaf % "1:5:0" + "]}"
    text = '[{"type": "Normal", "children": [' + inner + "," + leaf % "2:9" + "]}]"
    link, group = groups(text)
    assert (link.clips, link.is_link) == (((0, 5), (1, 5)), True)
    assert (group.clips, group.is_link) == (((0, 5), (1, 5), (2, 9)), False)
    assert groups('[{"type": "Normal", "children": 3}]') == []


@pytest.mark.parametrize(
    ("text", "name"), [("#ff0000", "red"), ("#ff008000", "green"), ("teal", "teal"), ("?", "blue")]
)
def test_colours_have_the_nearest_name(text, name):
    assert nearest_colour(text) == name


def kdenlive(tmp_path, **properties):
    given = {key.replace("__", ":"): value for key, value in properties.items()}
    lines = effect("avfilter.subtitles", av__filename="/x/1.srt", internal_added="237")
    text = mlt(
        chain("c", "a.mp4"),
        element("playlist", entry("c", 0, 99), id="p"),
        element("playlist", properties={"xml_retain": "1", **given}, id="main_bin"),
        element("tractor", '<track producer="p"/>', lines, id="t"),
    )
    path = Path(tmp_path) / "film.kdenlive"
    path.write_text(text)
    return path


def test_guides_of_every_age_are_markers(tmp_path):
    path = kdenlive(
        tmp_path,
        **{
            "kdenlive:docproperties.guides": '[{"pos": 10, "comment": "new"}]',
            "kdenlive:guide.2,5": "old",
            "kdenlive:guide.x": "none",
        },
    )
    found = read(path).project.markers.values()
    assert sorted((m.at // F, m.name) for m in found) == [(10, "new"), (62, "old")]


def test_subtitles_beside_the_project_are_captions(tmp_path):
    path = kdenlive(tmp_path)
    found = read(path)
    assert any(loss.what == "subtitles" for loss in found.report.of(Outcome.dropped))
    (tmp_path / "film.kdenlive.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHé\n")
    project = read(path).project
    lines = [
        c for lane in project.lanes.values() for c in lane if isinstance(c.source, CaptionSource)
    ]
    assert [(c.start // F, c.source.text) for c in lines] == [(25, "Hé")]


def test_a_marker_at_no_time_is_told(tmp_path):
    marks = (
        '<properties name="shotcut:markers"><properties name="0">'
        '<property name="start">never</property></properties></properties>'
    )
    path = tmp_path / "x.mlt"
    path.write_text(shotcut(chain("c", "a.mp4"), entry("c", 0, 9), extra=marks))
    found = read(path)
    assert not found.project.markers
    assert [loss.what for loss in found.report.of(Outcome.dropped)] == ["markers"]


def test_folders_that_lie_in_each_other_lie_at_the_top(tmp_path):
    path = kdenlive(
        tmp_path,
        **{
            "kdenlive:folder.2.1": "One",
            "kdenlive:folder.1.2": "Two",
            "kdenlive:folder.9.3": "Three",
        },
    )
    assert [bin_.parent for bin_ in read(path).project.bins.values()] == [None] * 3
