"""What clips and sequences take along when they leave their project: media, bins, nests.

`pack` gathers it from a project; `unpack` puts it into another under new ids. What the other
project has already is named by the caller (see `edit.likeness`).
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip, Effect, MediaSource, SequenceSource, TakeSource
from kijkocut.model.errors import BugError
from kijkocut.model.ids import (
    BinId,
    ClipId,
    GroupId,
    LinkId,
    MarkerId,
    MediaId,
    SequenceId,
    TrackId,
)
from kijkocut.model.invariants import check
from kijkocut.model.lane import Lane
from kijkocut.model.media import Bin, Media
from kijkocut.model.params import Param
from kijkocut.model.project import About, Entity, Project, load
from kijkocut.model.sequence import Marker, Sequence, Track
from kijkocut.model.takes import resourced, sources_of


class Luggage(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Parts of a project that hold together by themselves; the ids hold among them only."""

    media: tuple[Media, ...] = ()
    bins: tuple[Bin, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    tracks: tuple[Track, ...] = ()
    clips: tuple[Clip, ...] = ()
    """Of the sequences."""
    markers: tuple[Marker, ...] = ()


class Names(Struct, frozen=True, kw_only=True):
    """What media and sequences of a luggage are called in the project they came to."""

    media: Mapping[MediaId, MediaId]
    sequences: Mapping[SequenceId, SequenceId]

    def of(self, clip: Clip) -> Clip:
        """Give the clip with its source as it is called here; what was not carried stays."""
        return resourced(clip, self._of)

    def _of(self, source: TakeSource) -> TakeSource:
        if isinstance(source, MediaSource):
            return replace(source, media=self.media.get(source.media, source.media))
        return replace(source, sequence=self.sequences.get(source.sequence, source.sequence))


def pack(project: Project, clips: Iterable[Clip]) -> Luggage:
    """Gather what clips of a project need: media, nested sequences with all in them, and bins."""
    media: dict[MediaId, Media] = {}
    sequences: dict[SequenceId, Sequence] = {}
    waiting = [source for clip in clips for source in sources_of(clip)]
    while waiting:
        match waiting.pop():
            case MediaSource(media=key) if key in project.media:
                media[key] = project.media[key]
            case SequenceSource(sequence=nest) if nest not in sequences:
                sequences[nest] = project.sequences[nest]
                inside = (c for t in sequences[nest].tracks for c in project.lane(t))
                waiting += (source for clip in inside for source in sources_of(clip))
    nests = [project.sequences[key] for key in sorted(sequences)]
    tracks = [project.tracks[key] for sequence in nests for key in sequence.tracks]
    filed: tuple[Media | Sequence, ...] = (*media.values(), *nests)
    return Luggage(
        media=tuple(media[key] for key in sorted(media)),
        bins=_shelves(project.bins, filed),
        sequences=tuple(nests),
        tracks=tuple(tracks),
        clips=tuple(clip for track in tracks for clip in project.lane(track.id)),
        markers=tuple(m for s in nests for m in project.sequence_markers(s.id)),
    )


def pack_all(project: Project) -> Luggage:
    """Gather everything in a project."""
    return Luggage(
        media=tuple(m for _, m in sorted(project.media.items())),
        bins=tuple(b for _, b in sorted(project.bins.items())),
        sequences=tuple(s for _, s in sorted(project.sequences.items())),
        tracks=tuple(t for _, t in sorted(project.tracks.items())),
        clips=tuple(clip for track in sorted(project.lanes) for clip in project.lanes[track]),
        markers=tuple(m for _, m in sorted(project.markers.items())),
    )


def as_project(luggage: Luggage) -> Project:
    """Give what is carried as a project of its own, having checked that it holds together.

    Raises:
        EditRefused: Something refers to what is not there, lies on another, or breaks a rule.
    """
    parts: tuple[tuple[Entity, ...], ...] = (
        luggage.media,
        luggage.bins,
        luggage.sequences,
        luggage.tracks,
        luggage.markers,
    )
    rows = {track.id for track in luggage.tracks}
    ids = [[entity.id for entity in part] for part in (*parts, luggage.clips)]
    if any(len(set(part)) != len(part) for part in ids):
        raise EditRefused("What comes along holds two things of one id. Copy it again.")
    lanes: dict[TrackId, list[Clip]] = {}
    for clip in luggage.clips:
        if clip.track not in rows:
            raise EditRefused(f'"{clip.name or clip.id}" comes along without its track.')
        lanes.setdefault(clip.track, []).append(clip)
    try:
        made = {track: Lane.of(clips) for track, clips in lanes.items()}
        project = load(About(), [entity for part in parts for entity in part], made)
        check(project)
    except BugError as exc:
        raise EditRefused(f"What comes along does not hold together: {exc}") from exc
    return project


def unpack(draft: Draft, luggage: Luggage, here: Names) -> Names:
    """Add everything under new ids, in an order in which each finds what it refers to.

    Args:
        draft: The project it comes to.
        luggage: What comes.
        here: What of it the project has already: that is not added, nor are its tracks and clips.

    Raises:
        EditRefused: Something refers to what neither comes nor is there.
    """
    media = [one for one in luggage.media if one.id not in here.media]
    sequences = [one for one in luggage.sequences if one.id not in here.sequences]
    shelves = _shelved(draft, luggage.bins, (*media, *sequences))
    files = {key: draft.media(there).id for key, there in here.media.items()}
    for one in media:
        files[one.id] = MediaId(draft.new_id("media"))
        draft.put(replace(one, id=files[one.id], bin=_in(shelves, one.bin)))
    cuts = {s.id: SequenceId(draft.new_id("seq")) for s in sequences}
    tracks = [t for t in luggage.tracks if t.sequence not in here.sequences]
    rows = {t.id: TrackId(draft.new_id("track")) for t in tracks}
    for sequence in sequences:
        bin_ = _in(shelves, sequence.bin)
        draft.put(replace(sequence, id=cuts[sequence.id], tracks=(), bin=bin_))
    for track in tracks:
        made = replace(track, id=rows[track.id], sequence=_of(cuts, track.sequence))
        draft.put(replace(made, is_locked=False, effects=_listening(track.effects, rows)))
    for sequence in sequences:
        own = tuple(_of(rows, track) for track in sequence.tracks)
        draft.put(replace(draft.sequence(cuts[sequence.id]), tracks=own))
    names = Names(media=files, sequences={**here.sequences, **cuts})
    left_home = {t.id for t in luggage.tracks} - set(rows)
    _lay(draft, [clip for clip in luggage.clips if clip.track not in left_home], names, rows)
    for marker in luggage.markers:
        if marker.sequence not in here.sequences:
            key = MarkerId(draft.new_id("marker"))
            draft.put(replace(marker, id=key, sequence=_of(cuts, marker.sequence)))
    for track in tracks:
        if track.is_locked:
            draft.put(replace(draft.track(rows[track.id]), is_locked=True))
    return names


# --- inside ---


_K = TypeVar("_K", bound=str)


def _of(names: Mapping[_K, _K], name: _K) -> _K:
    if name not in names:
        raise EditRefused(f'The timeline refers to "{name}", which does not come with it.')
    return names[name]


def _in(shelves: Mapping[BinId, BinId], key: BinId | None) -> BinId | None:
    return None if key is None else shelves.get(key)


def _lay(
    draft: Draft, clips: Iterable[Clip], names: Names, rows: Mapping[TrackId, TrackId]
) -> None:
    """Put the clips of sequences on their tracks, joined anew among themselves."""
    together: dict[str, str] = {}
    for clip in clips:
        for source in sources_of(clip):
            match source:
                case MediaSource(media=media):
                    _of(names.media, media)
                case SequenceSource(sequence=sequence):
                    _of(names.sequences, sequence)
        for kind, key in (("link", clip.link), ("group", clip.group)):
            if key is not None and key not in together:
                together[key] = draft.new_id(kind)
        draft.put(
            replace(
                names.of(clip),
                id=ClipId(draft.new_id("clip")),
                track=_of(rows, clip.track),
                effects=_listening(clip.effects, rows),
                link=None if clip.link is None else LinkId(together[clip.link]),
                group=None if clip.group is None else GroupId(together[clip.group]),
            )
        )


def _listening(effects: tuple[Effect, ...], rows: Mapping[TrackId, TrackId]) -> tuple[Effect, ...]:
    """Let effects that listen to a track, ducking, listen to what it is called now."""

    def there(param: Param) -> Param:
        track = rows.get(TrackId(str(param.value))) if param.name == "track" else None
        return param if track is None else replace(param, value=track)

    return tuple(replace(one, params=tuple(map(there, one.params))) for one in effects)


def _shelves(bins: Mapping[BinId, Bin], filed: Iterable[Media | Sequence]) -> tuple[Bin, ...]:
    """Give the bins in which things lie and those around them, the outermost first."""
    found: dict[BinId, Bin] = {}

    for one in filed:
        chain: list[Bin] = []
        key = one.bin
        while key is not None and key in bins and key not in found and bins[key] not in chain:
            chain.append(bins[key])
            key = bins[key].parent
        found |= {bin_.id: bin_ for bin_ in reversed(chain)}
    return tuple(found.values())


def _shelved(
    draft: Draft, bins: Iterable[Bin], filed: Iterable[Media | Sequence]
) -> dict[BinId, BinId]:
    """Give the bins here that stand for those at home: of the same names, made where missing."""
    names: dict[BinId, BinId] = {}
    for one in _shelves({bin_.id: bin_ for bin_ in bins}, filed):
        parent = _in(names, one.parent)
        same = (
            there.id
            for there in draft.project.bins.values()
            if (there.name, there.parent) == (one.name, parent)
        )
        names[one.id] = min(same, default=BinId(""))
        if not names[one.id]:
            names[one.id] = BinId(draft.new_id("bin"))
            draft.put(replace(one, id=names[one.id], parent=parent))
    return names
