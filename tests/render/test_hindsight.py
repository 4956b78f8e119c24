"""How far back a plan looks."""

from kijkocut.model.ticks import Rate, Ticks
from kijkocut.render.hindsight import REMEMBERED_FRAMES, Hindsight

RATE = Rate(25)
F = RATE.frame_ticks
N = REMEMBERED_FRAMES


def frames(first: int, now: int) -> tuple[int, ...]:
    return Hindsight().past(first * F, now * F, RATE, name=("x",), see=lambda at: at // F)


def test_all_is_seen_at_first_and_then_at_least_a_block() -> None:
    assert frames(10, 10) == ()
    assert frames(10, 13) == (10, 11, 12)
    assert frames(0, 2 * N - 1) == tuple(range(2 * N - 1))
    assert frames(0, 2 * N) == tuple(range(N, 2 * N))


def test_moments_in_which_nothing_was_seen_are_left_out() -> None:
    found = Hindsight().past(0, 5 * F, RATE, name=(), see=lambda at: at if at % (2 * F) else None)
    assert found == (F, 3 * F)


def test_a_moment_is_planned_once() -> None:
    asked: list[Ticks] = []

    def see(at: Ticks) -> Ticks:
        asked.append(at)
        return at

    hindsight = Hindsight()
    for now in (3, 5):
        hindsight.past(0, now * F, RATE, name=("clip",), see=see)
    assert [at // F for at in asked] == [0, 1, 2, 3, 4]


def test_what_the_past_remembers_in_turn_has_an_end() -> None:
    hindsight = Hindsight()

    def depth(at: Ticks) -> int:
        below = hindsight.past(0, at, RATE, name=("deep",), see=depth)
        return 1 + max(below, default=0)

    assert max(hindsight.past(0, 9 * F, RATE, name=("deep",), see=depth)) == 2
