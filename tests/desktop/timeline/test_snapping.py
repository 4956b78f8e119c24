from kijkocut.desktop.timeline.snapping import REACH, Snapper
from kijkocut.model.ids import ClipId


def test_edges_playhead_and_markers_catch_within_reach(film, panel):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(23 * frame)
    snapper = Snapper(film, panel.view, [ClipId("b"), ClipId("b-audio")])
    reach = REACH * panel.view.scale
    assert snapper.caught([22 * frame]) == (frame, 23 * frame)
    assert snapper.caught([40 * frame - reach]) == (reach, 40 * frame)
    assert snapper.caught([60 * frame]) == (0, None)
    assert snapper.caught([60 * frame, 41 * frame]) == (-frame, 40 * frame)
    assert snapper.caught([80 * frame]) == (0, None), "what is dragged does not catch itself"
