"""Import a timeline."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.luggage import Luggage, Names, unpack
from kijkocut.model.clip import Clip
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Bin, Media
from kijkocut.model.sequence import Marker, Sequence, Track


class ImportTimeline(Command, frozen=True, kw_only=True, tag="import_timeline"):
    """Bring in sequences that were read from elsewhere, with their tracks, clips and media.

    ```
    Cut 1   ->   Cut 1, Cut from elsewhere
    ```

    The ids in the fields hold among themselves only; everything gets new ones.
    """

    title: ClassVar[str] = "Import timeline"

    sequences: tuple[Sequence, ...]
    tracks: tuple[Track, ...] = ()
    clips: tuple[Clip, ...] = ()
    markers: tuple[Marker, ...] = ()
    media: tuple[Media, ...] = ()
    """Files that the project does not have yet."""
    known: tuple[tuple[MediaId, MediaId], ...] = ()
    """Files that it has: the id here, and the project's."""

    bins: tuple[Bin, ...] = ()
    """In which media and sequences lie; those of the same names are used again."""

    def apply(self, draft: Draft) -> None:
        """Add everything under new ids, in an order in which each finds what it refers to."""
        luggage = Luggage(
            media=self.media,
            bins=self.bins,
            sequences=self.sequences,
            tracks=self.tracks,
            clips=self.clips,
            markers=self.markers,
        )
        unpack(draft, luggage, Names(media=dict(self.known), sequences={}))
