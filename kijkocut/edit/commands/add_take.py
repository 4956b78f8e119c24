"""Add a take."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.placing import require_suits, source_name
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.takes import delay, is_inside, is_same, kin, require_takes
from kijkocut.model.clip import Clip, MediaSource, Take, TakeSource
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.takes import all_takes
from kijkocut.model.ticks import Ticks


class AddTake(Command, frozen=True, kw_only=True, tag="add_take"):
    """Add a source that could stand in a clip's place; the clip goes on showing what it shows.

    Linked sound of the same source gets the sound of the take, where it has any.

    ```
    |  A  |  B  |  C  |   ->   |  A  |  B (X)  |  C  |
    ```
    """

    title: ClassVar[str] = "Add take"

    clip: ClipId
    source: TakeSource
    source_in: Ticks = 0
    """Source time that would show at the clip's start."""
    name: str = ""
    """By default the source's name."""
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Put it after the takes there are."""
        clip = draft.clip(self.clip)
        require_takes(draft, clip)
        require_suits(draft, self.source, draft.track(clip.track))
        twins = kin(draft, clip) if self.with_linked else []
        if not is_inside(draft, replace(clip, source=self.source), self.source_in):
            name = self.name or source_name(draft, self.source)
            raise EditRefused(
                f'"{name}" has nothing at {self.source_in} (ticks) to start a take from.'
            )
        self._add(draft, clip, self.source, self.source_in)
        for each in twins:
            source, is_sound = self.source, draft.track(each.track).kind is TrackKind.audio
            if isinstance(source, MediaSource):
                facts = draft.media(source.media).facts
                if (facts.audio if is_sound else facts.video) is None:
                    continue
                source = replace(source, stream=None)
            later = self.source_in + delay(clip, each)
            if not _has(each, source, later):
                self._add(draft, each, source, later)

    def _add(self, draft: Draft, clip: Clip, source: TakeSource, source_in: int) -> None:
        name = self.name or source_name(draft, source)
        if _has(clip, source, source_in):
            raise EditRefused(f'"{name}" from there is among the takes of {draft.name(clip)}.')
        take = Take(source=source, source_in=source_in, name=name)
        draft.put(replace(clip, takes=(*clip.takes, take)))


def _has(clip: Clip, source: TakeSource, source_in: int) -> bool:
    return any(
        is_same(take.source, source) and take.source_in == source_in for take in all_takes(clip)
    )
