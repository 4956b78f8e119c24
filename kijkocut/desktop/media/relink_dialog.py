"""Finding all missing files at once."""

from collections.abc import Sized
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.errands import Errands
from kijkocut.desktop.media.presence import Presence
from kijkocut.jobs import JobState


class RelinkDialog(QDialog):
    """Lists the missing files and looks for all of them in folders that are named to it."""

    def __init__(self, desk: Desk, presence: Presence, parent: QWidget) -> None:
        """List what `presence` knows to be missing."""
        super().__init__(parent)
        self._desk, self._presence = desk, presence
        self.errands = Errands(desk)
        self.errands.setParent(self)
        self._build()
        self.errands.progressed.connect(self._show_progress)
        presence.changed.connect(self._fill)
        desk.project_closing.connect(self.reject)
        self._set_busy(is_busy=False)
        self._fill()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Find missing files"))
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Where it was")])
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.tr("Missing files"))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Progress of the search"))
        self.doing = QLabel()
        self.search = QPushButton(self.tr("Search in a Folder..."))
        self.search.clicked.connect(self._choose)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAccessibleName(self.tr("Stop searching"))
        self.stop.clicked.connect(self.errands.cancel)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self.search)
        below.addWidget(self.stop)
        below.addStretch(1)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        for widget in (self.summary, self.list, self.doing, self.bar):
            layout.addWidget(widget)
        layout.addLayout(below)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(95 * letter, 50 * letter)

    def look_in(self, folder: Path) -> None:
        """Look for everything that is missing in a folder and those inside it."""
        work = self._desk.work
        if work is None:
            return
        self._set_busy(is_busy=True)
        self.errands.send(
            work.seek([folder]),
            lambda sought: self._tell(work.take_back(sought).found, sought.lost),
        )

    def done(self, result: int) -> None:
        """Stop looking and close."""
        self.errands.cancel()
        super().done(result)

    def _choose(self) -> None:
        title = self.tr("Search in a folder")
        name = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if name:
            self.look_in(Path(name))

    def _tell(self, found: Sized, lost: Sized) -> None:
        self._presence.look(self._desk.project, again=True)
        self._desk.say(
            self.tr("Found {found} files; {lost} are still missing.").format(
                found=len(found), lost=len(lost)
            )
        )

    def _show_progress(self, state: JobState) -> None:
        self.bar.setValue(round(1000 * state.share))
        self.doing.setText(state.text)
        self._set_busy(is_busy=self.errands.is_busy)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.search.setEnabled(not is_busy)
        for widget in (self.bar, self.doing, self.stop):
            widget.setVisible(is_busy)

    def _fill(self) -> None:
        project = self._desk.project
        missing = self._presence.missing(project)
        self.list.clear()
        for key in missing:
            media = project.media[key]
            item = QTreeWidgetItem([media.name, media.path])
            item.setToolTip(1, media.path)
            self.list.addTopLevelItem(item)
        if missing:
            text = self.tr("%n file(s) are not where the project says.", "", len(missing))
            text += " " + self.tr("They are known by their content, whatever they are called now.")
        else:
            text = self.tr("All files are there.")
        self.summary.setText(text)
