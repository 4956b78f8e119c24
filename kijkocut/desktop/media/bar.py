"""The bar above the list: search, filters, sorting, list or grid, size of the cards."""

from typing import Final, TypeVar, cast

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSlider,
    QToolButton,
    QTreeView,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
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
        # Qt's own arrow sits below the text's line; the texts have theirs.
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search media"))
        self.search.setToolTip(self.tr("In names, tags, notes, codecs and paths"))
        self.search.textChanged.connect(self._filter)
        self.import_ = self._switch_for(actions, "media.import", self.tr("Import"))
        self.filters = self._button(self.tr("Filter") + " ▾", self.tr("Filter"))
        self.filters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filters.setMenu(self._filter_menu())
        self.sorting = self._button(self.tr("Sort") + " ▾", self.tr("Sort by"))
        self.sorting.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sorting.setMenu(self._sort_menu())
        self.is_grid = self._switch_for(actions, "media.grid", self.tr("Grid"))
        self.has_details = self._switch_for(actions, "media.details", self.tr("Details"))
        self.card_size = QSlider(Qt.Orientation.Horizontal)
        self.card_size.setRange(*CARD_WIDTHS)
        self.card_size.setPageStep(32)
        self.card_size.setFixedWidth(12 * self.fontMetrics().averageCharWidth())
        self.card_size.setAccessibleName(self.tr("Size of the pictures"))
        self.card_size.valueChanged.connect(self.card_width_changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(4)
        layout.addWidget(self.import_)
        layout.addWidget(self.search, 1)
        for widget in (self.filters, self.sorting, self.card_size, self.is_grid, self.has_details):
            layout.addWidget(widget)

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _switch_for(self, actions: ActionBook, name: str, text: str) -> QToolButton:
        """Make a button that does an action, with a shorter text than menus have."""
        action = actions.get(name)
        button = self._button(text, action.toolTip())
        button.setCheckable(action.isCheckable())

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.setChecked(action.isChecked())

        def trigger() -> None:
            actions.trigger(name)
            follow()

        button.clicked.connect(trigger)
        action.changed.connect(follow)
        follow()
        return button

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
        self.filters.setText(self.tr("Filter") + (" ● ▾" if is_filtered else " ▾"))
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
