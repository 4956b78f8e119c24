"""The bar that finds and replaces in the captions of a track."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from kijkocut.desktop.captions.finding import BadPatternError, Wanted, hits, replacing
from kijkocut.desktop.captions.lines_model import LinesModel
from kijkocut.desktop.desk import Desk
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId


class FindBar(QWidget):
    """Hidden until it is opened; Escape closes it."""

    def __init__(self, desk: Desk, model: LinesModel) -> None:
        """Search the lines of `model`."""
        super().__init__()
        self._desk, self._model = desk, model
        self.wanted = QLineEdit(clearButtonEnabled=True)
        self.by = QLineEdit()
        self.is_pattern = QCheckBox(self.tr("Regular expression"))
        self.has_case = QCheckBox(self.tr("Match case"))
        self.told = QLabel()
        self.replace_one = QPushButton(self.tr("Replace"))
        self.replace_all = QPushButton(self.tr("Replace All"))
        self._lay_out()
        for signal in (self.is_pattern.toggled, self.has_case.toggled, self.wanted.textChanged):
            signal.connect(self._count)
        model.dataChanged.connect(self._count)
        model.modelReset.connect(self._count)
        self.replace_one.clicked.connect(self._replace_one)
        self.replace_all.clicked.connect(self._replace_all)
        self._count()

    def open(self) -> None:
        """Show the bar and start typing."""
        self.show()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape closes; Shift+Enter goes back."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif is_enter and self.wanted.hasFocus():
            # The field passes Enter on, with or without Shift, after telling that it was pressed.
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def go(self, step: int) -> None:
        """Select the next caption with the text, or the one before; around the ends."""
        found = self._hits()
        if not found:
            return
        rows = [self._model.row_of(clip) for clip in found]
        here = min((r for r in map(self._model.row_of, self._desk.selection) if r >= 0), default=-1)
        later = [row for row in rows if row > here]
        earlier = [row for row in rows if row < here]
        row = (*later, *rows)[0] if step > 0 else (*rows, *earlier)[-1]
        clip = self._model.clips[row]
        self._desk.select([clip.id])
        sequence = self._desk.sequence
        if sequence is not None:
            self._desk.move_playhead(sequence.rate.ceil(clip.start))
        self._count()

    def _wanted(self) -> Wanted:
        return Wanted(
            text=self.wanted.text(),
            is_pattern=self.is_pattern.isChecked(),
            has_case=self.has_case.isChecked(),
        )

    def _hits(self) -> tuple[ClipId, ...]:
        try:
            return hits(self._model.clips, self._wanted())
        except BadPatternError as exc:
            self.told.setText(str(exc))
            return ()

    def _count(self, *_: object) -> None:
        found = self._hits()
        has_any = bool(found)
        for button in (self.replace_one, self.replace_all):
            button.setEnabled(has_any)
        if has_any:
            text = self.tr("One caption") if len(found) == 1 else self.tr("{count} captions")
            self.told.setText(text.format(count=len(found)))
        elif not self.wanted.text():
            self.told.clear()
        elif not self.is_pattern.isChecked() or self._is_readable():
            self.told.setText(self.tr("Not found"))

    def _is_readable(self) -> bool:
        try:
            self._wanted().compiled()
        except BadPatternError:
            return False
        return True

    def _replace_one(self) -> None:
        """Replace in the selected caption, or in the next with the text, and go on."""
        chosen = [clip for clip in self._desk.selected_clips if clip.id in self._hits()]
        if not chosen:
            self.go(1)
            chosen = [clip for clip in self._desk.selected_clips if clip.id in self._hits()]
        self._replace(tuple(chosen))
        self.go(1)

    def _replace_all(self) -> None:
        count = self._replace(self._model.clips)
        if count:
            said = (
                self.tr("Replaced in one caption.")
                if count == 1
                else self.tr("Replaced in {count} captions.")
            )
            self._desk.say(said.format(count=count))

    def _replace(self, clips: tuple[Clip, ...]) -> int:
        try:
            commands = replacing(clips, self._wanted(), self.by.text())
        except BadPatternError as exc:
            self.told.setText(str(exc))
            return 0
        if commands and self._desk.run(*commands, label="Replace in captions"):
            return len(commands)
        return 0

    def _lay_out(self) -> None:
        self.wanted.setPlaceholderText(self.tr("Find"))
        self.wanted.setAccessibleName(self.tr("Find in captions"))
        self.by.setPlaceholderText(self.tr("Replace by"))
        self.by.setAccessibleName(self.tr("Replace by"))
        self.told.setAccessibleName(self.tr("Found"))
        back, forth, close = QToolButton(), QToolButton(), QToolButton()
        for button, mark, name in (
            (back, "▲", self.tr("Previous (Shift+Enter)")),
            (forth, "▼", self.tr("Next (Enter)")),
            (close, "✕", self.tr("Close (Escape)")),
        ):
            button.setText(mark)
            button.setToolTip(name)
            button.setAccessibleName(name)
        back.clicked.connect(lambda: self.go(-1))
        forth.clicked.connect(lambda: self.go(1))
        close.clicked.connect(self.hide)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(5)
        grid.addWidget(self.wanted, 0, 0)
        ways = QHBoxLayout()
        ways.setSpacing(2)
        for button in (back, forth, close):
            ways.addWidget(button)
        grid.addLayout(ways, 0, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.by, 1, 0)
        grid.addWidget(self.replace_one, 1, 1)
        grid.addWidget(self.replace_all, 1, 2)
        choices = QHBoxLayout()
        choices.addWidget(self.is_pattern)
        choices.addWidget(self.has_case)
        choices.addStretch()
        choices.addWidget(self.told)
        grid.addLayout(choices, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
