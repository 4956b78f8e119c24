from kijkocut.interchange.fcp7_rows import spans
from kijkocut.model.ticks import Rate


def over(start, end, alignment="center", more=""):
    return (
        f"<transitionitem><start>{start}</start><end>{end}</end><alignment>{alignment}</alignment>"
        f"{more}<effect><name>Cross Dissolve</name></effect></transitionitem>"
    )


def found(xmeml, *items):
    track = xmeml.node(f"<track>{''.join(items)}</track>")
    return spans(track, Rate(25), xmeml.values)


def times(made):
    return [(s.start, s.end, s.head) for s in made]


def test_clips_with_a_gap(xmeml):
    made = found(xmeml, xmeml.clip((0, 50, 0)), xmeml.clip((80, 100, 0)))
    assert times(made) == [(0, 50, 0), (80, 100, 0)]


def test_minus_one_reaches_to_the_far_end_of_a_transition(xmeml):
    made = found(xmeml, xmeml.clip((0, -1, 10)), over(45, 55), xmeml.clip((-1, 100, 10)))
    assert times(made) == [(0, 50, 0), (50, 100, 5)]
    assert made[0].reach == 55
    assert made[1].over is not None
    assert made[1].over[1:] == (5, 5)


def test_alignment_says_where_the_cut_is(xmeml):
    for alignment, cut in (("start", 40), ("end", 60), ("center", 50)):
        made = found(
            xmeml, xmeml.clip((0, -1, 0)), over(40, 60, alignment), xmeml.clip((-1, 90, 0))
        )
        assert times(made) == [(0, cut, 0), (cut, 90, cut - 40)]


def test_premieres_own_clock_says_the_cut_of_an_uneven_one(xmeml):
    ticks = 12 * 254_016_000_000 // 25
    more = f"<cutPointTicks>{ticks}</cutPointTicks>"
    made = found(xmeml, xmeml.clip((0, -1, 0)), over(40, 65, more=more), xmeml.clip((-1, 90, 0)))
    assert made[0].end == 52


def test_at_one_edge_it_is_a_fade(xmeml):
    made = found(
        xmeml, over(0, 10, "start-black"), xmeml.clip((-1, 60, 0)), over(40, 60, "end-black")
    )
    (span,) = made
    assert (span.start, span.end, span.fade_in, span.fade_out) == (0, 60, 10, 20)
    assert span.over is None
    assert "transitions from or to nothing" in [x.what for x in xmeml.ledger.report("xml").losses]


def test_a_transition_without_a_cut_is_told(xmeml):
    made = found(xmeml, xmeml.clip((0, 20, 0)), over(40, 60), xmeml.clip((80, 90, 0)))
    assert times(made) == [(0, 20, 0), (80, 90, 0)]
    assert [x.what for x in xmeml.ledger.report("xml").losses] == ["transitions"]


def test_clips_over_others_begin_where_those_end(xmeml):
    made = found(xmeml, xmeml.clip((0, 50, 0)), xmeml.clip((40, 80, 0)), xmeml.clip((45, 60, 0)))
    assert times(made) == [(0, 50, 0), (50, 80, 10)]
    assert {x.what for x in xmeml.ledger.report("xml").losses} == {"clips over others", "clips"}


def test_without_times_clips_lie_one_after_another(xmeml):
    made = found(xmeml, xmeml.clip((-1, -1, 0)), xmeml.clip((-1, -1, 0)))
    assert times(made) == [(0, 100, 0), (100, 200, 0)]
    assert found(xmeml, xmeml.clip((50, 50, 0))) == []
