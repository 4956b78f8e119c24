"""Multicam settings of a sequence."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.angles import angles_of
from kijkocut.model.ids import AngleId, SequenceId, TrackId
from kijkocut.model.sequence import AngleSound, Multicam, Sequence, TrackKind


class SetMulticam(Command, frozen=True, kw_only=True, tag="set_multicam"):
    """Say which sound goes with a multicam's picture, or make one of an ordinary sequence.

    ```
    V2 |     b      |   ->   2 |     b      |
    V1 |  a  |               1 |  a  |
    ```

    Of an ordinary sequence each video track becomes an angle, and the sound that is linked with
    what lies on it belongs to it; other sound is an angle of its own. Clips that show it stay as
    they are until an angle is chosen for them.
    """

    title: ClassVar[str] = "Multicam settings"

    sequence: SequenceId
    sound: AngleSound | None = None
    """None leaves it as it is."""
    sound_angle: AngleId | None = None
    """For `one`: whose; None leaves it as it is."""

    def apply(self, draft: Draft) -> None:
        """Set what is given, and sort the tracks of a sequence that was none into angles."""
        sequence = draft.sequence(self.sequence)
        if sequence.multicam is None:
            sequence = _sorted(draft, sequence)
        was = sequence.multicam or Multicam()
        heard = {angle.id for angle in angles_of(draft.project, sequence.id) if angle.sounds}
        if self.sound_angle is not None and self.sound_angle not in heard:
            raise EditRefused(f'"{sequence.name}" has no angle "{self.sound_angle}" with sound.')
        now = replace(
            was, sound=self.sound or was.sound, sound_angle=self.sound_angle or was.sound_angle
        )
        draft.put(replace(sequence, multicam=now))


def _sorted(draft: Draft, sequence: Sequence) -> Sequence:
    """Give every track an angle, and the sequence as a multicam."""
    tracks = draft.project.sequence_tracks(sequence.id)
    angles: dict[TrackId, str] = {}
    for number, track in enumerate((t for t in tracks if t.kind is TrackKind.video), 1):
        angles[track.id] = str(number)
    if not angles:
        raise EditRefused(f'"{sequence.name}" has no video track that could be an angle.')
    free = len(angles)
    for track in (t for t in tracks if t.kind is TrackKind.audio):
        linked = {
            angles.get(draft.project.places[key])
            for clip in draft.lane(track.id)
            for key in draft.project.clips_together(clip)
        } - {None}
        free += len(linked) != 1
        angles[track.id] = linked.pop() or "" if len(linked) == 1 else str(free)
    for track in tracks:
        if track.id in angles:
            draft.put(replace(track, angle=AngleId(angles[track.id])))
    made = replace(sequence, multicam=Multicam())
    draft.put(made)
    return made
