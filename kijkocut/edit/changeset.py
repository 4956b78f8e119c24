"""What an edit touched, for views and caches to redraw or drop no more than that."""

from collections.abc import Iterable

from msgspec import Struct

from kijkocut.model.clip import Clip
from kijkocut.model.ids import TrackId
from kijkocut.model.project import Change, Project, Put, Shift, Table


class ChangeSet(Struct, frozen=True, kw_only=True):
    """The reach of an edit."""

    revision: int
    added: frozenset[tuple[Table, str]]
    removed: frozenset[tuple[Table, str]]
    changed: frozenset[tuple[Table, str]]
    shifted: tuple[Shift, ...]
    tracks: frozenset[TrackId]
    """Every track on which a clip came, went, moved or changed."""
    before: Project
    after: Project

    @classmethod
    def of(
        cls, changes: Iterable[Change], *, revision: int, before: Project, after: Project
    ) -> "ChangeSet":
        """Sum up `changes`, which led from `before` to `after`."""
        first: dict[tuple[Table, str], bool] = {}
        last: dict[tuple[Table, str], bool] = {}
        tracks: set[TrackId] = set()
        shifted: list[Shift] = []
        for change in changes:
            if isinstance(change, Shift):
                shifted.append(change)
                tracks.add(change.track)
                continue
            key = (change.table, change.subject.id)
            first.setdefault(key, change.before is not None)
            last[key] = change.after is not None
            tracks |= _clip_tracks(change)
        return cls(
            revision=revision,
            added=frozenset(k for k in first if not first[k] and last[k]),
            removed=frozenset(k for k in first if first[k] and not last[k]),
            changed=frozenset(k for k in first if first[k] and last[k]),
            shifted=tuple(shifted),
            tracks=frozenset(tracks),
            before=before,
            after=after,
        )


def _clip_tracks(change: Put) -> set[TrackId]:
    return {e.track for e in (change.before, change.after) if isinstance(e, Clip)}
