"""The bar above the list: search, filters, sorting, list or grid, size of the cards."""

from typing import Final, TypeVar, cast

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QSlider,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import SPACE, DockBar, action_button, menu_button
from kijkocut.desktop.media.columns import COLUMNS
from kijkocut.desktop.media.filters import Filter, Show
from kijkocut.desktop.media.labels import COLOURS
from kijkocut.desktop.media.media_model import MediaModel

T = TypeVar("T")
CARD_WIDTHS: Final = (96, 360)
"""Of a card of the grid: least and most, in points."""


class MediaBar(QWidget):
    """Changes what the model shows and how."""

    card_width_changed = Signal(int)

    def __init__(self, desk: Desk, actions: ActionBook, model: MediaModel) -> None:
        """Steer `model`."""
        super().__init__()
        self._desk, self._model = desk, model
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search media"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search media"))
        self.search.setToolTip(self.tr("In names, tags, notes, codecs and paths"))
        self.search.textChanged.connect(self._filter)
        self.import_ = action_button(actions.get("media.import"), "import")
        self.new_bin = action_button(actions.get("media.new_bin"), "folder")
        self.filters = menu_button("filter", self.tr("Filter"), self._filter_menu())
        self.sorting = menu_button("sort", self.tr("Sort by"), self._sort_menu())
        self.is_grid = action_button(actions.get("media.grid"), "grid")
        self.has_details = action_button(actions.get("media.details"), "info")
        self.card_size = QSlider(Qt.Orientation.Horizontal)
        self.card_size.setRange(*CARD_WIDTHS)
        self.card_size.setPageStep(32)
        self.card_size.setMaximumWidth(14 * self.fontMetrics().averageCharWidth())
        self.card_size.setMinimumWidth(6 * self.fontMetrics().averageCharWidth())
        self.card_size.setAccessibleName(self.tr("Size of the pictures"))
        self.card_size.setToolTip(self.tr("Size of the pictures"))
        self.card_size.valueChanged.connect(self.card_width_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        tools, finding = DockBar(), DockBar()
        tools.add(self.import_, self.new_bin)
        tools.add_room()
        tools.add(self.card_size, stretch=1)
        tools.add(self.is_grid, self.has_details)
        finding.row.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        finding.add(self.search, stretch=1)
        finding.add(self.filters, self.sorting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tools)
        layout.addWidget(finding)

    def _filter_menu(self) -> QMenu:
        menu = QMenu(self)
        self._kinds = QActionGroup(menu)
        for kind, text in (
            (Show.anything, self.tr("All kinds")),
            (Show.video, self.tr("Video")),
            (Show.audio, self.tr("Audio")),
            (Show.image, self.tr("Stills")),
            (Show.sequence, self.tr("Sequences")),
        ):
            self._choice(menu, self._kinds, text, kind)
        menu.addSeparator()
        self._used = QActionGroup(menu)
        for is_used, text in (
            (None, self.tr("Used or not")),
            (True, self.tr("Used")),
            (False, self.tr("Not used")),
        ):
            self._choice(menu, self._used, text, is_used)
        menu.addSeparator()
        self._favourite = self._switch(menu, self.tr("Favourites only"))
        self._missing = self._switch(menu, self.tr("Missing files only"))
        menu.addSeparator()
        self._colours = QActionGroup(menu)
        colours = menu.addMenu(self.tr("Colour"))
        self._choice(colours, self._colours, self.tr("Any colour"), "")
        for name, value in COLOURS.items():
            text = QCoreApplication.translate("MediaColours", name)
            self._choice(colours, self._colours, text, value)
        self._tags = QActionGroup(menu)
        self._tag_menu = menu.addMenu(self.tr("Tag"))
        self._tag_menu.aboutToShow.connect(self._fill_tags)
        self._choice(self._tag_menu, self._tags, self.tr("Any tag"), "")
        menu.addSeparator()
        self.clear = menu.addAction(self.tr("Clear filters"))
        self.clear.triggered.connect(self.show_everything)
        return menu

    def _choice(self, menu: QMenu, group: QActionGroup, text: str, value: object) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
        action.setChecked(len(group.actions()) == 1)
        action.triggered.connect(self._filter)
        return action

    def _switch(self, menu: QMenu, text: str) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(self._filter)
        return action

    def _fill_tags(self) -> None:
        kept = _chosen(self._tags, "")
        for action in self._tags.actions()[1:]:
            self._tag_menu.removeAction(action)
            self._tags.removeAction(action)
        tags = {tag for media in self._desk.project.media.values() for tag in media.tags}
        for tag in sorted(tags, key=str.casefold):
            self._choice(self._tag_menu, self._tags, tag, tag).setChecked(tag == kept)

    def show_everything(self) -> None:
        """Take away every filter and what is searched for."""
        for group in (self._kinds, self._used, self._colours, self._tags):
            group.actions()[0].setChecked(True)
        self._favourite.setChecked(False)
        self._missing.setChecked(False)
        self.search.clear()
        self._filter()

    def _filter(self, *_: object) -> None:
        by = Filter(
            text=self.search.text(),
            kind=Show(_chosen(self._kinds, "anything")),
            is_used=_chosen(self._used, None),
            is_favourite=self._favourite.isChecked(),
            is_missing=self._missing.isChecked(),
            colour=_chosen(self._colours, ""),
            tag=_chosen(self._tags, ""),
        )
        is_filtered = not replace(by, text="").is_open
        # A pressed look and words: what is filtered out is not forgotten.
        self.filters.setCheckable(is_filtered)
        self.filters.setChecked(is_filtered)
        text = self.tr("Filter: not everything is shown") if is_filtered else self.tr("Filter")
        self.filters.setToolTip(text)
        self.filters.setAccessibleName(text)
        self._model.show_only(by)

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        self._sorts = QActionGroup(menu)
        for place, column in enumerate(COLUMNS):
            text = QCoreApplication.translate("MediaColumns", column.label)
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(place)
            self._sorts.addAction(action)
        self._sorts.actions()[0].setChecked(True)
        menu.addSeparator()
        self._down = menu.addAction(self.tr("Descending"))
        self._down.setCheckable(True)
        return menu

    def link_sorting(self, view: QTreeView) -> None:
        """Sort by the menu as by the headers of `view`, and show the one in the other."""
        header = view.header()

        def sort() -> None:
            order = Qt.SortOrder.DescendingOrder
            if not self._down.isChecked():
                order = Qt.SortOrder.AscendingOrder
            view.sortByColumn(_chosen(self._sorts, 0), order)

        def show(place: int, order: Qt.SortOrder) -> None:
            self._sorts.actions()[place].setChecked(True)
            self._down.setChecked(order is Qt.SortOrder.DescendingOrder)

        self._sorts.triggered.connect(sort)
        self._down.triggered.connect(sort)
        header.sortIndicatorChanged.connect(show)


def _chosen(group: QActionGroup, default: T) -> T:
    chosen = next((action for action in group.actions() if action.isChecked()), None)
    return cast("T", chosen.data()) if chosen is not None else default
