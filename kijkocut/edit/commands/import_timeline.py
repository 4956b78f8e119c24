"""Import a timeline."""

from typing import ClassVar, TypeVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip, MediaSource, SequenceSource, TakeSource
from kijkocut.model.ids import ClipId, GroupId, LinkId, MarkerId, MediaId, SequenceId, TrackId
from kijkocut.model.media import Media
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

    def apply(self, draft: Draft) -> None:
        """Add everything under new ids, in an order in which each finds what it refers to."""
        files = self._files(draft)
        cuts = {s.id: SequenceId(draft.new_id("seq")) for s in self.sequences}
        rows = {t.id: TrackId(draft.new_id("track")) for t in self.tracks}
        for sequence in self.sequences:
            draft.put(replace(sequence, id=cuts[sequence.id], tracks=(), bin=None))
        for track in self.tracks:
            made = replace(track, id=rows[track.id], sequence=_of(cuts, track.sequence))
            draft.put(replace(made, is_locked=False))
        for sequence in self.sequences:
            tracks = tuple(_of(rows, track) for track in sequence.tracks)
            draft.put(replace(draft.sequence(cuts[sequence.id]), tracks=tracks))
        together: dict[str, str] = {}
        for clip in self.clips:
            draft.put(_renamed(draft, _resourced(clip, files, cuts), rows, together))
        for marker in self.markers:
            key = MarkerId(draft.new_id("marker"))
            draft.put(replace(marker, id=key, sequence=_of(cuts, marker.sequence)))
        for track in self.tracks:
            if track.is_locked:
                draft.put(replace(draft.track(rows[track.id]), is_locked=True))

    def _files(self, draft: Draft) -> dict[MediaId, MediaId]:
        files = {here: draft.media(there).id for here, there in self.known}
        for media in self.media:
            files[media.id] = MediaId(draft.new_id("media"))
            draft.put(replace(media, id=files[media.id], bin=None))
        return files


_K = TypeVar("_K", bound=str)


def _of(names: dict[_K, _K], name: _K) -> _K:
    if name not in names:
        raise EditRefused(f'The timeline refers to "{name}", which does not come with it.')
    return names[name]


def _resourced(
    clip: Clip, files: dict[MediaId, MediaId], cuts: dict[SequenceId, SequenceId]
) -> Clip:
    def there(source: TakeSource) -> TakeSource:
        if isinstance(source, MediaSource):
            return replace(source, media=_of(files, source.media))
        return SequenceSource(sequence=_of(cuts, source.sequence))

    if not isinstance(clip.source, TakeSource):
        return clip
    takes = tuple(replace(take, source=there(take.source)) for take in clip.takes)
    return replace(clip, source=there(clip.source), takes=takes)


def _renamed(
    draft: Draft, clip: Clip, rows: dict[TrackId, TrackId], together: dict[str, str]
) -> Clip:
    for kind, key in (("link", clip.link), ("group", clip.group)):
        if key is not None and key not in together:
            together[key] = draft.new_id(kind)
    return replace(
        clip,
        id=ClipId(draft.new_id("clip")),
        track=_of(rows, clip.track),
        link=None if clip.link is None else LinkId(together[clip.link]),
        group=None if clip.group is None else GroupId(together[clip.group]),
    )
