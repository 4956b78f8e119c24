"""Rate stretch."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side, distance, place_of, require_free
from kijkocut.edit.moves import partners
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.stretch import stretched
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ticks


class RateStretch(Command, frozen=True, kw_only=True, tag="rate_stretch"):
    """Make a clip longer or shorter by its speed, so that it shows the same source.

    Keyframes and ramps stretch along.

    ```
    |  A 100%  |     |   ->   |  A  80%     |  |
    ```
    """

    title: ClassVar[str] = "Rate stretch"

    clip: ClipId
    side: Side = Side.tail
    """Which end moves; the other stays."""
    to: Ticks | None = None
    """Where in the sequence the end shall lie; or say `by`."""
    by: Ticks | None = None
    """How far the end moves, to the right when positive."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Stretch the clip and, about the same fixed end, what is linked with it."""
        clip = draft.clip(self.clip)
        delta = distance(draft, clip, place_of(clip, self.side), to=self.to, by=self.by)
        duration = clip.duration + (delta if self.side is Side.tail else -delta)
        if duration <= 0:
            raise EditRefused(f"Stretching {draft.name(clip)} that far would leave nothing of it.")
        anchor = clip.start if self.side is Side.tail else clip.end
        for each in partners(draft, clip) if self.with_linked else [clip]:
            self._stretch(draft, each, anchor, (duration, clip.duration))

    def _stretch(self, draft: Draft, clip: Clip, anchor: int, factor: tuple[int, int]) -> None:
        new, old = factor
        start = anchor + (clip.start - anchor) * new // old
        end = anchor + (clip.end - anchor) * new // old
        track = draft.track(clip.track)
        if clip.id != self.clip and track.kind is TrackKind.video:
            rate = draft.sequence_of(clip).rate
            start, end = rate.snap(start), rate.snap(end)
        draft.require_frame(track, start, "new start")
        draft.require_frame(track, end, "new end")
        if end <= start:
            raise EditRefused(f"Stretching {draft.name(clip)} that far would leave nothing of it.")
        made = replace(stretched(draft, clip, end - start), start=start)
        require_free(draft, made)
        draft.put(made)
