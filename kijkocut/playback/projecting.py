"""What every projector does, whether in a process of its own or in this one."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from kijkocut.model.project import Project
from kijkocut.playback import wire
from kijkocut.playback.picture import Picture
from kijkocut.render import FramePlan


class Trouble(Struct, frozen=True, kw_only=True):
    """A frame that could not be made, or a projector that had to be started again."""

    ticket: int
    """What the projector was working on; -1 for trouble without a frame."""
    code: str
    message: str


OnAnswer = Callable[[Picture | Trouble], object]
"""Hears of every frame, on a thread of the projector's; releases the picture soon."""


class Projecting(Protocol):
    """Makes frames of plans, in the order they were asked for. Any thread may ask."""

    def want(
        self,
        plan: FramePlan,
        project: Project,
        *,
        is_jump: bool = False,
        is_rough: bool = False,
        is_read: bool = False,
        better: str = "",
    ) -> int:
        """Ask for a frame and give its ticket.

        Args:
            plan: What to show.
            project: Holds the media that the plan names, and the sound that its shaders show.
            is_jump: Whether the play head jumped here: what comes next in the media is not decoded.
            is_rough: Whether the nearest keyframes will do.
            is_read: Whether its samples are wanted in memory, not only on the screen, and from the
                originals: it is to be kept.
            better: Key of a plan whose frame is welcome instead, should it be in store.
        """

    def forget(self, tickets: tuple[int, ...]) -> None:
        """Take wishes back. What is being made comes all the same; the rest never does."""

    def expect(self, plan: FramePlan) -> None:
        """Say that a frame will be wanted soon, so that what it shows may be opened."""

    def warm_up(self) -> None:
        """Start now what makes frames, so that the first comes sooner."""

    def equip(self, equipment: wire.Equipment) -> None:
        """Make frames with this from now on."""

    def close(self) -> None:
        """End, once what is in work is done. Calling twice is fine."""
