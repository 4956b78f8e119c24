"""Actions: everything the window can do, by name, with text, place in the menus and keys.

Menus, toolbar, palette and shortcut editor are made from the `ActionBook`; nothing else connects a
key to a function.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.icons import icon, icon_names


def always(desk: Desk) -> bool:
    """Enable an action at any time."""
    del desk
    return True


def with_project(desk: Desk) -> bool:
    """Enable an action while a project is open."""
    return desk.work is not None


def with_sequence(desk: Desk) -> bool:
    """Enable an action while a sequence is on show."""
    return desk.sequence is not None


def with_selection(desk: Desk) -> bool:
    """Enable an action while clips are selected."""
    return bool(desk.selection)


class Action(Struct, frozen=True, kw_only=True):
    """One thing the window can do."""

    name: str
    """Dotted and stable, as `edit.undo`: shortcuts are kept by it."""
    text: str
    """In English; shown translated, context `Actions`."""
    run: Callable[[Desk], None]
    menu: str = ""
    """`File`, `Edit`, `Clip`, `Sequence`, `Mark`, `Play`, `View`, `Help`; empty shows it in the
    palette only. A submenu follows after a slash: `Clip/Speed`."""
    keys: tuple[str, ...] = ()
    """Default shortcuts in Qt's portable text, as `Ctrl+Z`."""
    tip: str = ""
    is_enabled: Callable[[Desk], bool] = with_project
    is_checked: Callable[[Desk], bool] | None = None
    """Makes it a switch, and says whether it is on."""
    also: str = ""
    """What other programs call it; the palette finds it by these words too."""
    starts_group: bool = False
    """Whether a line is drawn above it in its menu."""
    icon: str = ""
    """A name of `icons`, for toolbars; without one, the last part of `name` if there is such an
    icon."""
    order: int = 50
    """Among the actions of its menu; those of one order keep the order of their modules."""


class ActionBook:
    """All actions of one window and their `QAction`s."""

    def __init__(self, desk: Desk, window: QWidget, actions: Iterable[Action]) -> None:
        """Make `actions`, owned by `window`."""
        self._desk = desk
        self._window = window
        self._known: dict[str, Action] = {}
        self._made: dict[str, QAction] = {}
        for action in actions:
            self.add(action)
        for signal in (
            desk.project_opened,
            desk.project_closed,
            desk.sequence_changed,
            desk.selection_changed,
            desk.source_changed,
            desk.shelf.changed,
            desk.shelf.bin_changed,
            desk.focus.changed,
        ):
            signal.connect(self.refresh)
        desk.project_changed.connect(self.refresh)
        desk.tool_changed.connect(self.refresh)
        self.refresh()

    def __iter__(self) -> Iterator[Action]:
        """Go through the actions in the order of their modules."""
        return iter(tuple(self._known.values()))

    def add(self, action: Action) -> QAction:
        """Take in one more action, such as a window's own."""
        made = QAction(QCoreApplication.translate("Actions", action.text), self._window)
        made.setObjectName(action.name)
        made.setCheckable(action.is_checked is not None)
        image = action.icon or action.name.rpartition(".")[2]
        if image in icon_names():
            made.setIcon(icon(image))
            made.setIconVisibleInMenu(False)
        made.triggered.connect(lambda: self.trigger(action.name))
        self._window.addAction(made)
        self._known[action.name], self._made[action.name] = action, made
        self.take_keys(action.name, [QKeySequence(key) for key in action.keys])
        return made

    def take_keys(self, name: str, keys: list[QKeySequence]) -> None:
        """Give an action its keys; its tooltip says the first of them, and what it does."""
        action, made = self._known[name], self._made[name]
        made.setShortcuts(keys)
        text = made.text().replace("&", "").removesuffix("...")
        if keys:
            text += f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})"
        tip = QCoreApplication.translate("Actions", action.tip) if action.tip else ""
        made.setToolTip(f"{text}\n{tip}" if tip else text)

    def get(self, name: str) -> QAction:
        """Give an action's `QAction`, to be put into menus and toolbars.

        Raises:
            KeyError: There is none.
        """
        return self._made[name]

    def trigger(self, name: str) -> None:
        """Do an action if it is possible now."""
        action = self._known[name]
        if action.is_enabled(self._desk):
            action.run(self._desk)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Bring enabled and checked states up to date."""
        for name, action in self._known.items():
            made = self._made[name]
            made.setEnabled(action.is_enabled(self._desk))
            if action.is_checked is not None:
                made.setChecked(action.is_checked(self._desk))
