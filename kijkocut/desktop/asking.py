"""Small questions: a text, a time, one of several, a few switches. Texts come translated."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.timecodes import place_label, read_place, read_typed
from kijkocut.model.errors import KijkoError
from kijkocut.model.ticks import Ticks
from kijkocut.model.timecode import format_timecode


class Form(QDialog):
    """A dialog of named fields with OK and Cancel; OK waits until every check passes."""

    def __init__(self, title: str) -> None:
        """Start without fields, over the window that is active."""
        super().__init__(_window())
        self.setWindowTitle(title)
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(16, 16, 16, 12)
        self._layout.setVerticalSpacing(8)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        self._fault.setAccessibleName(self.tr("What is wrong"))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._checks: list[Callable[[], object]] = []

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Leave room for a sentence; fields that need more have it."""
        least = QSize(36 * self.fontMetrics().averageCharWidth(), 0)
        return super().sizeHint().expandedTo(least)

    def add(self, label: str, field: QWidget, tip: str = "") -> None:
        """Add a field below the others."""
        field.setAccessibleName(label)
        field.setAccessibleDescription(tip)
        field.setToolTip(tip)
        if isinstance(field, QCheckBox):
            field.setText(label)
            self._layout.addRow("", field)
        else:
            self._layout.addRow(label, field)

    def add_time(
        self, desk: Desk, label: str, start: Ticks, *, is_place: bool = False
    ) -> QLineEdit:
        """Add a field for a typed time; a sign in front counts from `start`.

        Args:
            desk: Its sequence gives rate and counting.
            label: Of the field.
            start: What stands there first.
            is_place: Whether it is a place in the sequence, counted by its start timecode.
        """
        field = QLineEdit(time_text(desk, start, is_place=is_place))
        field.selectAll()
        tip = self.tr("Timecode, frames or seconds; + and - count from what it is now")
        self.add(label, field, tip)
        self.check(field, lambda: typed(desk, field.text(), start, is_place=is_place))
        return field

    def check(self, field: QLineEdit, read: Callable[[], object]) -> None:
        """Keep OK shut and say why while `read` raises."""
        self._checks.append(read)
        field.textChanged.connect(self._look)

    def ask(self) -> bool:
        """Show it until it is answered; tells whether it was with OK."""
        self._layout.addRow(self._fault)
        self._layout.addRow(self._buttons)
        self._look()
        is_given = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return is_given

    def _look(self, *_: object) -> None:
        fault = ""
        for read in self._checks:
            try:
                read()
            except KijkoError as exc:
                fault = str(exc)
                break
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not fault)


def _window() -> QWidget | None:
    """Give the window a question stands over; never another question that is just closing."""
    window = front_window()
    while isinstance(window, QDialog):
        window = window.parentWidget()
    return window


def time_text(desk: Desk, ticks: Ticks, *, is_place: bool = False) -> str:
    """Write a time as the sequence on show counts."""
    sequence = desk.sequence
    if sequence is None:
        return ""
    if is_place:
        return place_label(sequence, ticks)
    return format_timecode(ticks, sequence.rate, drop=sequence.drop_frame)


def typed(desk: Desk, text: str, now: Ticks, *, is_place: bool = False) -> Ticks:
    """Read a time typed by the count of the sequence on show; see `read_place`, `read_typed`.

    Raises:
        BadTimeError: It is no time.
    """
    sequence = desk.sequence
    if sequence is None:
        return now
    if is_place:
        return sequence.rate.snap(read_place(text, sequence, now))
    rate = sequence.rate
    return rate.snap(read_typed(text, rate, now=now, drop=sequence.drop_frame))


def ask_time(
    desk: Desk, title: str, label: str, start: Ticks, *, is_place: bool = False
) -> Ticks | None:
    """Ask for a time; None when it is called off. See `Form.add_time`."""
    form = Form(title)
    field = form.add_time(desk, label, start, is_place=is_place)
    if not form.ask():
        return None
    return typed(desk, field.text(), start, is_place=is_place)


def ask_text(title: str, label: str, start: str = "") -> str | None:
    """Ask for a line of text; None when it is called off."""
    text, is_given = QInputDialog.getText(_window(), title, label, QLineEdit.EchoMode.Normal, start)
    return text.strip() if is_given else None


def ask_one(title: str, label: str, choices: Sequence[str], start: int = 0) -> int | None:
    """Ask for one of several; gives its place, None when it is called off."""
    text, is_given = QInputDialog.getItem(
        _window(),
        title,
        label,
        list(choices),
        start,
        False,  # noqa: FBT003
    )
    return choices.index(text) if is_given else None


def tr(text: str) -> str:
    """Translate a text of an action's dialog."""
    return QCoreApplication.translate("Actions", text)
