"""The Export Queue: films in line, how far they are, and what came of them."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSplitter, QTextBrowser, QVBoxLayout, QWidget

from kijkocut.desktop.delivery.feed import feed_of
from kijkocut.desktop.delivery.listing import Listing
from kijkocut.desktop.delivery.results import result_html, short_outcome
from kijkocut.desktop.delivery.rows import Row
from kijkocut.desktop.delivery.wording import seconds_text
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import said
from kijkocut.desktop.theme import theme_named
from kijkocut.jobs import Stage
from kijkocut.workspace import ExportItem

_UNDER_WAY: Final = (Stage.queued, Stage.running, Stage.paused)


class QueuePanel(QWidget):
    """Lists the exports of the studio and obeys its buttons."""

    def __init__(self, desk: Desk) -> None:
        """Go on with what an earlier run of the program left, and follow the queue."""
        super().__init__()
        self._desk = desk
        self.setAccessibleName(self.tr("Export Queue"))
        self._queue = desk.studio.exports
        self._feed = feed_of(desk)
        self.listing = Listing(
            desk,
            name=self.tr("Export Queue"),
            nothing=self.tr("Nothing is being exported. File, Export... puts films here."),
        )
        self.details = QTextBrowser()
        self.details.setOpenLinks(False)
        self.details.setAccessibleName(self.tr("What came of the chosen export"))
        self._told = ""
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.listing)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.details.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        split.setSizes([600, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self._add_buttons()
        self.listing.chosen.connect(self._refresh)
        self.listing.list.removed.connect(self._remove_or_cancel)
        self.listing.list.toggled.connect(self._toggle)
        self.listing.list.activated.connect(self._open)
        self._feed.changed.connect(self.fill)
        self.fill()
        QTimer.singleShot(0, self, self._take_up)

    def _add_buttons(self) -> None:
        add = self.listing.add_button
        self.pause = add(self.tr("Pause"), self._pause)
        self.resume = add(self.tr("Resume"), self._resume)
        self.cancel = add(self.tr("Cancel"), self._cancel, self.tr("What is written of it goes"))
        self.retry = add(
            self.tr("Try Again"), self._retry, self.tr("From the project as it was then")
        )
        self.sooner = add(self.tr("Sooner"), lambda: self._move(-1))
        self.later = add(self.tr("Later"), lambda: self._move(1))
        self.open = add(self.tr("Open"), self._open, self.tr("In the system's player"))
        self.reveal = add(self.tr("Show in Folder"), self._reveal)
        self.remove = add(self.tr("Remove"), self._remove, self.tr("From this list; films stay"))
        self.listing.add_space()
        self.clear = add(self.tr("Clear Finished"), self._clear)

    def fill(self) -> None:
        """Show the queue as it is."""
        self._items = {item.order.id: item for item in self._queue.items()}
        self.listing.show_rows(tuple(self._row(item) for item in self._items.values()))

    @property
    def item(self) -> ExportItem | None:
        """The chosen export."""
        row = self.listing.current
        return next((i for i in self._items.values() if row and i.order.id == row.key), None)

    def _row(self, item: ExportItem) -> Row:
        preset = item.order.request.preset
        result = item.result
        detail = short_outcome(item) or said(preset.title)
        if item.fault is not None:
            detail = said(item.fault.sentence)
        return Row(
            key=item.order.id,
            title=item.order.title,
            detail=detail,
            stage=item.stage,
            share=item.share,
            note=self._note(item),
            is_bad=result is not None and result.report is not None and not result.report.is_good,
            picture=item.picture,
            has_picture=True,
        )

    def _note(self, item: ExportItem) -> str:
        if item.stage is not Stage.running:
            return ""
        words = [f"{item.share:.0%}"]
        if item.fps:
            words.append(self.tr("{fps} fps").format(fps=f"{item.fps:.0f}"))
        if item.left_s is not None:
            words.append(self.tr("{time} left").format(time=seconds_text(item.left_s)))
        return "   ".join(words)

    def _refresh(self) -> None:
        """Show the buttons that make sense for the chosen row, and what came of it."""
        item = self.item
        stage = item.stage if item is not None else None
        is_film = item is not None and item.result is not None
        self.listing.show_buttons(
            {
                self.pause: stage in (Stage.queued, Stage.running),
                self.resume: stage is Stage.paused,
                self.cancel: stage in _UNDER_WAY,
                self.retry: stage in (Stage.failed, Stage.cancelled),
                self.sooner: stage is Stage.queued,
                self.later: stage is Stage.queued,
                self.open: is_film,
                self.reveal: is_film,
                self.remove: stage is not None and stage not in _UNDER_WAY,
                self.clear: any(i.stage.is_over for i in self._items.values()),
            }
        )
        theme = theme_named(self._desk.settings.text("look.theme"))
        told = result_html(item, theme) if item is not None else ""
        self.details.setVisible(item is not None)
        if told != self._told:
            self._told = told
            self.details.setHtml(told)

    def _take_up(self) -> None:
        left = self._queue.take_up()
        if left:
            names = ", ".join(item.order.title for item in left)
            self._desk.say(
                self.tr("Exports that were interrupted go on: {names}.").format(names=names)
            )

    # --- the buttons ---

    def _pause(self) -> None:
        if (item := self.item) is not None:
            self._queue.pause(item.order.id)

    def _resume(self) -> None:
        if (item := self.item) is not None:
            self._queue.resume(item.order.id)

    def _toggle(self) -> None:
        item = self.item
        if item is not None and item.stage is Stage.paused:
            self._resume()
        else:
            self._pause()

    def _cancel(self) -> None:
        if (item := self.item) is not None:
            self._queue.cancel(item.order.id)

    def _retry(self) -> None:
        if (item := self.item) is not None:
            self._queue.retry(item.order.id)

    def _move(self, places: int) -> None:
        if (item := self.item) is not None:
            self._queue.move(item.order.id, places)
            self.fill()

    def _remove(self) -> None:
        if (item := self.item) is not None and item.stage.is_over:
            self._queue.remove(item.order.id)
            self.fill()

    def _remove_or_cancel(self) -> None:
        if (item := self.item) is not None:
            self._remove() if item.stage.is_over else self._cancel()

    def _clear(self) -> None:
        for item in self._queue.items():
            if item.stage.is_over:
                self._queue.remove(item.order.id)
        self.fill()

    def _open(self) -> None:
        if (item := self.item) is not None and item.result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(item.result.path))

    def _reveal(self) -> None:
        if (item := self.item) is not None and item.result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(item.result.path).parent)))
