"""How often media and sequences are on timelines, without reading every clip after every edit."""

from collections import Counter
from typing import TYPE_CHECKING

from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.model.clip import Clip, MediaSource, SequenceSource, Source
from kijkocut.model.project import Project

if TYPE_CHECKING:
    from kijkocut.model.ids import TrackId
    from kijkocut.model.lane import Lane


class Uses:
    """Counts uses track by track; a track whose clips are as they were is not read again."""

    def __init__(self) -> None:
        """Begin knowing nothing."""
        self._tracks: dict[TrackId, tuple[Lane, Counter[Entry]]] = {}
        self._total: Counter[Entry] = Counter()

    def read(self, project: Project) -> set[Entry]:
        """Bring the counts up to date; gives what is used more or less often than before."""
        touched: set[Entry] = set()
        for track in [track for track in self._tracks if track not in project.lanes]:
            _, counts = self._tracks.pop(track)
            self._total.subtract(counts)
            touched.update(counts)
        for track, lane in project.lanes.items():
            known = self._tracks.get(track)
            if known is not None and known[0] is lane:
                continue
            counts = Counter(entry for clip in lane for entry in used_by(clip))
            before = known[1] if known is not None else Counter()
            self._tracks[track] = (lane, counts)
            touched.update(e for e in counts.keys() | before.keys() if counts[e] != before[e])
            self._total.subtract(before)
            self._total.update(counts)
        return touched

    def count(self, entry: Entry) -> int:
        """Give how many clips show an entry or have it as a take.

        Those of a subclip count for its medium.
        """
        return self._total[entry]


def shown_by(clip: Clip) -> Entry | None:
    """Give what lies in a bin and is shown by a clip, if anything."""
    return _entry(clip.source)


def used_by(clip: Clip) -> set[Entry]:
    """Give what lies in bins and is shown by a clip or is one of its takes."""
    sources = (clip.source, *(take.source for take in clip.takes))
    return {entry for source in sources if (entry := _entry(source)) is not None}


def _entry(source: Source) -> Entry | None:
    match source:
        case MediaSource(media=media):
            return Entry(kind=EntryKind.media, id=media)
        case SequenceSource(sequence=sequence):
            return Entry(kind=EntryKind.sequence, id=sequence)
        case _:
            return None
