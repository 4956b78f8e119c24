"""A browser of looks: a search field, a choice of category, the grid, and a line on the chosen."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import SPACE, DockBar, menu_button
from kijkocut.desktop.looks.applying import apply_look
from kijkocut.desktop.looks.broken import BrokenFiles
from kijkocut.desktop.looks.liked import Liked
from kijkocut.desktop.looks.look import Look, Origin, found
from kijkocut.desktop.looks.look_menu import fill_look_menu
from kijkocut.desktop.looks.looks_model import LooksModel
from kijkocut.desktop.looks.pictures import Pictures
from kijkocut.desktop.looks.reloading import open_folder, reload_looks
from kijkocut.desktop.looks.view import LooksView

_ALL: Final = "all"
_FAVOURITES: Final = "favourites"
_RECENT: Final = "recent"
_OWN: Final = "own"


class Shelf(Struct, frozen=True, kw_only=True):
    """What a browser shows."""

    name: str
    """In English; translated in context `Docks`."""
    looks: Callable[[Desk], tuple[Look, ...]]
    hint: str
    """How entries are put to use, in English; translated in context `Looks`."""
    is_title: bool = False
    """Whether its own files are title templates."""


class LooksPanel(QWidget):
    """The inside of the docks Effects, Transitions and Titles."""

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        """Browse what `shelf` gives of the project of `desk`."""
        super().__init__()
        self._desk, self._shelf = desk, shelf
        self._liked = Liked(desk.settings)
        self._pictures = Pictures.of(desk)
        self._looks: tuple[Look, ...] = ()
        self.model = LooksModel()
        self.view = LooksView(self.model, self._pictures, self._liked)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.category = QComboBox()
        self.more = menu_button(
            "more", self.tr("Own files and reading them again"), self._more_menu()
        )
        self.about = QLabel()
        self.empty = QLabel()
        self.broken = BrokenFiles(desk, self._pictures, is_title=shelf.is_title)
        self._typed = QTimer(self, singleShot=True, interval=60)
        self._dress()
        self._lay_out()
        self._connect()
        self._is_stale = True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Down and Enter lead from the search field into the grid."""
        is_way_in = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_way_in and self.search.hasFocus() and self.model.looks:
            self._choose_first()
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 Qt's name
        """Take in what changed while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def show_category(self, key: str) -> None:
        """Show a category: its name, or `all`, `favourites`, `recent`, `own`."""
        at = self.category.findData(key)
        if at >= 0:
            self.category.setCurrentIndex(at)

    def _dress(self) -> None:
        name = QCoreApplication.translate("Docks", self._shelf.name)
        self.setAccessibleName(name)
        self.search.setPlaceholderText(self.tr("Search {name}").format(name=name.lower()))
        self.search.setAccessibleName(self.tr("Search {name}").format(name=name.lower()))
        self.category.setAccessibleName(self.tr("Category"))
        self.category.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.category.setMinimumContentsLength(10)
        self.category.setMaxVisibleItems(30)
        self.view.setAccessibleName(name)
        self.view.setAccessibleDescription(QCoreApplication.translate("Looks", self._shelf.hint))
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 5 * SPACE)
        self.about.setAccessibleName(self.tr("About the chosen entry"))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(self.search)

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        folder = self.tr("Open the Folder of Titles") if self._shelf.is_title else ""
        opened = menu.addAction(folder or self.tr("Open the Folder of Effects"))
        opened.triggered.connect(lambda: open_folder(self._desk, is_title=self._shelf.is_title))
        again = menu.addAction(self.tr("Read All Files Again"))
        again.triggered.connect(lambda: reload_looks(self._desk))
        return menu

    def _lay_out(self) -> None:
        top = DockBar()
        top.add(self.search, stretch=3)
        top.add_gap()
        top.add(self.category, stretch=2)
        top.add(self.more)
        self.about.setMargin(2 * SPACE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.about)
        whole.addWidget(self.broken)

    def _connect(self) -> None:
        self._typed.timeout.connect(self._show)
        self.search.textChanged.connect(self._typed.start)
        self.category.currentIndexChanged.connect(self._show)
        self.view.used.connect(self._use)
        self.view.chosen.connect(self._tell)
        self.view.menu_wanted.connect(self._open_menu)
        self._pictures.renewed.connect(self._renew)
        self._desk.project_closed.connect(self._renew)
        stop = self._liked.listen(self._on_liked)
        self.destroyed.connect(stop)

    def _renew(self) -> None:
        """Read anew, now or when somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        """Take in what there is now; search and category stay."""
        self._is_stale = False
        self._looks = self._shelf.looks(self._desk)
        kept = self.category.currentData() or _ALL
        self.category.blockSignals(True)  # noqa: FBT003 Qt's only parameter
        self.category.clear()
        self.category.addItem(self.tr("All"), _ALL)
        self.category.addItem(self.tr("Favourites"), _FAVOURITES)
        self.category.addItem(self.tr("Recently used"), _RECENT)
        if any(look.origin is not Origin.program for look in self._looks):
            self.category.addItem(self.tr("Yours"), _OWN)
        self.category.insertSeparator(self.category.count())
        for name in dict.fromkeys(look.category for look in self._looks):
            self.category.addItem(name, f"in {name}")
        self.category.setCurrentIndex(max(0, self.category.findData(kept)))
        self.category.blockSignals(False)  # noqa: FBT003 Qt's only parameter
        self._show()

    def _show(self, *_: object) -> None:
        """Show what is searched for in the chosen category."""
        key = self.category.currentData() or _ALL
        text = self.search.text()
        chosen = self.view.current_look
        looks = found(self._in_category(key), text)
        has_headings = key in (_ALL, _OWN) and not text.strip()
        self.model.show_looks(looks, has_headings=has_headings)
        row = self.model.row_of(chosen.key) if chosen is not None else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        self.view.setVisible(bool(looks))
        self.empty.setVisible(not looks)
        self.empty.setText(self._why_empty(key, text))
        self._tell(self.view.current_look)

    def _in_category(self, key: str) -> tuple[Look, ...]:
        match key:
            case "all":
                return self._looks
            case "favourites" | "recent":
                keys = self._liked.favourites if key == _FAVOURITES else self._liked.recent
                known = {look.key: look for look in self._looks}
                return tuple(known[one] for one in keys if one in known)
            case "own":
                return tuple(look for look in self._looks if look.origin is not Origin.program)
            case _:
                return tuple(look for look in self._looks if f"in {look.category}" == key)

    def _why_empty(self, key: str, text: str) -> str:
        if self._desk.work is None:
            return self.tr("Open a project to use these.")
        if text.strip():
            return self.tr("Nothing is called or described as “{text}” here.").format(text=text)
        if key == _FAVOURITES:
            return self.tr("Click the star on a picture to keep it here.")
        if key == _RECENT:
            return self.tr("What you use appears here.")
        return ""

    def _tell(self, look: Look | None) -> None:
        if look is None:
            self.about.setText(QCoreApplication.translate("Looks", self._shelf.hint))
        else:
            self.about.setText(f"{look.label}: {look.description}" if look.description else "")
        self.about.setEnabled(look is not None)

    def _on_liked(self) -> None:
        if self.category.currentData() in (_FAVOURITES, _RECENT):
            self._show()
        self.view.viewport().update()

    def _choose_first(self) -> None:
        if self.view.current_look is None:
            self.view.setCurrentIndex(self.model.index(self.model.row_of(self.model.looks[0].key)))

    def _use(self, look: Look) -> None:
        apply_look(self._desk, look)

    def _open_menu(self, look: Look, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_look_menu(menu, self._desk, look)
        menu.popup(at)
