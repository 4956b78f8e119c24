"""Switching the angles of a multicam while it plays."""

from PySide6.QtCore import QObject, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.angle_grid import AngleGrid
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.edit.commands.set_angle import SetAngle
from kijkocut.edit.commands.switch_angle import SwitchAngle
from kijkocut.model.angles import Angle, angle_of, angles_of, multicam_at
from kijkocut.model.clip import Clip, SequenceSource


class Multicam(QObject):
    """The multicam view of the program viewer: whether it is on, and what can be switched there.

    All switches from one start of playing to its end are one step of the history.
    """

    changed = Signal()
    """The view was switched on or off."""

    def __init__(self, desk: Desk, stage: Stage) -> None:
        """Work on the program, `stage`; the view is off."""
        super().__init__(desk)
        self._desk, self._stage = desk, stage
        self._is_on = False
        stage.playing_changed.connect(self._on_playing)

    @property
    def is_on(self) -> bool:
        """Whether the program viewer shows all angles."""
        return self._is_on

    def show(self, *, is_on: bool) -> None:
        """Show all angles, or the program again."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        self._stage.look_through(AngleGrid() if is_on else None)
        self.changed.emit()

    @property
    def clip(self) -> Clip | None:
        """The multicam clip at the play head."""
        sequence = self._desk.sequence
        if sequence is None:
            return None
        return multicam_at(self._desk.project, sequence.id, self._desk.playhead)

    @property
    def angles(self) -> tuple[Angle, ...]:
        """The angles of the clip at the play head."""
        clip = self.clip
        if clip is None or not isinstance(clip.source, SequenceSource):
            return ()
        return angles_of(self._desk.project, clip.source.sequence)

    @property
    def live(self) -> Angle | None:
        """The angle that the film shows at the play head."""
        clip = self.clip
        if clip is None or not isinstance(clip.source, SequenceSource):
            return None
        return angle_of(self._desk.project, clip.source)

    def switch(self, number: int) -> None:
        """Cut to an angle at the play head; playing goes on."""
        clip, angle = self.clip, self._numbered(number)
        if clip is None or angle is None:
            return
        if self._stage.speed:
            self._desk.begin_pass(self.tr("Switch angles"))
        self._desk.run(SwitchAngle(clip=clip.id, angle=angle.id, at=self._desk.playhead))

    def choose(self, number: int) -> None:
        """Let the clip at the play head show an angle over its whole length, without a cut."""
        clip, angle = self.clip, self._numbered(number)
        if clip is not None and angle is not None:
            self._desk.run(SetAngle(clips=(clip.id,), angle=angle.id))

    def _numbered(self, number: int) -> Angle | None:
        found = next((angle for angle in self.angles if angle.number == number), None)
        if found is None:
            text = self.tr("There is no angle {number} at the playhead.")
            self._desk.say(text.format(number=number))
        return found

    def _on_playing(self) -> None:
        if not self._stage.speed:
            self._desk.end_pass()
