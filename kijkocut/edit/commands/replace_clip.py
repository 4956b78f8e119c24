"""Replace clip."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import partners
from kijkocut.edit.placing import require_suits, source_name
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.takes import is_same
from kijkocut.model.clip import Clip, MediaSource, Source, TakeSource
from kijkocut.model.handles import ENDLESS, fits_source, source_length
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ticks


class ReplaceClip(Command, frozen=True, kw_only=True, tag="replace_clip"):
    """Put other material into a clip; place, length, speed, effects and other takes stay.

    Linked clips of the same source are replaced with it.

    ```
    |  A  |  B fx |  C  |   ->   |  A  |  X fx |  C  |
    ```
    """

    title: ClassVar[str] = "Replace clip"

    clip: ClipId
    source: Source
    source_in: Ticks = 0
    """Source time shown at the clip's start."""
    name: str = ""
    """By default the new source's name."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Replace the source of the clip and of what is linked with it."""
        clip = draft.clip(self.clip)
        clips = partners(draft, clip) if self.with_linked else [clip]
        for each in clips:
            if each.id == clip.id:
                self._replace(draft, each, self.source, self.source_in)
            elif is_same(each.source, clip.source):
                source = self.source
                if isinstance(source, MediaSource):
                    source = replace(source, stream=None)
                later = clip.retime.offset(each.start - clip.start)
                self._replace(draft, each, source, self.source_in + later)

    def _replace(self, draft: Draft, clip: Clip, source: Source, source_in: int) -> None:
        require_suits(draft, source, draft.track(clip.track))
        if clip.takes and not isinstance(source, TakeSource):
            raise EditRefused(
                f"{draft.name(clip)} has other takes, beside which only media and sequences can"
                " stand. Keep only one take first."
            )
        made = replace(
            clip,
            source=source,
            source_in=source_in,
            name=self.name or source_name(draft, source) or clip.name,
            markers=(),
        )
        length = source_length(draft.project, made)
        if length != ENDLESS and not fits_source(made.retime, source_in, made.duration, length):
            low, high = made.retime.span(made.duration)
            raise EditRefused(
                f"The new source is too short for {draft.name(clip)}: the clip shows"
                f" {source_in + low} to {source_in + high + 1} of it, and it runs from 0 to"
                f" {length} (ticks)."
            )
        draft.put(made)
