"""Which pictures are wanted while playing, and which is on: no threads, no clocks of its own."""

import math
from fractions import Fraction
from typing import Final, Protocol

from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ticks
from kijkocut.playback.course import Course
from kijkocut.playback.hitches import AutoScale, Cause, Hitches
from kijkocut.playback.picture import Picture

_MOST_OUT: Final = 12
"""Pictures asked for and not shown yet; the projector's ring has a few slots more."""
_AHEAD: Final = 14
"""Frames that may be asked for before their time."""
_FIRST: Final = 3
"""Pictures that should lie ready before sound begins."""
_PLENTY: Final = 3
_SMOOTHING: Final = 0.25
_LARGER: Final = 3.5
"""So much longer compositing takes with sides twice as long, about."""


class Projectionist(Protocol):
    """Who makes the pictures."""

    def ask(self, at: Ticks) -> int:
        """Order the picture of a time and give its ticket."""

    def drop(self, tickets: tuple[int, ...]) -> None:
        """Learn of pictures that are not wanted any more; those not begun need not be made."""


class Show:
    """Follows a course picture by picture.

    Time is divided into slots, one for each frame that the screen shows; at higher speeds the
    frames in between are left out. What comes too late is dropped and counted with its cause.
    """

    def __init__(self, course: Course, rate: Rate, maker: Projectionist, hitches: Hitches) -> None:
        """Ask for nothing yet.

        Args:
            course: What is played.
            rate: Frames of the sequence.
            maker: Makes pictures.
            hitches: Where dropped frames are counted.
        """
        self._course, self._maker, self._hitches = course, maker, hitches
        self._rate = rate
        self._slot_samples = Fraction(rate.frame_ticks * course.sample_rate, TICKS_PER_SECOND)
        self._next = 0
        self._on = -1
        self._waiting: dict[int, int] = {}
        """Slots by ticket."""
        self._ready: dict[int, Picture] = {}
        self._asked: dict[int, int] = {}
        self._sizes: dict[int, int] = {}
        """Divisors, by ticket of what is waited for and by slot of what has come."""
        self._overdue: set[int] = set()
        """Slots whose picture came when their time was over."""
        self._pace_s = self._decode_s = 0.0
        """What a picture takes to make, and of that to decode, on the whole."""
        self._stride = 1
        """Every so many slots get a picture."""
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
        self._drop_late(now)
        lasts = math.ceil(self._pace_s / self.slot_s - 0.1)
        if self._next < now:  # behind: what is past is not worth making
            self._stride = max(1, min(lasts, _AHEAD))
            self._next = now + self._stride
        elif len(self._ready) >= _PLENTY:
            self._stride = 1
        while len(self._waiting) + len(self._ready) < _MOST_OUT and self._next <= now + _AHEAD:
            if self._is_over(self._next):
                return
            ticket = self._maker.ask(self.tick_of(self._next))
            self._waiting[ticket], self._asked[ticket] = self._next, self.scale.divisor
            self._next += self._stride

    @property
    def is_ready(self) -> bool:
        """Whether so many pictures have come that playing may begin."""
        come = len(self._ready) + (self._on >= 0)
        return come >= _FIRST or not self._waiting

    def forget(self) -> None:
        """Throw away what is ahead, as after an edit; it is asked for again."""
        if self._waiting:
            self._next = min(self._waiting.values())
        if self._ready:
            self._next = min(self._next, *self._ready)
        for picture in self._ready.values():
            picture.release()
        self._maker.drop(tuple(self._waiting))
        self._waiting.clear()
        self._asked.clear()
        self._ready.clear()

    def take(self, picture: Picture, heard: int = 0) -> bool:
        """Take in a picture that comes when `heard` is heard; False if it is not one of these."""
        slot = self._waiting.pop(picture.ticket, None)
        if slot is None:
            return False
        if slot < self.slot_at(heard):
            self._overdue.add(slot)
        self._sizes[slot] = self._asked.pop(picture.ticket, 1)
        if picture.total_s:
            share = _SMOOTHING if self._pace_s else 1.0
            self._pace_s += share * (picture.total_s - self._pace_s)
            self._decode_s += share * (picture.decode_s - self._decode_s)
        old = self._ready.pop(slot, None)
        if old is not None:
            old.release()
        self._ready[slot] = picture
        return True

    def lose(self, ticket: int) -> bool:
        """Note that a picture will not come; False if it is not one of these."""
        self._asked.pop(ticket, None)
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
        # Slots of which the picture lay here in time were passed over by us.
        passed = len(set(late) - self._overdue)
        self._overdue = {one for one in self._overdue if one > slot}
        self._hitches.note(Cause.window, passed)
        is_decoding = self._decode_s * 2 > self._pace_s
        slowest = Cause.decode if is_decoding else Cause.composite
        self._hitches.note(slowest, max(0, missed - passed))
        self._sizes = {one: size for one, size in self._sizes.items() if one >= slot}
        if self._on >= 0 and self._sizes.get(slot) == self.scale.divisor:
            drawing_s = picture.total_s - picture.decode_s
            self.scale.note(
                is_late=missed > passed,
                load=picture.total_s / self.slot_s,
                larger=(picture.decode_s + _LARGER * drawing_s) / self.slot_s,
                is_short=len(self._ready) < _FIRST,
            )
        self._on = slot
        return picture, self.tick_of(slot)

    def close(self) -> None:
        """Give all pictures back."""
        self.forget()

    def _drop_late(self, now: int) -> None:
        """Take back orders whose time is over, but for the oldest, which is being made."""
        _, *others = sorted(self._waiting) or [0]
        late = tuple(ticket for ticket in others if self._waiting[ticket] < now)
        if late:
            self._maker.drop(late)
            for ticket in late:
                del self._waiting[ticket], self._asked[ticket]

    def _sample(self, slot: int) -> int:
        return -int(-slot * self._slot_samples // 1)

    def _is_over(self, slot: int) -> bool:
        end = self._course.end
        return end is not None and self._sample(slot) >= end
