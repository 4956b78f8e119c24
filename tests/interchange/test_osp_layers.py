from kijkocut.interchange.foreign_effects import read_table
from kijkocut.interchange.osp_layers import Both, Layer, Mask, rows
from kijkocut.interchange.osp_values import Part
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ticks import Rate
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import curve

RATE = Rate(25)


def both(name, start, length, *, has_sound=True):
    clip = Clip(
        id=name,
        track="",
        start=start * F,
        duration=length * F,
        source=MediaSource(media="m"),
        source_in=100 * F,
        name=name,
    )
    return Both(clip, clip, clip if has_sound else None)


def mask(low, high, name="fade", values=(1, -1)):
    part = {
        "position": low / 25,
        "start": 0,
        "end": (high - low) / 25,
        "brightness": curve((1, values[0]), (high - low, values[1])),
        "reader": {"path": f"/x/transitions/common/{name}.svg"},
    }
    return Mask.of(Part(part), RATE)


def laid(*clips, masks=()):
    ledger = Ledger()
    layer = Layer(name="L", clips=list(clips), masks=list(masks))
    return rows(layer, read_table("openshot"), ledger, RATE), ledger.report("x")


def places(row):
    return [(b.picture.start // F, b.picture.duration // F, b.picture.source_in // F) for b in row]


def test_a_transition_over_two_clips_is_at_a_cut_between_them():
    (row,), report = laid(
        both("a", 0, 60), both("b", 40, 60), masks=[mask(40, 60, "wipe_left_to_right")]
    )
    assert places(row) == [(0, 50, 100), (50, 50, 110)]
    over = row[1].picture.transition
    assert (over.kind, over.before, over.after) == ("wipe", 10 * F, 10 * F)
    assert row[1].sound.transition.kind == "crossfade"
    assert report.losses == ()


def test_a_transition_of_another_picture_is_a_dissolve():
    (row,), report = laid(both("a", 0, 60), both("b", 40, 60), masks=[mask(40, 60, "ripple_9")])
    assert row[1].picture.transition.kind == "dissolve"
    assert [loss.what for loss in report.of(Outcome.approximated)] == ['transitions "ripple_9"']


def test_sound_that_only_one_has_is_cut():
    (row,), _ = laid(both("a", 0, 60), both("b", 40, 60, has_sound=False), masks=[mask(40, 60)])
    assert (row[0].sound.duration // F, row[1].sound) == (50, None)


def test_clips_over_others_go_to_a_track_above():
    made, report = laid(both("a", 0, 60), both("b", 40, 60), both("c", 100, 10))
    assert [places(row) for row in made] == [[(0, 60, 100), (100, 10, 100)], [(40, 60, 100)]]
    assert report.of(Outcome.approximated)


def test_a_transition_over_one_clip_is_a_fade():
    (row,), _ = laid(both("a", 0, 60), masks=[mask(0, 10), mask(50, 60, values=(-1, 1))])
    picture = row[0].picture
    assert (picture.fade_in.duration // F, picture.fade_out.duration // F) == (10, 10)


def test_a_transition_over_nothing_is_told():
    _, report = laid(both("a", 0, 100), masks=[mask(40, 60), mask(300, 310)])
    assert len(report.of(Outcome.dropped)[0].where) == 2


def test_a_layer_without_clips_is_a_track():
    made, _ = laid()
    assert made == [[]]
