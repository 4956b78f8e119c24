"""Playing on a clock of the test's: real footage, real sound, no sleeps."""

import threading
import wave
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.model.ids import ClipId
from kijkocut.model.project import Put
from kijkocut.model.sequence import TrackKind
from kijkocut.playback import NullOut, Picture, Player, Route, Scene
from kijkocut.playback.audio_out import FileOut
from kijkocut.playback.device_out import AudioDeviceError
from kijkocut.reels import sound_source
from kijkocut.render import PlanSettings, plan
from kijkocut.synth import find_ticks, read_frame_number

STEP = 705_600_000 // 25


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class Audience:
    """Sees frames of one colour that carry their time; sees them at once."""

    def __init__(self):
        self.player = None
        self.asked, self.seen, self.ended, self.complaints = [], [], [], []
        self.is_slow = False

    def wants(self, scene, at, divisor):
        self.asked.append((scene, at, divisor))
        return len(self.asked)

    def expects(self, scene, at):
        self.expected = (*getattr(self, "expected", ()), at)

    def drops(self, tickets):
        self.dropped = (*getattr(self, "dropped", ()), *tickets)

    def sees(self, picture, at):
        self.seen.append((at, picture.ticket))
        picture.release()

    def hears_end(self, at):
        self.ended.append(at)

    def complains(self, error):
        self.complaints.append(error)


def scene_of(project, catalogue, pool):
    def fetch(media, stream, rate):
        return sound_source(project.media[media], pool, stream, rate)

    return Scene(project, "main", catalogue, fetch)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def audience():
    return Audience()


@pytest.fixture
def player(audience, clock):
    made = Player(audience, NullOut(clock), stand_in=lambda: NullOut(clock))
    audience.player = made
    yield made
    made.stop()


@pytest.fixture
def scene(film, catalogue, pool):
    return scene_of(film, catalogue, pool)


def run(player, audience, clock, seconds, step=0.005):
    delivered = len(audience.seen)
    tickets = 0
    for _ in range(round(seconds / step)):
        while tickets < len(audience.asked):
            tickets += 1
            player.take(Picture(np.zeros((2, 2, 4), np.uint8), ticket=tickets))
        clock.now += step
        player.step()
    return audience.seen[delivered:]


def test_every_frame_is_seen_once_and_in_order(player, audience, clock, scene):
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    run(player, audience, clock, 2.2)
    assert [at // STEP for at, _ in audience.seen] == list(range(50))
    assert audience.ended == [49 * STEP]
    assert not player.is_playing
    assert player.hitches.counts == {}


@pytest.mark.parametrize(("speed", "last"), [(2, 48), (4, 48), (8, 48), (-1, 0), (-8, 0)])
def test_other_speeds_arrive_sooner_or_backwards(player, audience, clock, scene, speed, last):
    at = 0 if speed > 0 else 50 * STEP
    player.play(scene, Route(start=0, stop=50 * STEP, at=at, speed=speed), is_threaded=False)
    run(player, audience, clock, 2.0 / abs(speed) + 0.1)
    frames = [at // STEP for at, _ in audience.seen]
    assert frames == sorted(frames, reverse=speed < 0)
    assert abs(frames[-1] - last) <= abs(speed)
    assert audience.ended
    gaps = {abs(b - a) for a, b in pairwise(frames[1:])}
    assert gaps == {abs(speed)}


def test_a_loop_goes_round(player, audience, clock, scene):
    route = Route(start=10 * STEP, stop=20 * STEP, at=15 * STEP, is_looping=True)
    player.play(scene, route, is_threaded=False)
    run(player, audience, clock, 1.0)
    frames = [at // STEP for at, _ in audience.seen]
    assert frames[:18] == [*range(15, 20), *range(10, 20), 10, 11, 12]
    assert player.is_playing


def test_stopping_gives_the_place(player, audience, clock, scene):
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    run(player, audience, clock, 0.5)
    assert player.position == 12 * STEP
    assert player.stop() == 12 * STEP
    assert player.position is None
    assert player.stop() is None


def test_an_edit_takes_over_without_a_click(player, clock, scene, pool, tmp_path):
    """A clip that is muted while it plays falls silent over 10 ms, not at once."""
    film, catalogue, audience = scene.project, scene.catalogue, player._audience
    player.use(FileOut(tmp_path / "out.wav", clock))
    heard = film.clip(ClipId("on-a"))
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    run(player, audience, clock, 0.3)
    quiet = film.apply([Put(before=heard, after=replace(heard, is_enabled=False))])
    player.change(scene_of(quiet, catalogue, pool))
    run(player, audience, clock, 1.0)
    assert audience.asked[-1][0].project is quiet
    player.stop()
    sound = _samples(tmp_path / "out.wav")
    # The footage ticks on whole seconds: the first is heard, the next is not any more.
    assert np.abs(sound[:2000]).max() > 0.1
    assert np.abs(sound[46_000:]).max() == 0
    assert [at // STEP for at, _ in audience.seen] == list(range(len(audience.seen)))


def test_without_a_device_a_clock_takes_its_place(audience, scene):
    class Broken(NullOut):
        def start(self, ring, sample_rate):
            raise AudioDeviceError("There is none.")

    player = Player(audience, Broken())
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    assert [str(one) for one in audience.complaints] == ["There is none."]
    assert player.is_playing
    player.stop()


def test_with_threads_it_plays_by_itself_and_stops(audience, scene):
    player = Player(audience, NullOut())
    player.play(scene, Route(start=0, stop=50 * STEP, at=0))
    assert player.is_playing
    player.stop()
    assert not player.is_playing


def test_sound_and_picture_are_together(projector, answers, scene, clock, tmp_path):
    """Frames that are seen are those that are heard, within one frame."""
    seen = []

    class Watching(Audience):
        def wants(self, scene, at, divisor):
            planned = plan(
                scene.project, "main", at, catalogue=scene.catalogue, settings=PlanSettings()
            )
            self.asked.append(at)
            return projector.want(planned, scene.project)

        def sees(self, picture, at):
            seen.append((out.heard(), read_frame_number(picture.pixels)))
            picture.release()

    out = FileOut(tmp_path / "out.wav", clock)
    audience = Watching()
    player = Player(audience, out)
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    delivered = 0
    for _ in range(230):
        while delivered < len(audience.asked):
            assert player.take(answers.get(timeout=60))
            delivered += 1
        clock.now += 0.01
        player.step()
    player.stop()
    ticks = find_ticks(_samples(tmp_path / "out.wav"), 48_000)
    shown = {number: sample for sample, number in seen}
    assert len(shown) == 50
    assert len(ticks) == 2
    for second, tick in enumerate(ticks):
        assert abs(shown[25 * second] - tick) <= 48_000 // 25
    assert player.hitches.dropped == 0


def _samples(path):
    with wave.open(str(path)) as file:
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return data.reshape(-1, 2)[:, 0].astype(np.float32) / 32767


class Mute(NullOut):
    """An output that notes when it began, and may go."""

    def __init__(self, clock):
        super().__init__(clock)
        self.began = threading.Event()

    def start(self, ring, sample_rate):
        super().start(ring, sample_rate)
        self.began.set()


class Patient(Audience):
    """Whose pictures come when the test says so."""

    def __init__(self):
        super().__init__()
        self.has_asked = threading.Event()

    def wants(self, scene, at, divisor):
        if len(self.asked) == 11:
            self.has_asked.set()
        return super().wants(scene, at, divisor)


def test_sound_waits_for_the_first_pictures(monkeypatch, scene, clock):
    monkeypatch.setattr("kijkocut.playback.player._PREROLL_S", 60.0)
    audience, out = Patient(), Mute(clock)
    player = Player(audience, out)
    player.play(scene, Route(start=0, stop=50 * STEP, at=0))
    assert audience.has_asked.wait(30)
    for ticket in (1, 2):
        assert player.take(Picture(np.zeros((2, 2, 4), np.uint8), ticket=ticket))
    assert not out.began.is_set()
    assert player.take(Picture(np.zeros((2, 2, 4), np.uint8), ticket=3))
    assert out.began.wait(30)
    player.close()


def test_orders_are_taken_back_when_it_stops(player, audience, scene):
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    player.take(Picture(np.zeros((2, 2, 4), np.uint8), ticket=1))
    player.stop()
    assert audience.dropped == tuple(range(2, 13))


def test_another_device_takes_over_while_it_plays(player, audience, clock, scene):
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    run(player, audience, clock, 0.6)
    other = Mute(clock)
    player.use(other)
    run(player, audience, clock, 0.6)
    assert other.began.is_set()
    assert [at // STEP for at, _ in audience.seen] == list(range(30))
    assert player.hitches.dropped == 0


def test_a_device_that_goes_is_told_of_once_and_a_clock_takes_over(player, audience, clock, scene):
    out = Mute(clock)
    player.use(out)
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    run(player, audience, clock, 0.5)
    out.is_lost = True
    run(player, audience, clock, 0.5)
    assert player.is_playing
    assert [at // STEP for at, _ in audience.seen] == list(range(25))
    assert len(audience.complaints) == 1
    out.start = lambda *_: (_ for _ in ()).throw(AudioDeviceError("Gone for good."))
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    assert player.is_playing
    assert len(audience.complaints) == 1
    player.use(NullOut(clock))


def test_the_next_start_finds_the_sound_open(player, scene, pool):
    opened = []

    def fetch(media, stream, rate):
        opened.append(media)
        return scene.fetch(media, stream, rate)

    watched = replace(scene, fetch=fetch)
    for speed in (1, 2, -1):
        player.play(watched, Route(start=0, stop=50 * STEP, at=0, speed=speed), is_threaded=False)
    assert opened == ["m"]
    player.close()


def test_moving_about_is_heard_but_not_while_it_plays(player, scene, clock):
    out = Mute(clock)
    player.use(out)
    player.scrub(scene, 0)
    assert out.began.wait(30)
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    assert player._nibbles is None
    player.scrub(scene, 0)
    assert player._nibbles is None


def test_the_levels_of_each_track_are_told_as_they_are_heard(player, audience, clock, scene):
    player.play(scene, Route(start=0, stop=50 * STEP, at=0), is_threaded=False)
    run(player, audience, clock, 0.5)
    found = player.readings()
    assert found
    heard = {key for one in found for key, level in one.tracks.items() if level.peak_db[0] > -60}
    tracks = scene.project.tracks
    assert heard
    assert all(tracks[key].kind is TrackKind.audio for key in heard)


def test_surround_plays_on_six_loudspeakers_where_there_are_six(player, clock, scene):
    sequence = scene.project.sequences["main"]
    wide = replace(sequence, channels=6)
    project = scene.project.apply((Put(before=sequence, after=wide),))
    for channels, heard in ((2, 2), (6, 6)):
        out = NullOut(clock)
        out.channels = channels
        blocks = []
        out.take = blocks.append
        player.use(out)
        player.play(
            replace(scene, project=project), Route(start=0, stop=5 * STEP, at=0), is_threaded=False
        )
        clock.now += 0.1
        player.step()
        clock.now += 0.1
        player.step()
        assert {block.shape[1] for block in blocks} == {heard}
