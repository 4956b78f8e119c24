"""Which pictures are wanted while playing, and which is on: no threads, no clocks of its own."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ticks
from kijkocut.playback.course import Course
from kijkocut.playback.hitches import AutoScale, Cause, Hitches
from kijkocut.playback.picture import Picture

_MOST_OUT: Final = 4
"""Pictures asked for and not shown yet; the projector's ring has twice as many slots."""
_AHEAD: Final = 8
"""Frames that may be asked for before their time."""


class Show:
    """Follows a course picture by picture.

    Time is divided into slots, one for each frame that the screen shows; at higher speeds the
    frames in between are left out. What comes too late is dropped and counted with its cause.
    """

    def __init__(
        self, course: Course, rate: Rate, ask: Callable[[Ticks], int], hitches: Hitches
    ) -> None:
        """Ask for nothing yet.

        Args:
            course: What is played.
            rate: Frames of the sequence.
            ask: Orders the picture of a time and gives its ticket.
            hitches: Where dropped frames are counted.
        """
        self._course, self._ask, self._hitches = course, ask, hitches
        self._rate = rate
        self._slot_samples = Fraction(rate.frame_ticks * course.sample_rate, TICKS_PER_SECOND)
        self._next = 0
        self._on = -1
        self._waiting: dict[int, int] = {}
        """Slots by ticket."""
        self._ready: dict[int, Picture] = {}
        self._slowest = Cause.composite
        self.scale = AutoScale()

    @property
    def slot_s(self) -> float:
        """How long a slot lasts, in seconds."""
        return float(self._slot_samples) / self._course.sample_rate

    def tick_of(self, slot: int) -> Ticks:
        """Give the timeline time of the frame shown in a slot."""
        tick = self._course.tick_at(self._sample(slot))
        return self._rate.frames(tick) * self._rate.frame_ticks

    def slot_at(self, sample: int) -> int:
        """Give the slot that is on when a sample is heard."""
        return int(sample / self._slot_samples)

    def order(self, heard: int) -> None:
        """Ask for what is needed next."""
        now = self.slot_at(heard)
        if self._next < now:  # behind: what is past is not worth making
            self._next = now + 1
        while len(self._waiting) + len(self._ready) < _MOST_OUT and self._next <= now + _AHEAD:
            if self._is_over(self._next):
                return
            self._waiting[self._ask(self.tick_of(self._next))] = self._next
            self._next += 1

    def forget(self) -> None:
        """Throw away what is ahead, as after an edit; it is asked for again."""
        if self._waiting:
            self._next = min(self._waiting.values())
        if self._ready:
            self._next = min(self._next, *self._ready)
        for picture in self._ready.values():
            picture.release()
        self._waiting.clear()
        self._ready.clear()

    def take(self, picture: Picture) -> bool:
        """Take in a picture that has come; False if it is not one of these."""
        slot = self._waiting.pop(picture.ticket, None)
        if slot is None:
            return False
        is_decoding = picture.decode_s * 2 > picture.total_s
        self._slowest = Cause.decode if is_decoding else Cause.composite
        old = self._ready.pop(slot, None)
        if old is not None:
            old.release()
        self._ready[slot] = picture
        return True

    def lose(self, ticket: int) -> bool:
        """Note that a picture will not come; False if it is not one of these."""
        return self._waiting.pop(ticket, None) is not None

    def turn(self, heard: int) -> tuple[Picture, Ticks] | None:
        """Give the newest picture whose time has come and its time, if it is not on yet."""
        now = self.slot_at(heard)
        due = sorted(slot for slot in self._ready if slot <= now)
        if not due:
            return None
        *late, slot = due
        for old in late:
            self._ready.pop(old).release()
        picture = self._ready.pop(slot)
        if slot <= self._on:
            picture.release()
            return None
        missed = slot - self._on - 1
        # Slots of which the picture lay here were passed over by us; the others came too late.
        self._hitches.note(Cause.window, len(late))
        self._hitches.note(self._slowest, max(0, missed - len(late)))
        if self._on >= 0:
            self.scale.note(is_late=missed > len(late))
        self._on = slot
        return picture, self.tick_of(slot)

    def close(self) -> None:
        """Give all pictures back."""
        self.forget()

    def _sample(self, slot: int) -> int:
        return -int(-slot * self._slot_samples // 1)

    def _is_over(self, slot: int) -> bool:
        end = self._course.end
        return end is not None and self._sample(slot) >= end
