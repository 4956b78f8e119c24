from kijkocut.desktop.inspector.attention import Attention
from kijkocut.model.ids import TrackId


def test_changes_are_told_once(qtbot):
    attention = Attention()
    heard = []
    attention.changed.connect(lambda: heard.append(attention.marked))
    attention.mark(2, 5)
    attention.mark(2, 5)
    attention.mark(4, 4)
    assert heard == [(2, 5), None]
    attention.choose_track(TrackId("v1"))
    attention.choose_track(TrackId("v1"))
    assert len(heard) == 3
    attention.let_ripple(is_on=True)
    assert attention.has_ripple


def test_a_desk_has_one_and_the_master_takes_a_tracks_place(desk):
    attention, told = Attention.of(desk), []
    assert Attention.of(desk) is attention
    attention.changed.connect(lambda: told.append(attention.is_master))
    attention.choose_master()
    attention.choose_master()
    attention.choose_track("t")
    assert told == [True, False]
