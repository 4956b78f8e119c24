"""Track switches."""

from typing import ClassVar

from msgspec.structs import asdict, replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import TrackId


class SetTrack(Command, frozen=True, kw_only=True, tag="set_track"):
    """Lock, mute, solo, hide, target or sync-lock a track, or set its height or language.

    ```
    V1 |  A  |   ->   V1 (locked) |  A  |
    ```
    """

    title: ClassVar[str] = "Track settings"

    track: TrackId
    is_locked: bool | None = None
    """None leaves each as it is."""
    is_muted: bool | None = None
    is_solo: bool | None = None
    is_hidden: bool | None = None
    is_target: bool | None = None
    is_sync_locked: bool | None = None
    height: int | None = None
    """Height of the row in points, 16 to 512."""
    language: str | None = None

    def apply(self, draft: Draft) -> None:
        """Set what is given."""
        track = draft.track(self.track)
        given = {k: v for k, v in asdict(self).items() if k != "track" and v is not None}
        if not given:
            raise EditRefused(f"Nothing is given to set on track {track.name}.")
        if self.height is not None and not 16 <= self.height <= 512:
            raise EditRefused(f"A track is 16 to 512 points high, not {self.height}.")
        draft.put(replace(track, **given))
