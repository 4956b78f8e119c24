"""The Media dock put together."""

from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.bar import MediaBar
from kijkocut.desktop.media.bin_tree import BinTree
from kijkocut.desktop.media.chores import Chores
from kijkocut.desktop.media.details import DetailsPanel
from kijkocut.desktop.media.drops import DropZone
from kijkocut.desktop.media.faces import Faces
from kijkocut.desktop.media.feeder import Feeder
from kijkocut.desktop.media.importer import Importer
from kijkocut.desktop.media.intake import IntakeStrip
from kijkocut.desktop.media.keys import KeysHere
from kijkocut.desktop.media.media_model import MediaModel
from kijkocut.desktop.media.offer_strip import OfferStrip
from kijkocut.desktop.media.opening import open_entry
from kijkocut.desktop.media.pictures import Pictures
from kijkocut.desktop.media.presence import Presence
from kijkocut.desktop.media.views import MediaGrid, MediaList
from kijkocut.desktop.shelf import Entry
from kijkocut.desktop.theme import theme_named

_COLOURS: Final = "File/Media/Colour"
_MENU = (
    "media.open",
    "media.insert",
    "media.overwrite",
    "media.append",
    "media.make_subclip",
    "multicam.new",
    "",
    "media.favourite",
    "media.tags",
    "media.colours",
    "",
    "media.reveal_in_timeline",
    "media.reveal_in_folder",
    "media.replace",
    "media.make_proxies",
    "media.remove_proxies",
    "",
    "media.sequence_settings",
    "media.duplicate",
    "media.rename",
    "media.remove",
)
_KEYS = {
    "edit.delete": "media.remove",
    "edit.select_all": "media.select_all",
}
"""What keys of the whole window mean while the focus is on media."""


class MediaPanel(QWidget):
    """Bins, list or grid, search, imports."""

    def __init__(self, desk: Desk, actions: ActionBook) -> None:
        """Show the media of `desk`."""
        super().__init__()
        self._desk, self._actions = desk, actions
        self.setAccessibleName(self.tr("Media"))
        self.presence = Presence()
        self.presence.setParent(self)
        self.feeder = Feeder(desk)
        self.feeder.setParent(self)
        self.importer = Importer(desk, self.feeder)
        self.importer.setParent(self)
        self.pictures = Pictures(desk.studio)
        self.pictures.setParent(self)
        self.model = MediaModel(desk, self.presence)
        self.model.setParent(self)
        self.faces = Faces(self.model, self.pictures, theme_named(desk.settings.text("look.theme")))
        self._build()
        self._connect()
        self._apply_view()
        self._show_emptiness()

    def _build(self) -> None:
        self.bins = BinTree(self._desk, self._actions)
        self.bar = MediaBar(self._desk, self._actions, self.model)
        self.list = MediaList(self.model, self.faces)
        self.grid = MediaGrid(self.model, self.faces)
        self.grid.setSelectionModel(self.list.selectionModel())
        self.bar.link_sorting(self.list)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(20)
        self.pages = QStackedWidget()
        for page in (self.list, self.grid, self.empty):
            self.pages.addWidget(page)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.bins)
        self.split.addWidget(self.pages)
        self.split.setStretchFactor(1, 1)
        letter = self.fontMetrics().averageCharWidth()
        self.details = DetailsPanel(self._desk, self.model)
        self.split.setSizes([16 * letter, 60 * letter])
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.addWidget(self.split)
        self.halves.addWidget(self.details)
        self.halves.setStretchFactor(0, 1)
        self.halves.setSizes([70 * letter, 34 * letter])
        self.chores = Chores(self._desk, self.presence, self)
        self.offer = OfferStrip(self._desk)
        self.intake = IntakeStrip(self.importer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.halves, 1)
        layout.addWidget(self.offer)
        layout.addWidget(self.intake)

    def _connect(self) -> None:
        desk = self._desk
        for view in (self.list, self.grid):
            view.activated.connect(self._open)
            view.customContextMenuRequested.connect(partial(self._open_menu, view))
            KeysHere(view, self._actions, _KEYS)
        for widget in (self.list.viewport(), self.grid.viewport(), self.empty):
            DropZone(widget).dropped.connect(desk.shelf.bring)
        self.list.selectionModel().selectionChanged.connect(self._choose)
        self.model.refilling.connect(self._remember)
        self.model.refilled.connect(self._recall)
        self.bar.card_width_changed.connect(self._set_card_width)
        self.pictures.changed.connect(self._redraw)
        self.pictures.lacking.connect(self._prepare)
        self.feeder.progressed.connect(self.pictures.refresh)
        desk.shelf.asked.connect(self._on_asked)
        self.bins.bins.modelReset.connect(self._show_bins)
        self._show_bins()
        desk.project_opened.connect(self._show_emptiness)
        desk.project_closed.connect(self._show_emptiness)
        desk.project_closing.connect(self._rest)
        self.destroyed.connect(desk.settings.listen(self._on_setting))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Put the details below what they are of where the dock is narrow."""
        super().resizeEvent(event)
        is_wide = self.width() > 90 * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.halves.orientation() is not wanted:
            self.halves.setOrientation(wanted)

    # --- what is shown ---

    @property
    def view(self) -> QAbstractItemView:
        """The list or the grid, whichever is chosen."""
        return self.grid if self._desk.settings.text("media.view") == "grid" else self.list

    def _apply_view(self) -> None:
        width = round(self._desk.settings.number("media.card_width"))
        self.bar.card_size.setValue(width)
        self.grid.set_card_width(width)
        self.details.setVisible(self._desk.settings.is_on("media.details"))
        self.bar.card_size.setEnabled(self.view is self.grid)
        self._show_emptiness()

    def _on_setting(self, name: str) -> None:
        if name == "look.theme":
            self.faces.theme = theme_named(self._desk.settings.text(name))
            self._redraw()
        elif name.startswith("media."):
            self._apply_view()
            self._actions.refresh()

    def _set_card_width(self, points: int) -> None:
        self._desk.settings.set("media.card_width", points)

    def _show_emptiness(self) -> None:
        desk = self._desk
        if self.model.rowCount():
            self.pages.setCurrentWidget(self.view)
            self.setFocusProxy(self.view)
            return
        self.pages.setCurrentWidget(self.empty)
        self.setFocusProxy(self.pages)
        keys = self._actions.get("media.import").shortcut().toString()
        if desk.work is None:
            text = self.tr("No project is open.")
        elif not self.model.filter.is_open:
            text = self.tr("Nothing here matches what you are looking for.")
        elif desk.shelf.bin is not None:
            text = self.tr("This bin is empty.\nDrop files or media here, or press {keys}.")
        else:
            text = self.tr("Drop files or folders here, or press {keys} to import.")
        self.empty.setText(text.format(keys=keys))

    def _show_bins(self) -> None:
        """Keep the room for the media while the project has no bins to choose between."""
        self.bins.setVisible(bool(self._desk.project.bins))

    def _redraw(self, *_: object) -> None:
        view = self.pages.currentWidget()
        if isinstance(view, QAbstractItemView):
            view.viewport().update()

    def _prepare(self, content_hash: str) -> None:
        """Have a picture made that somebody looks for, of the media in sight only."""
        media = tuple(
            key
            for key, one in self._desk.project.media.items()
            if one.facts.content_hash == content_hash and not self.presence.is_missing(key)
        )
        self.feeder.want(media[:1], is_urgent=True)

    # --- what is chosen ---

    def chosen(self) -> tuple[Entry, ...]:
        """Give the chosen entries in the order they are shown."""
        entries = self.model.entries()
        selection = self.list.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.count()))
        rows = {row for found in ranges for row in range(found.top(), found.bottom() + 1)}
        return tuple(entries[row] for row in sorted(rows))

    def choose(self, entries: tuple[Entry, ...]) -> None:
        """Choose entries that are on show, and bring the first into sight."""
        self._select(entries)
        first = next((index for e in entries if (index := self.model.index_of(e)).isValid()), None)
        if first is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.list.selectionModel().setCurrentIndex(first, flag)
            self.view.scrollTo(first)

    def _select(self, entries: tuple[Entry, ...]) -> None:
        """Select entries at once: one by one, thousands would take minutes."""
        found = (self.model.index_of(entry) for entry in entries)
        rows = sorted(index.row() for index in found if index.isValid())
        selection = QItemSelection()
        # Neighbours count up in step with their places, so their difference is the same.
        for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            run = [row for _, row in group]
            first, last = self.model.index(run[0], 0), self.model.index(run[-1], 0)
            selection.append(QItemSelectionRange(first, last))
        flag = QItemSelectionModel.SelectionFlag
        self.list.selectionModel().select(selection, flag.ClearAndSelect | flag.Rows)

    def _choose(self, *_: object) -> None:
        self._desk.shelf.choose(self.chosen())

    def _remember(self) -> None:
        view = self.view
        self._kept = (
            self._desk.shelf.entries,
            self.model.entry(self.list.currentIndex()),
            view.verticalScrollBar().value(),
        )

    def _recall(self) -> None:
        entries, current, scroll = self._kept
        selection = self.list.selectionModel()
        if current is not None and (index := self.model.index_of(current)).isValid():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._select(entries)
        self._show_emptiness()
        self.view.verticalScrollBar().setValue(scroll)
        self._choose()

    # --- what is done ---

    def _open(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            open_entry(self._desk, entry)

    def _open_menu(self, view: QAbstractItemView, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _MENU:
            if name == "media.colours":
                colours = menu.addMenu(self.tr("Colour"))
                colours.addActions(
                    [self._actions.get(one.name) for one in self._actions if one.menu == _COLOURS]
                )
            elif name:
                menu.addAction(self._actions.get(name))
            else:
                menu.addSeparator()
        menu.popup(view.viewport().mapToGlobal(at))

    def _on_asked(self, what: str) -> None:
        match what:
            case "search":
                self.bar.search.setFocus()
                self.bar.search.selectAll()
            case "select_all":
                self.view.selectAll()
            case "rename":
                self.choose(self._desk.shelf.entries)
                self.view.setFocus()
                self.view.edit(self.model.index_of(self._desk.shelf.entries[0]))
            case "rename_bin":
                self.bins.rename()
            case _:
                self.chores.do(what)

    def _rest(self) -> None:
        self.pictures.close()
        self.presence.close()
