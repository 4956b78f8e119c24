"""Map sound channels."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip, MediaSource, SequenceSource
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind


class SetChannelMap(Command, frozen=True, kw_only=True, tag="set_channel_map"):
    """Choose which channel of a sound's source feeds each channel of the sequence.

    ```
    L R <- L R   ->   L R <- R R
    ```
    """

    title: ClassVar[str] = "Map channels"

    clip: ClipId
    channels: tuple[int, ...]
    """A source channel, from 0, for each channel of the sequence; -1 is silence. Empty is as it
    comes."""

    def apply(self, draft: Draft) -> None:
        """Check the channels and set the map."""
        clip = draft.clip(self.clip)
        name = draft.name(clip)
        if draft.project.tracks[clip.track].kind is not TrackKind.audio:
            raise EditRefused(f"{name} has no sound to map; choose its clip on the audio track.")
        wanted = draft.sequence_of(clip).channels
        if self.channels and len(self.channels) != wanted:
            raise EditRefused(
                f"The sequence has {wanted} channels; the map names {len(self.channels)}."
            )
        has = _source_channels(draft, clip)
        for channel in self.channels:
            if not -1 <= channel < has:
                raise EditRefused(f"{name} has channels 0 to {has - 1}, no channel {channel}.")
        draft.put(replace(clip, channel_map=self.channels))


def _source_channels(draft: Draft, clip: Clip) -> int:
    match clip.source:
        case MediaSource(media=media_id, stream=index):
            streams = draft.media(media_id).facts.audios
            found = next((s for s in streams if index is None or s.index == index), None)
            return found.channels if found is not None else 0
        case SequenceSource(sequence=sequence_id):
            return draft.sequence(sequence_id).channels
        case _:
            return draft.sequence_of(clip).channels
