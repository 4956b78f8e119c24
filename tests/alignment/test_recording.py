import numpy as np
import pytest

from kijkocut.alignment import Recording
from kijkocut.alignment.recording import ListeningCancelledError, mixing
from kijkocut.model.ticks import TICKS_PER_SECOND


class Source:
    def __init__(self) -> None:
        self.reads = 0
        self.is_closed = False

    def read(self, start_sample, count):
        self.reads += 1
        one = np.sin(np.arange(start_sample, start_sample + count) * 0.3)
        return np.stack([one, -one]).astype(np.float32)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def opened():
    return {}


@pytest.fixture
def made(opened):
    def give(rate):
        opened[rate] = Source()
        return opened[rate]

    return Recording(give, 70 * TICKS_PER_SECOND)


def test_it_is_listened_to_once_and_tells_how_far(made, opened):
    shares: list[float] = []
    first = made.heard(shares.append)
    assert made.heard() is first
    assert opened[8000].reads == 3
    assert shares == pytest.approx([30 / 70, 60 / 70, 1.0])


def test_channels_of_opposite_polarity_do_not_silence_each_other(made):
    sound = made.mono(8000, 100, 8000)
    assert np.abs(sound) == pytest.approx(np.abs(np.sin(np.arange(8000, 8100) * 0.3)), abs=1e-5)


def test_every_rate_is_opened_once_and_closed(made, opened):
    with made:
        made.mono(0, 10, 48_000)
        made.mono(5, 10, 48_000)
    assert sorted(opened) == [8000, 48_000]
    assert all(source.is_closed for source in opened.values())


def test_listening_stops_when_asked(made, opened):
    answers = iter((False, True))
    with pytest.raises(ListeningCancelledError):
        made.heard(is_cancelled=lambda: next(answers))
    assert opened[8000].reads == 1


def test_channels_are_mixed_by_the_sign_they_share_with_the_loudest():
    gram = np.array([[1.0, -2.0, 0.0], [-2.0, 9.0, 3.0], [0.0, 3.0, 4.0]])
    assert mixing(gram) == pytest.approx(np.array([-1, 1, 1]) / 3)
