"""How often media and sequences are on timelines, without reading every clip after every edit."""

from collections import Counter
from typing import TYPE_CHECKING

from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.model.clip import Clip, MediaSource, SequenceSource
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
            counts = Counter(entry for clip in lane if (entry := shown_by(clip)) is not None)
            before = known[1] if known is not None else Counter()
            self._tracks[track] = (lane, counts)
            touched.update(e for e in counts.keys() | before.keys() if counts[e] != before[e])
            self._total.subtract(before)
            self._total.update(counts)
        return touched

    def count(self, entry: Entry) -> int:
        """Give how many clips show an entry; those of a subclip count for its medium."""
        return self._total[entry]


def shown_by(clip: Clip) -> Entry | None:
    """Give what lies in a bin and is shown by a clip, if anything."""
    match clip.source:
        case MediaSource(media=media):
            return Entry(kind=EntryKind.media, id=media)
        case SequenceSource(sequence=sequence):
            return Entry(kind=EntryKind.sequence, id=sequence)
        case _:
            return None
