"""What stays the same while one frame is made: its plan, and where its pictures come from."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.drawing import Style
from kijkocut.render.frame_plan import FramePlan, MediaPicture
from kijkocut.render.pixels import SourceFrame

Fetch = Callable[[MediaPicture], SourceFrame]
"""Gives the decoded frame that `MediaPicture.at` names; its errors pass through the compositor."""

SCREEN: Final = Colour(primaries="bt709", transfer="iec61966-2-1")
"""What colours chosen on a screen mean: titles, generators, backgrounds."""


class FrameJob(Struct, frozen=True):
    """A frame in the making."""

    plan: FramePlan
    fetch: Fetch
    is_chroma_smooth: bool

    @property
    def space(self) -> ColourSpace:
        """Where the layers meet."""
        return self.plan.colour_space

    @property
    def plain(self) -> Style:
        """How pictures are drawn that join nothing yet."""
        return Style(space=self.space, quality=self.plan.quality)

    def context(self, *, is_deep: bool) -> object:
        """Give what shapes remembered pictures beside their own plan."""
        plan = self.plan
        look = (plan.colour_space, plan.quality, plan.is_linear_light, plan.size)
        return (*look, self.is_chroma_smooth, is_deep)

    def of(self, plan: FramePlan) -> "FrameJob":
        """Give the job of another plan for the same frame: a nest's, or an earlier moment's."""
        return FrameJob(plan, self.fetch, self.is_chroma_smooth)
