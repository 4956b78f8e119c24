"""The mixer's widget: strips side by side, and the master at their end."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.meters.levels import Levels, Reading
from kijkocut.desktop.mixer.fader_strip import FaderStrip
from kijkocut.desktop.mixer.master_strip import MasterStrip
from kijkocut.desktop.mixer.strip import Strip
from kijkocut.desktop.mixer.voice_over import VoiceOver
from kijkocut.desktop.theme import theme_named
from kijkocut.edit.changeset import ChangeSet
from kijkocut.model.project import Table
from kijkocut.model.sequence import TrackKind

if TYPE_CHECKING:
    from kijkocut.model.ids import TrackId


class MixerPanel(QWidget):
    """A strip for every audio track of the sequence on show, and one for its master."""

    def __init__(self, desk: Desk, actions: ActionBook) -> None:
        """Follow the sequence on show of `desk`; `actions` has that of its button."""
        super().__init__()
        self._desk = desk
        self.strips: dict[TrackId, Strip] = {}
        """From left to right."""
        self.master: MasterStrip | None = None
        self.setAccessibleName(self.tr("Mixer"))
        self._row = QWidget()
        self._strips = QHBoxLayout(self._row)
        self._strips.setContentsMargins(2, 0, 2, 0)
        self._strips.setSpacing(2)
        self._strips.addStretch(1)
        self.empty = QLabel(self.tr("The sequence has no audio tracks."))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._row)
        self.record = QToolButton()
        self.record.setDefaultAction(actions.get("sound.record"))
        self.record.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.record.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        VoiceOver.of(desk).changed.connect(actions.refresh)
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh)
        for signal in (desk.project_opened, desk.project_closed, desk.sequence_changed):
            signal.connect(self.rebuild)
        desk.project_changed.connect(self._on_change)
        desk.playhead_moved.connect(self._on_playhead)
        self._levels = self._metered(desk)
        self._stop_listening = desk.settings.listen(self._on_setting)
        self.destroyed.connect(self._stop_listening)
        self.rebuild()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2, 2, 2, 2)
        whole.setSpacing(2)
        whole.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        self._side = QHBoxLayout()
        self._side.setSpacing(4)
        self._side.addWidget(self.area, 1)
        self._side.addWidget(self.empty, 1)
        self._line = QFrame()
        self._line.setFrameShape(QFrame.Shape.VLine)
        self._line.setForegroundRole(QPalette.ColorRole.Mid)
        self._line.setFrameShadow(QFrame.Shadow.Plain)
        self._side.addWidget(self._line)
        whole.addLayout(self._side, 1)

    def _metered(self, desk: Desk) -> Levels:
        levels = Levels.of(desk)
        levels.began.connect(self._begin)
        levels.heard.connect(self._hear)
        levels.sank.connect(self._sink)
        return levels

    def rebuild(self, *_: object) -> None:
        """Show the tracks that there are now."""
        sequence, project = self._desk.sequence, self._desk.project
        tracks = project.sequence_tracks(sequence.id) if sequence is not None else ()
        wanted = [track.id for track in tracks if track.kind is TrackKind.audio]
        self._renew_master()
        if wanted != list(self.strips):
            for strip in self.strips.values():
                self._strips.removeWidget(strip)
                strip.hide()
                strip.deleteLater()
            theme = theme_named(self._desk.settings.text("look.theme"))
            self.strips = {key: Strip(self._desk, key, theme) for key in wanted}
            for place, strip in enumerate(self.strips.values()):
                self._strips.insertWidget(place, strip)
        self.empty.setVisible(not wanted)
        self.area.setVisible(bool(wanted))
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Keep the strips as high as the dock."""
        super().resizeEvent(event)
        self._later.start()

    def _renew_master(self) -> None:
        """Have the master of the sequence on show."""
        sequence = self._desk.sequence
        key = sequence.id if sequence is not None else None
        old = self.master
        if (old.carrier.sequence if old is not None else None) != key:
            if old is not None:
                self._side.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.master = None
            if key is not None:
                theme = theme_named(self._desk.settings.text("look.theme"))
                self.master = MasterStrip(self._desk, key, theme)
                self._side.addWidget(self.master)
        self._line.setVisible(self.master is not None)

    @property
    def _all(self) -> tuple[FaderStrip, ...]:
        return (*self.strips.values(), *((self.master,) if self.master is not None else ()))

    def _refresh(self) -> None:
        sequence = self._desk.sequence
        for strip in self._all:
            strip.refresh()
            if sequence is not None:
                strip.set_channels(sequence.channels)
        if self.master is not None:
            first = next(iter(self.strips.values()), None)
            self.master.align(first.top if first is not None else None)

    # --- meters ---

    def _begin(self) -> None:
        for strip in self._all:
            strip.bars.begin()

    def _hear(self, found: tuple[Reading, ...]) -> None:
        """Show the levels of the sequence on show; those of the source viewer are not its own."""
        if not self._levels.is_program:
            self._sink()
            return
        last = found[-1]
        for key, strip in self.strips.items():
            strip.show_level(last.tracks.get(key))
        if self.master is not None:
            self.master.show_level(last)

    def _sink(self) -> None:
        for strip in self._all:
            strip.bars.sink()

    # --- following ---

    def _on_change(self, done: ChangeSet) -> None:
        touched = done.changed | done.added | done.removed
        if any(table in (Table.track, Table.sequence) for table, _ in touched):
            self.rebuild()

    def _on_playhead(self, _: object) -> None:
        """Follow faders that are moved by keyframes."""
        hosts = (strip.host for strip in self._all)
        if any(param.keys for host in hosts if host is not None for param in host.params):
            self._later.start()

    def _on_setting(self, name: str) -> None:
        if name == "look.theme":
            theme = theme_named(self._desk.settings.text("look.theme"))
            for strip in self._all:
                strip.take_theme(theme)
