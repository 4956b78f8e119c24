"""Which hardware encoders work: tried by a job, told in a list."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import said
from kijkocut.jobs import Control, Order, Resource


def scout_of(desk: Desk) -> "EncoderScout":
    """Give the scout of `desk`, which outlives the dialogs that ask it."""
    found = desk.findChild(EncoderScout)
    return found if isinstance(found, EncoderScout) else EncoderScout(desk)


class EncoderScout(QObject):
    """Has the encoders tried without anybody waiting. UI thread; `found` comes on it too."""

    found = Signal()
    """It is known now which encoders work."""

    def __init__(self, desk: Desk) -> None:
        """Ask the encoder book of `desk`, by a job."""
        super().__init__(desk)
        self._book, self._jobs = desk.studio.encoders, desk.studio.jobs

    @property
    def working(self) -> tuple[str, ...]:
        """FFmpeg's names of those that work, as far as is known."""
        return tuple(one.encoder for one in self._book.known() or () if one.works)

    def lines(self) -> list[str] | None:
        """Tell of each encoder whether it works, or why not; None while that is not known."""
        known = self._book.known()
        if known is None:
            return None
        told = []
        for one in known:
            why = said(one.reason)
            if not one.works:
                told.append(f"\N{BALLOT X} {one.encoder}: {why}")
                continue
            depths = ", ".join("10 bit" if "10" in name else "8 bit" for name in one.formats)
            works = self.tr("works, {depths}").format(depths=depths)
            told.append(f"\N{CHECK MARK} {one.encoder}: {works}" + (f" ({why})" if why else ""))
        return told

    def start(self, *, is_again: bool = False) -> None:
        """Tell at once what is known, or try.

        Args:
            is_again: Try whatever is known.
        """
        if not is_again and self._book.known() is not None:
            self.found.emit()
            return

        def work(control: Control) -> None:
            self._book.look(is_again=is_again, on_wait=control.check)
            self.found.emit()

        title = self.tr("Try the hardware encoders")
        order = Order(title=title, kind="encoders", key="encoders", resource=Resource.light)
        self._jobs.submit(order, work)


class EncodersDialog(QDialog):
    """Says of each hardware encoder whether it works here, and why it does not."""

    def __init__(self, scout: EncoderScout, parent: QWidget | None = None) -> None:
        """Show what `scout` knows, and what it finds while this is open."""
        super().__init__(parent)
        self._scout = scout
        self.setWindowTitle(self.tr("Hardware Encoders"))
        told = QLabel(
            self.tr(
                "An encoder is offered when two seconds of film came back from it unharmed. Others"
                " need their graphics card and its driver."
            )
        )
        told.setWordWrap(True)
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Hardware encoders"))
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.again = box.addButton(self.tr("Test Again"), QDialogButtonBox.ButtonRole.ActionRole)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._try_again)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(self.rows, 1)
        column.addWidget(box)
        scout.found.connect(self._found)
        self._show(scout.lines())
        metrics = self.fontMetrics()
        self.resize(QSize(metrics.averageCharWidth() * 90, metrics.height() * 22))

    def _try_again(self) -> None:
        self._show(None)
        self._scout.start(is_again=True)

    def _found(self) -> None:
        self._show(self._scout.lines())

    def _show(self, lines: list[str] | None) -> None:
        self.rows.clear()
        self.again.setEnabled(lines is not None)
        if lines is None:
            lines = [self.tr("They are being tried; this takes some seconds.")]
        for line in lines or [self.tr("The library has no hardware encoders.")]:
            self.rows.addItem(QListWidgetItem(line))
