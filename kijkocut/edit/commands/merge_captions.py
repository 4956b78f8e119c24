"""Merge captions."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.lines import caption_of
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId


class MergeCaptions(Command, frozen=True, kw_only=True, tag="merge_captions"):
    """Make one caption of neighbours; it lasts from the first to the last of them.

    ```
    C1 | "Good" |  | "morning" |   ->   C1 |     "Good morning"     |
    ```
    """

    title: ClassVar[str] = "Merge captions"

    clips: tuple[ClipId, ...]
    """Two or more, with no other caption between them; the first in time stays."""
    joint: str = " "
    """What is written between their texts."""

    def apply(self, draft: Draft) -> None:
        """Join the texts, remove the others, and lengthen the first."""
        found = [caption_of(draft, clip_id) for clip_id in dict.fromkeys(self.clips)]
        if len(found) < 2:
            raise EditRefused("Merging needs two captions or more.")
        found.sort(key=lambda pair: (pair[0].start, pair[0].id))
        first, last = found[0][0], found[-1][0]
        if any(clip.track != first.track for clip, _ in found):
            raise EditRefused("Only captions of one track can be merged.")
        ids = {clip.id for clip, _ in found}
        for other in draft.lane(first.track).between(first.start, last.end):
            if other.id not in ids:
                raise EditRefused(f"{draft.name(other)} lies between them; merge it too.")
        text = self.joint.join(line.text for _, line in found)
        for clip, _ in found[1:]:
            draft.remove(clip)
        source = replace(found[0][1], text=text)
        fade_out = last.fade_out
        draft.put(replace(first, duration=last.end - first.start, source=source, fade_out=fade_out))
