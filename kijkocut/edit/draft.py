"""A draft: a project being edited by one command, and the list of changes so far.

Commands work on a draft through the functions in `edit.moves`; each change takes effect at once, so
the next function sees the project as it has become. A draft that is dropped leaves no trace.
"""

from kijkocut.edit.catalogue import Catalogue
from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, MediaId, OperationId, SequenceId, TrackId
from kijkocut.model.lane import Lane, OverlapError
from kijkocut.model.media import Media
from kijkocut.model.project import Change, Entity, Project, Put, Shift, table_of
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.timecode import format_timecode


class Draft:
    """A project under edit. Not shared between threads; lives for one operation."""

    def __init__(
        self, project: Project, operation: OperationId, catalogue: Catalogue | None = None
    ) -> None:
        """Start from `project`; ids of new things derive from `operation`."""
        self.project = project
        self.operation = operation
        self.catalogue = catalogue
        """What effects exist; None leaves names and ranges unchecked (replay, tests)."""
        self._changes: list[Change] = []
        self._touched: dict[ClipId, None] = {}
        self._turn = ""
        self._made = 0
        self._begun = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes so far, in order; they lead from the first project to the present one."""
        return tuple(self._changes)

    @property
    def turn_changes(self) -> tuple[Change, ...]:
        """The changes of the present command alone."""
        return tuple(self._changes[self._begun :])

    def begin(self, turn: int) -> None:
        """Start the operation's command number `turn` (from 1); ids of new things count anew."""
        self._turn = f"+{turn}" if turn > 1 else ""
        self._made = 0
        self._begun = len(self._changes)

    def take_touched(self) -> list[ClipId]:
        """Give the clips that changed or got another neighbour since the last call, oldest first.

        Ids and not places, since places move on with every ripple. Some may be gone by now.
        """
        touched = list(self._touched)
        self._touched.clear()
        return touched

    def new_id(self, prefix: str, wanted: str | None = None) -> str:
        """Give an id for a new thing: the `wanted` one, or one derived from the operation.

        Raises:
            EditRefused: The wanted id is taken.
        """
        if wanted is not None:
            if not wanted.strip():
                raise EditRefused("An id can't be empty.")
            if self._is_taken(wanted):
                raise EditRefused(
                    f'There is something called "{wanted}" already. Choose another id.'
                )
            return wanted
        self._made += 1
        return f"{prefix}-{self.operation}{self._turn}-{self._made}"

    def clip(self, clip_id: ClipId) -> Clip:
        """Give a clip.

        Raises:
            UnknownName: There is none of that id.
        """
        try:
            return self.project.clip(clip_id)
        except KeyError:
            hint = did_you_mean(clip_id, self.project.places)
            raise UnknownName(f'There is no clip "{clip_id}".{hint}') from None

    def track(self, track_id: TrackId) -> Track:
        """Give a track.

        Raises:
            UnknownName: There is none of that id.
        """
        if track_id not in self.project.tracks:
            hint = did_you_mean(track_id, self.project.tracks)
            raise UnknownName(f'There is no track "{track_id}".{hint}')
        return self.project.tracks[track_id]

    def sequence(self, sequence_id: SequenceId) -> Sequence:
        """Give a sequence.

        Raises:
            UnknownName: There is none of that id.
        """
        if sequence_id not in self.project.sequences:
            hint = did_you_mean(sequence_id, self.project.sequences)
            raise UnknownName(f'There is no sequence "{sequence_id}".{hint}')
        return self.project.sequences[sequence_id]

    def media(self, media_id: MediaId) -> Media:
        """Give a media item.

        Raises:
            UnknownName: There is none of that id.
        """
        if media_id not in self.project.media:
            hint = did_you_mean(media_id, self.project.media)
            raise UnknownName(f'There is no media "{media_id}".{hint}')
        return self.project.media[media_id]

    def lane(self, track_id: TrackId) -> Lane:
        """Give the clips of a track."""
        return self.project.lanes[self.track(track_id).id]

    def sequence_of(self, clip: Clip) -> Sequence:
        """Give the sequence a clip lies in."""
        return self.project.sequences[self.project.tracks[clip.track].sequence]

    def put(self, entity: Entity) -> None:
        """Add the entity, or replace the one with its id.

        Raises:
            EditRefused: A clip would come or go on a locked track, or lie on another clip.
        """
        before = self._present(entity)
        if before == entity:
            return
        if isinstance(entity, Clip):
            self._allow(entity.track)
            if isinstance(before, Clip) and before.track != entity.track:
                self._allow(before.track)
        self._apply(Put(before=before, after=entity))

    def remove(self, entity: Entity) -> None:
        """Take the entity away.

        Raises:
            EditRefused: It is a clip on a locked track.
        """
        if isinstance(entity, Clip):
            self._allow(entity.track)
        self._apply(Put(before=self._present(entity), after=None))

    def shift(self, track_id: TrackId, at: int, delta: int) -> None:
        """Move every clip of the track that starts at or after `at` by `delta` ticks.

        Raises:
            EditRefused: The track is locked, or there is no room to move left.
        """
        first = self.lane(track_id).after(at)
        if delta and first is not None:
            self._allow(track_id)
            # Written from the first clip that moves, so that undoing it moves no clip before that.
            self._apply(Shift(track=track_id, at=first.start, delta=delta))

    def require_frame(self, track: Track, ticks: int, what: str) -> None:
        """Refuse a time that is not on a frame of a video track.

        Raises:
            EditRefused: It is not; the message names the nearest frames.
        """
        if track.kind is not TrackKind.video:
            return
        rate = self.project.sequences[track.sequence].rate
        if ticks % rate.frame_ticks:
            below = rate.frames(ticks) * rate.frame_ticks
            raise EditRefused(
                f"The {what} {ticks} is not on a frame of {track.name} at {rate} fps."
                f" The nearest frames are at {below} and {below + rate.frame_ticks} ticks."
            )

    def at(self, where: Clip | Track | Sequence, ticks: int) -> str:
        """Label a time for a message, as timecode of the sequence."""
        if isinstance(where, Clip):
            where = self.project.tracks[where.track]
        if isinstance(where, Track):
            where = self.project.sequences[where.sequence]
        return format_timecode(ticks, where.rate, drop=where.drop_frame)

    def name(self, clip: Clip) -> str:
        """Name a clip for a message: its name and place."""
        shown = clip.name or clip.id
        return f'"{shown}" at {self.at(clip, clip.start)} on {self.project.tracks[clip.track].name}'

    def _present(self, entity: Entity) -> Entity | None:
        return self.project.entity(table_of(entity), entity.id)

    def _is_taken(self, key: str) -> bool:
        project = self.project
        tables = (
            project.media,
            project.bins,
            project.sequences,
            project.tracks,
            project.markers,
            project.places,
            project.members,
        )
        return any(key in table for table in tables)

    def _allow(self, track_id: TrackId) -> None:
        track = self.track(track_id)
        if track.is_locked:
            raise EditRefused(f"Track {track.name} is locked. Unlock it to edit its clips.")

    def _apply(self, change: Change) -> None:
        try:
            self.project = self.project.apply((change,))
        except OverlapError as exc:
            raise EditRefused(f"There is no room on the track: {exc}") from exc
        self._note(change)
        last = self._changes[-1] if len(self._changes) > self._begun else None
        if (
            not isinstance(change, Put)
            or not isinstance(last, Put)
            or last.after is None
            or last.after is not change.before
        ):
            self._changes.append(change)
        elif last.before is None and change.after is None:
            self._changes.pop()
        else:
            self._changes[-1] = Put(before=last.before, after=change.after)

    def _note(self, change: Change) -> None:
        """Remember the clips around the places that a change touched."""
        if isinstance(change, Shift):
            self._touch(change.track, change.at + change.delta)
            return
        for entity in (change.before, change.after):
            if isinstance(entity, Clip):
                self._touch(entity.track, entity.start)
                self._touch(entity.track, entity.end)

    def _touch(self, track_id: TrackId, at: int) -> None:
        lane = self.project.lanes[track_id]
        for clip in (lane.before(at - 1), lane.before(at), lane.after(at)):
            if clip is not None:
                self._touched[clip.id] = None
