"""The start screen: what to do first, and the projects of before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.icons import icon
from kijkocut.desktop.welcome.demo_film import DemoFilm
from kijkocut.desktop.welcome.new_project import Start
from kijkocut.desktop.welcome.pictures import ProjectPictures
from kijkocut.desktop.welcome.projects import ProjectList
from kijkocut.desktop.welcome.recent import RecentProjects
from kijkocut.model.ids import SequenceId

_STOP_S = 0.2


class StartScreen(QWidget):
    """Shown while no project is open."""

    def __init__(self, desk: Desk, actions: ActionBook, demo_folder: Path) -> None:
        """Offer what `actions` has, and the demo, which is kept in `demo_folder`."""
        super().__init__()
        self._desk, self._actions = desk, actions
        self.setAccessibleName(self.tr("Start"))
        config = desk.studio.config_dir
        self.recent = RecentProjects(config / "recent.json")
        self.pictures = ProjectPictures(desk.studio.cache_dir / "projects", self)
        self.demo = DemoFilm(demo_folder, desk.studio, self)
        self.projects = ProjectList(desk, self.recent, self.pictures)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side())
        layout.addWidget(self.projects, 1)
        self.demo.progressed.connect(self._on_progress)
        self.demo.ready.connect(self._on_ready)
        self.demo.failed.connect(self._on_failed)
        desk.project_opened.connect(self._go_on)
        desk.project_closing.connect(self._remember)

    def open_demo(self) -> None:
        """Open the demo, after making it if it was never made."""
        if self.demo.is_there:
            self._desk.open(self.demo.project)
            return
        self._progress.setRange(0, 0)
        self._making.show()
        self._demo_button.setEnabled(False)
        self.demo.start()

    def take_focus(self) -> None:
        """Put the focus on the projects, or on a new one where there are none."""
        (self.projects.view if self.recent.entries else self._new).setFocus()

    def stop(self) -> None:
        """Let go of what is being made; called before the program ends."""
        self.pictures.stop()
        self.demo.wait(_STOP_S)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 Qt's name
        """Bring the list up to date."""
        super().showEvent(event)
        self.projects.refresh()

    def _side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("start_side")
        column = QVBoxLayout(side)
        column.setContentsMargins(28, 32, 28, 24)
        column.setSpacing(8)
        name = QLabel("KijkoCut")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 2.1)
        font.setBold(True)
        name.setFont(font)
        column.addWidget(name)
        said = QLabel(self.tr("Edit, grade, mix and export films."))
        said.setWordWrap(True)
        said.setForegroundRole(said.foregroundRole().PlaceholderText)
        column.addWidget(said)
        column.addSpacing(20)
        new = self._button(self.tr("New Project..."), "new", self._do("file.new"))
        new.setDefault(True)
        new.setIcon(icon("new", QPalette.ColorRole.HighlightedText))
        self._new = new
        column.addWidget(new)
        column.addWidget(self._button(self.tr("Open Project..."), "open", self._do("file.open")))
        self._demo_button = self._button(self.tr("Open the Demo"), "film", self.open_demo)
        self._demo_button.setAccessibleDescription(
            self.tr("A finished film to look around in; its footage is made the first time.")
        )
        column.addWidget(self._demo_button)
        column.addWidget(self._maker())
        column.addSpacing(18)
        shapes = QLabel(self.tr("New project in another shape"))
        shapes.setWordWrap(True)
        shapes.setContentsMargins(14, 0, 0, 0)
        column.addWidget(shapes)
        for start in Start:
            column.addWidget(self._shape(start))
        column.addStretch(1)
        side.setFixedWidth(side.fontMetrics().height() * 18)
        return side

    def _maker(self) -> QWidget:
        """Make the part that shows how far the demo is."""
        self._making = QWidget()
        column = QVBoxLayout(self._making)
        column.setContentsMargins(0, 4, 0, 0)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Making the demo"))
        self._said = QLabel(self.tr("Making the demo's footage..."))
        self._said.setWordWrap(True)
        column.addWidget(self._progress)
        column.addWidget(self._said)
        self._making.hide()
        return self._making

    def _button(self, text: str, image: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(image), text)
        button.setIconSize(QSize(1, 1) * self.fontMetrics().height())
        button.setProperty("kind", "start")
        button.setAutoDefault(True)
        button.clicked.connect(lambda _=False: act())
        return button

    def _shape(self, start: Start) -> QPushButton:
        label = start.label()
        button = QPushButton(label)
        button.setFlat(True)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(self.tr("New project, {shape}").format(shape=label))
        button.clicked.connect(lambda: start.ask(self._desk, self))
        return button

    def _do(self, name: str) -> Callable[[], None]:
        return lambda: self._actions.trigger(name)

    def _go_on(self) -> None:
        """Go on in a project where it was left."""
        desk = self._desk
        left = self.recent.entry(desk.work.path) if desk.work is not None else None
        if left is not None:
            desk.show_sequence(SequenceId(left.sequence))
            desk.move_playhead(left.playhead)
        self._remember()

    def _remember(self) -> None:
        desk = self._desk
        if desk.work is not None:
            sequence = desk.sequence.id if desk.sequence is not None else ""
            self.recent.remember(desk.work, sequence=sequence, playhead=desk.playhead)

    def _on_progress(self, done: int, of: int) -> None:
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        text = self.tr("Making the demo's footage: {done} of {of}")
        if done >= of:
            text = self.tr("Editing the demo...")
        self._said.setText(text.format(done=done, of=of))

    def _on_ready(self, path: str) -> None:
        self._rest()
        if self._desk.work is None:
            self._desk.open(Path(path))

    def _on_failed(self, why: str) -> None:
        self._rest()
        self._desk.noticed.emit(Notice(text=why, weight=Weight.trouble))

    def _rest(self) -> None:
        self._making.hide()
        self._demo_button.setEnabled(True)
