"""Playing a sequence: sound is the clock, pictures follow it."""

import logging
import threading
from collections.abc import Callable
from typing import Final

from kijkocut.audio import Fetch, Mixer
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks
from kijkocut.playback.audio_out import AudioOut, NullOut, loudspeakers
from kijkocut.playback.course import Course, Route
from kijkocut.playback.device_out import AudioDeviceError
from kijkocut.playback.feeder import Feeder, MakeMixer
from kijkocut.playback.hitches import Cause, Hitches
from kijkocut.playback.needles import Reading
from kijkocut.playback.nibbles import Bite, Nibbles
from kijkocut.playback.picture import Picture
from kijkocut.playback.projecting import Trouble
from kijkocut.playback.scene import Audience, Scene
from kijkocut.playback.show import Show
from kijkocut.playback.sound_ring import SoundRing
from kijkocut.playback.sound_shelf import SoundShelf

log = logging.getLogger(__name__)

_BUFFER_S: Final = 1.0
"""Sound mixed ahead, so that files are opened long before they are heard; an edit mixes it anew."""
_FIRST_BLOCKS: Final = 4
"""Blocks of sound mixed before any is heard; the rest of the buffer comes after."""
_PREROLL_S: Final = 1.0
"""So long sound waits for the first pictures at most."""
_FILL_EVERY_S: Final = 0.02
_LOOK_AHEAD: Final = 36
"""Pictures ahead of what is heard whose media are opened; those up to a dozen are being made."""
_LOOK_EVERY: Final = 6
_GONE: Final = (
    "The sound device is gone. Pictures play on without it; plug it in again or choose another"
    " device in the preferences."
)


class Player:
    """Plays scenes, one at a time. Belongs to one thread, which calls all but `take`."""

    def __init__(
        self, audience: Audience, out: AudioOut, *, stand_in: Callable[[], AudioOut] = NullOut
    ) -> None:
        """Be still.

        Args:
            audience: Who orders pictures and sees them.
            out: Where sound goes.
            stand_in: Gives what takes its place when its device does not work: a clock.
        """
        self._audience, self._out, self.stand_in = audience, out, stand_in
        self._run: Run | None = None
        self._shelf = SoundShelf()
        self._nibbles: Nibbles | None = None
        self._is_deaf = False
        self.hitches = Hitches()

    @property
    def is_playing(self) -> bool:
        """Whether it plays."""
        return self._run is not None and not self._run.is_over

    @property
    def route(self) -> Route | None:
        """What is played."""
        return self._run.course.route if self._run is not None and self.is_playing else None

    @property
    def position(self) -> Ticks | None:
        """The timeline time that is heard now; None when it is still."""
        return self._run.position if self._run is not None and self.is_playing else None

    @property
    def divisor(self) -> int:
        """By how much pictures are made smaller to keep up."""
        return self._run.show.scale.divisor if self._run is not None else 1

    def use(self, out: AudioOut) -> None:
        """Play through another output from now on."""
        self._hush()
        self._out, self._is_deaf = out, False
        if self._run is not None:
            self._run.use(out)

    def play(self, scene: Scene, route: Route, *, is_threaded: bool = True) -> None:
        """Play a scene; what played before stops.

        Args:
            scene: What.
            route: From where to where, and how.
            is_threaded: Whether threads do the work; otherwise call `step` often.
        """
        self.stop()
        self.hitches.clear()
        run = self._run = Run(scene, route, self, self._out)
        if is_threaded:
            run.start()
        else:
            run.begin()
            run.roll()

    def scrub(self, scene: Scene, at: Ticks) -> None:
        """Let a bit of sound be heard, while the play head is moved by hand."""
        if self.is_playing:
            return
        if self._nibbles is None:
            self._nibbles = Nibbles(self._out)

        def make() -> Mixer:
            fetch = self.lending(scene)
            return Mixer(scene.project, scene.sequence_id, fetch, on_failure=_hear_nothing)

        self._nibbles.bite(Bite(scene.project, make, at))

    def step(self) -> float:
        """Do what is due now, when no threads do; gives the seconds until something may be."""
        return self._run.step() if self._run is not None else _FILL_EVERY_S

    def change(self, scene: Scene) -> None:
        """Play on in another snapshot, without a break."""
        if self._run is not None and self.is_playing:
            self._run.change(scene)

    def take(self, answer: Picture | Trouble) -> bool:
        """Take in what the projector answered; False if it was not asked from here. Any thread."""
        run = self._run
        return run is not None and run.take(answer)

    def miss(self) -> None:
        """Count a frame that was seen by nobody, because the window was busy. Any thread."""
        self.hitches.note(Cause.window)

    def readings(self) -> list[Reading]:
        """Give what the meters read since the last call, up to what is heard."""
        run = self._run
        return run.feeder.readings(run.heard) if run is not None else []

    def close(self) -> None:
        """Be still, and give back what is held for the next start."""
        self.stop()
        self._shelf.close()

    def lending(self, scene: Scene) -> Fetch:
        """Give what opens the scene's sound, or has it open still."""
        return self._shelf.lending(scene.project, scene.fetch)

    def deafened(self, error: KijkoError) -> None:
        """Tell that there is no sound, once for each output."""
        if not self._is_deaf:
            self._is_deaf = True
            self._audience.complains(error)

    def _hush(self) -> None:
        """End bits of sound; the output is free."""
        nibbles, self._nibbles = self._nibbles, None
        if nibbles is not None:
            nibbles.close()

    @property
    def audience(self) -> Audience:
        """Who watches."""
        return self._audience

    def stop(self) -> Ticks | None:
        """Be still; gives where it was."""
        self._hush()
        run, self._run = self._run, None
        if run is None:
            return None
        at = run.position
        run.end()
        return at


class Run:
    """One stretch of playing, from start to stop."""

    def __init__(self, scene: Scene, route: Route, player: Player, out: AudioOut) -> None:
        self._scene, self._player = scene, player
        self._audience, self._hitches = player.audience, player.hitches
        sequence = scene.sequence
        self._channels = loudspeakers(out, sequence.channels)
        self._capacity = round(_BUFFER_S * sequence.sample_rate)
        self.course = Course(route, sequence.sample_rate)
        self.show = Show(self.course, sequence.rate, self, self._hitches)
        self._ring = SoundRing(channels=self._channels, capacity=self._capacity)
        self.feeder = Feeder(self._ring, self.course, self._mixer(scene), self._complain)
        self._out: AudioOut | None = None
        self._next_out: AudioOut | None = out
        self._change = threading.Condition(threading.RLock())
        self._threads: list[threading.Thread] = []
        self._looked_at = 0
        self._starved = 0
        self._is_starving = False
        self._is_ended = False
        self.is_over = False

    @property
    def heard(self) -> int:
        """How many samples were heard."""
        return self._out.heard() if self._out is not None else 0

    @property
    def position(self) -> Ticks:
        """The frame that is heard now."""
        return self.show.tick_of(self.show.slot_at(self.heard))

    def begin(self) -> None:
        """Order the first pictures and mix the first sound."""
        with self._change:
            self.show.order(0)
        self.feeder.fill(_FIRST_BLOCKS)

    def roll(self) -> None:
        """Let it sound, through another output if there is one; a clock stands in for it."""
        old = self._out
        with self._change:
            out, self._next_out = self._next_out, None
            is_lost = old is not None and old.is_lost
            if self._is_ended or (out is None and not is_lost):
                return
        if old is not None:
            old.stop()
        if out is None:
            self._player.deafened(AudioDeviceError(_GONE))
            out = self._player.stand_in()
        try:
            out.start(self._ring, self.course.sample_rate)
        except AudioDeviceError as exc:
            self._player.deafened(exc)
            out = self._player.stand_in()
            out.start(self._ring, self.course.sample_rate)
        with self._change:
            self._out = out
            if self._was_ended():
                out.stop()

    def use(self, out: AudioOut) -> None:
        """Go over to another output."""
        with self._change:
            self._next_out = out

    def start(self) -> None:
        """Let threads do the work."""
        for name, work in (("mixer", self._feed), ("playback", self._follow)):
            thread = threading.Thread(target=work, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def step(self) -> float:
        """Mix and show what is due; see `Player.step`."""
        self.roll()
        self.feeder.fill()
        return self._turn()

    def change(self, scene: Scene) -> None:
        """Go on in another snapshot."""
        with self._change:
            self._scene = scene
            self.feeder.change(self._mixer(scene))
            self.show.forget()
            self._change.notify_all()

    def take(self, answer: Picture | Trouble) -> bool:
        """Take in an answer of the projector's."""
        with self._change:
            if isinstance(answer, Trouble):
                return self.show.lose(answer.ticket)
            is_ours = self.show.take(answer, self.heard)
            self._change.notify_all()
            return is_ours

    def end(self) -> None:
        """Fall silent and give everything back."""
        with self._change:
            self._is_ended = True
            self._change.notify_all()
        out = self._out
        if out is not None:
            out.stop()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()
        self.feeder.close()
        with self._change:
            self.show.close()

    def ask(self, at: Ticks) -> int:
        """Order a picture; see `Projectionist`."""
        return self._audience.wants(self._scene, at, self.show.scale.divisor)

    def drop(self, tickets: tuple[int, ...]) -> None:
        """Take orders back; see `Projectionist`."""
        if tickets:
            self._audience.drops(tickets)

    def _feed(self) -> None:
        self.begin()
        with self._change:
            self._change.wait_for(lambda: self._is_ended or self.show.is_ready, _PREROLL_S)
        while not self._is_ended:
            self.roll()
            self.feeder.fill()
            with self._change:
                self._change.wait_for(lambda: self._is_ended, _FILL_EVERY_S)

    def _follow(self) -> None:
        while not self._is_ended and not self.is_over:
            wait_s = self._turn()
            with self._change:
                if not self._is_ended:
                    self._change.wait(wait_s)

    def _turn(self) -> float:
        heard = self.heard
        with self._change:
            if self._is_ended:
                return _FILL_EVERY_S
            shown = self.show.turn(heard)
            self.show.order(heard)
            ahead = self.show.slot_at(heard) + _LOOK_AHEAD
            is_time = ahead >= self._looked_at + _LOOK_EVERY
        if is_time:
            self._looked_at = ahead
            self._audience.expects(self._scene, self.show.tick_of(ahead))
        is_starving = self._ring.starved > self._starved
        if is_starving and not self._is_starving and not self._has_ended(self._ring.written):
            self._hitches.note(Cause.sound)
        self._starved, self._is_starving = self._ring.starved, is_starving
        if shown is not None:
            self._audience.sees(*shown)
        if self._has_ended(heard) and not self.is_over:
            self.is_over = True
            self._audience.hears_end(self.position)
        slot_s = self.show.slot_s
        into = heard / self.course.sample_rate % slot_s
        return max(0.002, min(slot_s - into, slot_s))

    def _has_ended(self, sample: int) -> bool:
        return self.course.end is not None and sample >= self.course.end

    def _was_ended(self) -> bool:
        """Whether `end` was called meanwhile, on another thread."""
        return self._is_ended

    def _mixer(self, scene: Scene) -> MakeMixer:
        def make(on_failure: Callable[[ClipId, KijkoError], None]) -> Mixer:
            return Mixer(
                scene.project,
                scene.sequence_id,
                self._player.lending(scene),
                sample_rate=self.course.sample_rate,
                on_failure=on_failure,
                is_metered=True,
            )

        return make

    def _complain(self, error: KijkoError) -> None:
        self._audience.complains(error)


def _hear_nothing(_clip: ClipId, error: KijkoError) -> None:
    log.info("a clip is silent while the play head is moved: %s", error)
