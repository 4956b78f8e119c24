from kijkocut.interchange.fcpxml_elements import Elements, role_of
from kijkocut.interchange.fcpxml_stock import Stock
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import AdjustmentSource, ClipMarker
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import F, a_project


def element(**fields):
    project = a_project().with_clip("a", "v1", 0, 50, **fields).build()
    ledger = Ledger()
    elements = Elements(project, project.sequences["s"], Stock(project, Rate(24)), ledger)
    return elements.element(project.tracks["v1"], project.clip("a"), None), ledger.report("x")


def test_a_map_covers_the_whole_file():
    found, _ = element(speed="2")
    (points,) = [m for m in found.heads if m.tag == "timeMap"]
    assert [(p.attributes["time"], p.attributes["value"]) for p in points.content] == [
        ("0s", "0s"),
        ("30s", "60s"),
    ]
    assert found.own == 2


def test_what_has_no_element_is_named():
    found, report = element(source=AdjustmentSource())
    assert found is None
    assert [x.where for x in report.losses] == [('V1 00:00:00:00 "a"',)]


def test_markers_of_frozen_clips_stand_at_their_first_frame():
    mark = ClipMarker(id="m", at=130 * F, name="x")
    found, report = element(speed="0", markers=(mark,))
    assert found.markers[0].attributes["start"] == "0s"
    assert [x.what for x in report.losses] == ["markers on clips"]


def test_a_role_is_a_tracks_name_without_what_divides_roles():
    track = a_project().with_track("a1", name="Mr. B?").build().tracks["a1"]
    assert role_of(track) == "Mr  B"
