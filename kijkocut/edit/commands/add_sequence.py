"""New sequence."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.naming import checked_name
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.settings import checked_settings
from kijkocut.edit.shelves import require_bin
from kijkocut.model.ids import BinId, SequenceId, TrackId
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate


class AddSequence(Command, frozen=True, kw_only=True, tag="add_sequence"):
    """Make a sequence with empty tracks named V1, V2 ... and A1, A2 ...

    ```
    (nothing)   ->   V1 |            |
                     A1 |            |
    ```
    """

    title: ClassVar[str] = "New sequence"

    name: str = "Sequence 1"
    width: int = 1920
    height: int = 1080
    rate: Rate = Rate(30, 1)
    video_tracks: int = 1
    audio_tracks: int = 1
    sample_rate: int = 48_000
    bin: BinId | None = None
    id: SequenceId | None = None
    """Tracks are then called `<id>-v1`, `<id>-a1` and so on."""

    def apply(self, draft: Draft) -> None:
        """Add the sequence and its tracks."""
        if not (0 <= self.video_tracks <= 100 and 0 <= self.audio_tracks <= 100):
            raise EditRefused("A new sequence has 0 to 100 video tracks and 0 to 100 audio tracks.")
        require_bin(draft, self.bin)
        key = SequenceId(draft.new_id("seq", self.id))
        rate = Rate.of(self.rate.num, self.rate.den)
        sequence = checked_settings(
            Sequence(
                id=key,
                name=checked_name(self.name, "sequence"),
                width=self.width,
                height=self.height,
                rate=rate,
                drop_frame=rate.can_drop,
                sample_rate=self.sample_rate,
                bin=self.bin,
            )
        )
        draft.put(sequence)
        kinds = [(TrackKind.video, n) for n in range(1, self.video_tracks + 1)]
        kinds += [(TrackKind.audio, n) for n in range(1, self.audio_tracks + 1)]
        made = []
        for kind, number in kinds:
            letter = kind.value[0]
            track_id = TrackId(draft.new_id("track", f"{key}-{letter}{number}"))
            name = f"{letter.upper()}{number}"
            draft.put(Track(id=track_id, sequence=key, kind=kind, name=name))
            made.append(track_id)
        draft.put(replace(sequence, tracks=tuple(made)))
