import wave

import pytest

from kijkocut.desktop.mixer.sound_in import NoInputError, Take
from kijkocut.desktop.mixer.voice_over import VoiceOver
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND


class Microphone:
    """Has said a second of sound when it is stopped."""

    def __init__(self, device):
        self.device, self.samples = device, 48_000

    def start(self, path, sample_rate, channels=1):
        self.path = path

    def stop(self):
        self.path.parent.mkdir(exist_ok=True)
        with wave.open(str(self.path), "wb") as out:
            out.setparams((1, 2, 48_000, 0, "NONE", ""))
            out.writeframes(bytes(range(200)) * 480)
        return Take(
            path=self.path, samples=self.samples, sample_rate=48_000, latency_s=0.1, peak=0.5
        )


@pytest.fixture
def voice(film):
    film.settings.set("viewer.sound_device", "none")
    yield VoiceOver(film, Microphone)
    film.close()


def sounds(film):
    tracks = film.project.sequence_tracks("main")
    return {
        t.name: [(c.start, c.duration, c.source_in) for c in film.project.lane(t.id)]
        for t in tracks
        if t.kind is TrackKind.audio
    }


def test_what_is_said_lies_where_it_was_said_in_one_step(film, voice, qtbot):
    at = 10 * film.sequence.rate.frame_ticks
    film.move_playhead(at)
    before, steps = sounds(film), len(film.work.session.history.steps)
    voice.toggle()
    assert voice.is_recording
    assert viewers_of(film).program.speed == 1
    voice.toggle()
    assert not voice.is_recording
    qtbot.waitUntil(lambda: len(film.project.media) == 2, timeout=10_000)
    after = sounds(film)
    assert after["A1"] == before["A1"]
    ((start, duration, source_in),) = after["A2"]
    assert start == at
    assert source_in == TICKS_PER_SECOND // 10
    assert duration == pytest.approx(0.9 * TICKS_PER_SECOND, rel=0.01)
    assert len(film.work.session.history.steps) == steps + 1
    assert (film.work.path.with_name("film recordings") / "Voice 1.wav").exists()


def test_stopping_the_picture_ends_the_recording(film, voice, qtbot):
    voice.start()
    viewers_of(film).program.stop()
    assert not voice.is_recording
    qtbot.waitUntil(lambda: not voice.errands.is_busy, timeout=10_000)


def test_a_missing_microphone_is_told(film, qtbot):
    class Deaf(Microphone):
        def start(self, path, sample_rate, channels=1):
            raise NoInputError("There is no microphone.")

    voice = VoiceOver(film, Deaf)
    with qtbot.waitSignal(film.noticed):
        voice.toggle()
    assert not voice.is_recording


def test_a_slip_of_the_finger_leaves_nothing(film, voice):
    voice.start()
    voice._recorder.samples = 100
    voice.stop()
    assert not (film.work.path.with_name("film recordings") / "Voice 1.wav").exists()
    assert not voice.errands.is_busy
