"""Change a sequence's settings."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.settings import checked_settings, with_rate
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Background, ColourSpace, Sequence
from kijkocut.model.ticks import Rate, Ticks


class SequenceSettings(Command, frozen=True, kw_only=True, tag="sequence_settings"):
    """Change canvas, rate, sound, colour, background or timecode of a sequence.

    ```
    Cut 1: 1920x1080, 25 fps   ->   Cut 1: 1080x1920, 25 fps
    ```
    """

    title: ClassVar[str] = "Sequence settings"

    sequence: SequenceId
    width: int | UnsetType = UNSET
    height: int | UnsetType = UNSET
    rate: Rate | UnsetType = UNSET
    """Can change only while the sequence holds no clips, since they lie on its frames."""
    drop_frame: bool | UnsetType = UNSET
    """Whether timecode counts drop-frame; with a new rate it does where that exists."""
    sample_rate: int | UnsetType = UNSET
    channels: int | UnsetType = UNSET
    """Of the sound: 1, 2 or 6 (5.1)."""
    colour_space: ColourSpace | UnsetType = UNSET
    linear_light: bool | UnsetType = UNSET
    """Whether layers blend in linear light instead of as displayed."""
    background: Background | UnsetType = UNSET
    start_timecode: Ticks | UnsetType = UNSET
    """What the timecode shows at the sequence's first frame."""

    def apply(self, draft: Draft) -> None:
        """Change the given fields and check the whole."""
        sequence = draft.sequence(self.sequence)
        if self.rate is not UNSET:
            rate = Rate.of(self.rate.num, self.rate.den)
            if rate != sequence.rate:
                _require_no_clips(draft, sequence, rate)
                sequence = with_rate(sequence, rate)
        fields = given(
            self,
            *("width", "height", "drop_frame", "sample_rate", "channels", "colour_space"),
            *("linear_light", "background", "start_timecode"),
        )
        draft.put(checked_settings(replace(sequence, **fields)))


def _require_no_clips(draft: Draft, sequence: Sequence, rate: Rate) -> None:
    count = sum(len(draft.lane(track)) for track in sequence.tracks)
    if count:
        raise EditRefused(
            f'"{sequence.name}" can\'t go from {sequence.rate} to {rate} fps: its {count} clips'
            " lie on frames of the present rate. Make a new sequence at that rate and nest this"
            " one in it."
        )
