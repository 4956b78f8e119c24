"""An edit storm: random edits, undos and redos on a session, repeatable from a seed."""

import random

from kijkocut.edit.command import Command
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.placing import Placement
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.session import Session
from kijkocut.model.clip import Clip, GeneratorSource
from kijkocut.model.ids import TrackId
from kijkocut.model.sequence import TrackKind
from kijkocut.testing.builders import F

_FARTHEST_FRAME = 20_000


class Storm:
    """Makes random edits on the video tracks of a session's project."""

    def __init__(self, session: Session, seed: int) -> None:
        """Start a storm; the same seed on the same project makes the same edits."""
        self._session = session
        self._chance = random.Random(seed)  # noqa: S311 - repeatable, not secret

    def blow(self, edits: int = 1) -> None:
        """Make that many journaled operations; what is refused on the way does not count."""
        until = self._session.revision + edits
        while self._session.revision < until:
            try:
                self._edit()
            except EditRefused:
                continue

    def _edit(self) -> None:
        session, chance = self._session, self._chance
        match chance.randrange(12):
            case 0 | 1:
                session.undo()
            case 2:
                session.redo()
            case 3:
                steps = list(session.history.steps)
                if steps and session.revision % 5 == 0:
                    session.redo(chance.choice(steps))
            case 4:
                with session.group("Two at once"):
                    session.run(self._overwrite())
                    session.run(self._overwrite())
            case 5 | 6 | 7:
                clip = self._clip()
                if clip is not None:
                    middle = clip.start + clip.duration // 2
                    session.run(SplitClip(clip=clip.id, at=middle))
            case 8:
                clip = self._clip()
                if clip is not None:
                    session.run(RippleDelete(clip=clip.id))
            case _:
                session.run(self._overwrite())

    def _track(self) -> TrackId:
        tracks = self._session.snapshot.tracks.values()
        return self._chance.choice(sorted(t.id for t in tracks if t.kind is TrackKind.video))

    def _clip(self) -> Clip | None:
        lane = self._session.snapshot.lanes[self._track()]
        return lane.at(self._chance.randrange(max(1, lane.end)))

    def _overwrite(self) -> Command:
        track = self._track()
        end = min(_FARTHEST_FRAME, self._session.snapshot.lanes[track].end // F)
        frames = self._chance.randrange(4, 60)
        return Overwrite(
            placement=Placement(source=GeneratorSource(kind="colour"), source_out=frames * F),
            at=self._chance.randrange(end + 30) * F,
            track=track,
        )
