"""The line at the bottom: what was said last, where we are, what runs, whether it is saved."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QVBoxLayout,
)

from kijkocut.desktop.action_sets.tools import ACTIONS as TOOLS
from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.icons import icon
from kijkocut.desktop.job_line import JobLine
from kijkocut.desktop.language import figures
from kijkocut.desktop.notices import ICONS, Messages
from kijkocut.desktop.sheet import Sheet
from kijkocut.desktop.timecodes import place_label
from kijkocut.model.timecode import format_timecode

_SHOWN_MS: Final = 8000


class StatusLine:
    """Fills a window's status bar."""

    def __init__(self, bar: QStatusBar, desk: Desk, messages: Messages, jobs: JobLine) -> None:
        """Follow `desk`; `jobs` says what runs in the background."""
        self._bar, self._desk, self._messages = bar, desk, messages
        self.hint = QLabel()
        self.place = QLabel()
        self.saved = QLabel()
        self._list = QToolButton()
        self._list.setAutoRaise(True)
        self._list.setIconSize(QSize(1, 1) * bar.fontMetrics().height())
        self._list.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._list.setToolTip(bar.tr("Messages"))
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._list.clicked.connect(self.show_messages)
        self.sheet = Sheet(bar.window())
        self.sheet.setAccessibleName(bar.tr("Messages"))
        self._items = QListWidget()
        self._items.setAccessibleName(bar.tr("Messages"))
        self._items.setWordWrap(True)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._items)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint.setIndent(bar.fontMetrics().averageCharWidth())
        bar.addWidget(self.hint, 1)
        for widget in (jobs, self.place, self.saved, self._list):
            bar.addPermanentWidget(widget)
        desk.noticed.connect(self._say)
        messages.changed.connect(self._count)
        for signal in (desk.playhead_moved, desk.sequence_changed, desk.project_closed):
            signal.connect(self._show_place)
        for signal in (desk.project_opened, desk.project_closed):
            signal.connect(self._show_saved)
        for signal in (
            desk.selection_changed,
            desk.tool_changed,
            desk.sequence_changed,
            desk.project_changed,
            desk.project_closed,
        ):
            signal.connect(self._show_hint)
        self._show_hint()
        self._show_place()
        self._show_saved()
        self._count()

    def show_messages(self) -> None:
        """Open the list of all messages above its button."""
        told = self._messages.told
        items = self._items
        items.clear()
        for one in told:
            text = f"{one.at:%H:%M:%S}   {one.notice.text}"
            items.addItem(QListWidgetItem(icon(ICONS[one.notice.weight]), text))
        if not told:
            items.addItem(self._bar.tr("Nothing was said yet."))
        metrics = items.fontMetrics()
        window = self._bar.window()
        width = min(metrics.averageCharWidth() * 70, window.width() - 20)
        height = metrics.height() * min(18, max(4, 2 * len(told)))
        self.sheet.resize(width, height)
        self._messages.read()
        corner = self._list.mapToGlobal(QPoint(self._list.width(), 0))
        self.sheet.move(corner - QPoint(width, height + 4))
        self.sheet.show()
        items.setFocus()

    def _say(self, notice: Notice) -> None:
        mark = "" if notice.weight is Weight.info else "⚠ "
        self._bar.showMessage(f"{mark}{notice.text}", _SHOWN_MS)

    def _count(self) -> None:
        unread = self._messages.unread
        self._list.setIcon(icon("warning" if unread else "message"))
        self._list.setText(str(unread) if unread else "")
        name = self._bar.tr("Messages, {n} new").format(n=unread)
        self._list.setAccessibleName(name if unread else self._bar.tr("Messages"))

    def _show_hint(self, *_: object) -> None:
        """Say what is selected, or what the tool in hand does."""
        clips = self._desk.selected_clips
        sequence = self._desk.sequence
        if sequence is None:
            self.hint.clear()
        elif clips:
            start = min(clip.start for clip in clips)
            length = max(clip.end for clip in clips) - start
            span = format_timecode(length, sequence.rate, drop=sequence.drop_frame)
            what = clips[0].name or self._bar.tr("Clip")
            if len(clips) > 1:
                what = self._bar.tr("%n clips selected", "", len(clips))
            self.hint.setText(f"{what}   {span}")
        else:
            self.hint.setText(self._tool_hint())

    def _tool_hint(self) -> str:
        name = f"tool.{self._desk.tool}"
        action = next((tool for tool in TOOLS if tool.name == name), None)
        if action is None:
            return ""
        text = QCoreApplication.translate("Actions", action.text)
        return f"{text}: {QCoreApplication.translate('Actions', action.tip)}"

    def _show_place(self, *_: object) -> None:
        sequence = self._desk.sequence
        if sequence is None:
            self.place.clear()
            return
        at = place_label(sequence, self._desk.playhead)
        canvas = f"{sequence.width}×{sequence.height}"  # noqa: RUF001 the sign, as in "2x"
        rate = figures(f"{sequence.rate.num / sequence.rate.den:.5g}") + " fps"
        self.place.setText(f"{sequence.name}   {canvas}   {rate}   {at}")

    def _show_saved(self) -> None:
        work = self._desk.work
        if work is None:
            self.saved.clear()
        elif work.file.is_read_only:
            self.saved.setText(self._bar.tr("Read only"))
            self.saved.setToolTip(work.file.read_only_reason)
        else:
            self.saved.setText(self._bar.tr("All changes saved"))
            self.saved.setToolTip(self._bar.tr("Every edit is on the disk when it shows as done."))
