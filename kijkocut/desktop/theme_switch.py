"""Changing the theme while the window is open."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import Theme, apply_theme, theme_named
from kijkocut.workspace import Settings

_OURS: Final = "kijkocut.desktop"


class ThemeSwitch(QObject):
    """Dresses the application by the settings, and again whenever they or the system change.

    Widgets that paint with a `Theme` of their own are told if they have `take_theme(theme)`.
    """

    def __init__(self, application: QApplication, settings: Settings) -> None:
        """Dress it now."""
        super().__init__(application)
        self._application, self._settings = application, settings
        self._theme: Theme | None = None
        self.stop = settings.listen(self._on_setting)
        application.styleHints().colorSchemeChanged.connect(self._on_system)
        self.dress()

    def dress(self) -> None:
        """Apply the theme that is set."""
        theme = theme_named(self._settings.text("look.theme"))
        if theme == self._theme:
            return
        self._theme = theme
        apply_theme(self._application, theme)
        for window in QApplication.topLevelWidgets():
            for widget in (window, *window.findChildren(QWidget)):
                tell(widget, theme)

    def _on_setting(self, name: str) -> None:
        if name == "look.theme":
            self.dress()

    def _on_system(self, *_: object) -> None:
        if self._settings.text("look.theme") == "system":
            self.dress()


def tell(widget: QWidget, theme: Theme) -> None:
    """Give a widget that paints by itself the new theme, and have it painted.

    It has `take_theme(theme)`, or it and its painters keep the theme they were made with in an
    attribute, which is then replaced.
    """
    take = getattr(widget, "take_theme", None)
    if callable(take):
        take(theme)
    elif not _replace(widget, theme, set()):
        return
    widget.update()


def _replace(thing: object, theme: Theme, seen: set[int]) -> bool:
    """Replace the themes that an object of the window and its own parts keep."""
    if id(thing) in seen or not type(thing).__module__.startswith(_OURS):
        return False
    seen.add(id(thing))
    kept = getattr(thing, "__dict__", {})
    is_found = False
    for name, value in tuple(kept.items()):
        if isinstance(value, Theme):
            kept[name] = theme
            is_found = True
        elif not isinstance(value, QWidget | Desk):
            is_found = _replace(value, theme, seen) or is_found
    return is_found
