"""The inside of the Captions dock."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.captions.find_bar import FindBar
from kijkocut.desktop.captions.lines_model import LinesModel
from kijkocut.desktop.captions.style_dialog import StyleDialog
from kijkocut.desktop.captions.table import LinesTable
from kijkocut.desktop.captions.track_choice import TrackChoice
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import DockBar, action_button, menu_button
from kijkocut.model.ids import ClipId

_MORE: Final = (
    "captions.import",
    "captions.export",
    "",
    "captions.add_track",
    "captions.style",
    "",
    "captions.start_here",
    "captions.end_here",
    "captions.start_earlier",
    "captions.start_later",
    "captions.end_earlier",
    "captions.end_later",
    "captions.earlier",
    "captions.later",
)

_BUTTONS: Final = {
    "captions.add": "add",
    "captions.split": "split",
    "captions.merge": "merge",
    "captions.delete": "delete",
    "captions.find": "search",
}
_ENDINGS: Final = (".srt", ".vtt", ".ass", ".ssa", ".sbv", ".ttml", ".dfxp", ".itt")


class CaptionsPanel(QWidget):
    """A choice of track, buttons, the table; a word of help while there is nothing."""

    def __init__(self, desk: Desk, actions: ActionBook) -> None:
        """Work on the caption tracks of the sequence on show."""
        super().__init__()
        self._desk, self._actions = desk, actions
        self.choice = TrackChoice.of(desk)
        self.model = LinesModel(desk, self.choice)
        self.table = LinesTable(desk, self.model)
        self.find_bar = FindBar(desk, self.model)
        self.tracks = QComboBox()
        self.pages = QStackedWidget()
        self.help = QLabel()
        self.setAccessibleName(self.tr("Captions"))
        self.setAcceptDrops(True)
        self.setObjectName("captions_panel")
        self._lay_out()
        self.find_bar.hide()
        self.tracks.activated.connect(self._choose)
        self.choice.changed.connect(self._fill)
        self.choice.edited.connect(self._show_page)
        self.destroyed.connect(self.model.forget)
        self.setFocusProxy(self.table)
        self._fill()

    def edit_text(self, clip: ClipId) -> None:
        """Start typing what a caption says."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.table.edit_text(clip)

    def open_style(self) -> None:
        """Open the look of the chosen track."""
        track = self.choice.track
        if track is not None:
            dialog = StyleDialog(self._desk, track, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """Take caption files."""
        if any(_is_captions(url.toLocalFile()) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Bring in the files that were dropped."""
        from kijkocut.desktop.captions.files import import_captions  # noqa: PLC0415 all formats

        for url in event.mimeData().urls():
            if _is_captions(url.toLocalFile()):
                import_captions(self._desk, Path(url.toLocalFile()), self.window())
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        self.tracks.setAccessibleName(self.tr("Caption track"))
        self.tracks.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.tracks.setMinimumContentsLength(4)
        self.tracks.setMinimumWidth(12 * self.fontMetrics().averageCharWidth())
        bar = DockBar()
        bar.add(self.tracks, stretch=1)
        for name, image in _BUTTONS.items():
            bar.add(action_button(self._actions.get(name), image))
        menu = QMenu(self)
        for name in _MORE:
            menu.addAction(self._actions.get(name)) if name else menu.addSeparator()
        bar.add(menu_button("more", self.tr("Files, tracks, look and times"), menu))
        self.pages.addWidget(self.table)
        self.pages.addWidget(self._empty_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self.find_bar)
        whole.addWidget(self.pages, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self.help.setWordWrap(True)
        self.help.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.help.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(page)
        column.addStretch(2)
        column.addWidget(self.help)
        for name, text in (
            ("captions.add", self.tr("Add")),
            ("captions.import", self.tr("Import...")),
        ):
            action = self._actions.get(name)
            button = QPushButton(text)
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            action.changed.connect(lambda b=button, a=action: b.setEnabled(a.isEnabled()))
            button.setEnabled(action.isEnabled())
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _fill(self) -> None:
        """Take in the tracks there are."""
        chosen = self.choice.track
        self.tracks.clear()
        for track in self.choice.tracks:
            mark = f" ({track.language})" if track.language and track.language != track.name else ""
            self.tracks.addItem(f"{track.name}{mark}", track.id)
        self.tracks.setEnabled(self.tracks.count() > 0)
        if chosen is not None:
            self.tracks.setCurrentIndex(self.tracks.findData(chosen.id))
        else:
            self.tracks.setPlaceholderText(self.tr("No captions"))
            self.tracks.setCurrentIndex(-1)
        self._show_page()

    def _show_page(self) -> None:
        is_empty = self.model.rowCount() == 0
        self.pages.setCurrentIndex(1 if is_empty else 0)
        if self._desk.sequence is None:
            self.help.setText(self.tr("Open a project to caption it."))
        elif self.choice.track is None:
            self.help.setText(
                self.tr(
                    "There are no captions yet. Type them, or bring in an SRT, VTT, ASS, SBV "
                    "or TTML file: drop it here."
                )
            )
        else:
            self.help.setText(self.tr("This track has no captions yet."))

    def _choose(self, at: int) -> None:
        self.choice.choose(self.tracks.itemData(at))


def _is_captions(name: str) -> bool:
    return Path(name).suffix.lower() in _ENDINGS
