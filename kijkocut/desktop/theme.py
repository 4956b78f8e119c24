"""Colours and measures of the window, dark and light; every widget takes them from here."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.resources import resource_folder

_ROLE = QPalette.ColorRole


class Theme(Struct, frozen=True, kw_only=True):
    """One look, as #rrggbb."""

    is_dark: bool
    window: str
    """Behind everything."""
    panel: str
    """Docks and lists."""
    raised: str
    """Buttons, headers."""
    field: str
    """Where something is typed or ticked; what can't be changed has the window's colour."""
    line: str
    """Thin borders."""
    text: str
    faint: str
    """Text of less weight; still 4.5 to 1 on panels (WCAG 2.2 AA)."""
    accent: str
    """Focus, selection, playhead of controls: a surface or a line, never letters."""
    on_accent: str
    """Letters on the accent."""
    video: str
    audio: str
    title: str
    generator: str
    nest: str
    adjustment: str
    caption: str
    """Faces of clips by kind."""
    warning: str
    error: str
    playhead: str


DARK: Final = Theme(
    is_dark=True,
    window="#17181b",
    panel="#1f2125",
    raised="#2a2d33",
    field="#17181b",
    line="#34383f",
    text="#e6e8ec",
    faint="#9aa1ad",
    accent="#3071e5",
    on_accent="#ffffff",
    video="#3d5f8f",
    audio="#3a7059",
    title="#7a5a99",
    generator="#7d622f",
    nest="#4c6a76",
    adjustment="#65693a",
    caption="#8a5668",
    warning="#e0a530",
    error="#ff6b6b",
    playhead="#ff5a4d",
)
LIGHT: Final = Theme(
    is_dark=False,
    window="#dfe2e7",
    panel="#f4f5f7",
    raised="#ffffff",
    field="#ffffff",
    line="#c3c8d0",
    text="#1b1d21",
    faint="#565d69",
    accent="#1f62d6",
    on_accent="#ffffff",
    video="#8fb1e3",
    audio="#8cc9b0",
    title="#c3a7e0",
    generator="#dcc08f",
    nest="#a9c4d0",
    adjustment="#cdd09a",
    caption="#e0b1c1",
    warning="#8a5a00",
    error="#b3261e",
    playhead="#d93025",
)
_THEMES: Final = {"dark": DARK, "light": LIGHT}


def theme_named(name: str) -> Theme:
    """Give the theme of that name; `system` follows the system, names unknown are the dark one."""
    if name == "system":
        return DARK if system_is_dark() else LIGHT
    return _THEMES.get(name, DARK)


def system_is_dark() -> bool:
    """Tell whether the system's own theme is dark; true where it does not say."""
    if not isinstance(QGuiApplication.instance(), QGuiApplication):
        return True
    return QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Light


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole application; fonts and their size stay the system's."""
    application.setStyle("Fusion")
    palette = QPalette()
    for role, colour in {
        _ROLE.Window: theme.window,
        _ROLE.WindowText: theme.text,
        _ROLE.Base: theme.panel,
        _ROLE.AlternateBase: theme.raised,
        _ROLE.Text: theme.text,
        _ROLE.Button: theme.raised,
        _ROLE.ButtonText: theme.text,
        _ROLE.ToolTipBase: theme.raised,
        _ROLE.ToolTipText: theme.text,
        _ROLE.PlaceholderText: theme.faint,
        _ROLE.Highlight: theme.accent,
        _ROLE.HighlightedText: theme.on_accent,
        _ROLE.Link: theme.text,
        _ROLE.Accent: theme.accent,
        _ROLE.Mid: theme.line,
        _ROLE.Dark: theme.line,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (_ROLE.Text, _ROLE.ButtonText, _ROLE.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint).darker(140))
    application.setPalette(palette)
    application.setStyleSheet(_sheet(theme))


def _sheet(theme: Theme) -> str:
    icons = resource_folder("icons").as_posix()
    name = "dark" if theme.is_dark else "light"
    arrow, arrow_up = f"{icons}/arrow_{name}.svg", f"{icons}/arrow_up_{name}.svg"
    tick = f"{icons}/tick.svg"
    return f"""
QMainWindow::separator {{ background: {theme.window}; width: 5px; height: 5px; }}
QMainWindow::separator:hover {{ background: {theme.accent}; }}
QToolButton[kind="title"] {{ padding: 2px; border-radius: 3px; }}
QLabel[kind="faint"] {{ color: {theme.faint}; }}
QToolTip {{ border: 1px solid {theme.line}; padding: 3px; }}
QAbstractScrollArea {{ border: none; }}
QTabBar {{ qproperty-drawBase: 0; qproperty-elideMode: ElideNone;
    qproperty-usesScrollButtons: true; }}
QTabBar::tab {{ background: {theme.window}; color: {theme.faint}; padding: 4px 10px 5px 10px;
    border: none; border-top: 2px solid transparent; }}
QTabBar::tab:hover {{ color: {theme.text}; }}
QTabBar::tab:selected {{ background: {theme.panel}; color: {theme.text};
    border-top: 2px solid {theme.accent}; }}
QTabBar QToolButton {{ background: {theme.window}; border: none; border-radius: 0; padding: 0; }}
QTabBar QToolButton:hover {{ background: {theme.raised}; }}
QTabBar::tab:focus {{ color: {theme.text}; border-bottom: 2px solid {theme.accent}; }}
QMenuBar {{ background: {theme.window}; }}
QMenuBar::item {{ padding: 4px 9px; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {theme.accent};
    color: {theme.on_accent}; }}
QMenu {{ background: {theme.panel}; border: 1px solid {theme.line}; padding: 4px; }}
QMenu::item {{ padding: 4px 24px 4px 20px; }}
QMenu::item:disabled {{ color: {theme.line}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 6px; }}
QStatusBar {{ background: {theme.window}; color: {theme.faint}; }}
QStatusBar::item {{ border: none; }}
QToolBar {{ background: {theme.window}; border: none; spacing: 2px; padding: 2px; }}
QToolBar[kind="strip"] {{ background: {theme.panel}; padding: 2px 4px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px; }}
QToolButton:hover {{ background: {theme.raised}; }}
QToolButton:pressed {{ background: {theme.line}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton:checked {{ background: {theme.accent}; color: {theme.on_accent}; }}
QToolButton:focus, QPushButton:focus {{ border: 1px solid {theme.accent}; }}
QLineEdit, QPlainTextEdit {{ background: {theme.field}; border: 1px solid {theme.line};
    border-radius: 4px; padding: 3px 6px; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {theme.accent}; }}
QAbstractSpinBox {{ background: {theme.field}; border: 1px solid {theme.line};
    border-radius: 4px; padding: 2px 4px; }}
QAbstractSpinBox:focus {{ border: 1px solid {theme.accent}; }}
QAbstractSpinBox:disabled {{ color: {theme.faint}; background: {theme.window}; }}
QLineEdit:disabled, QLineEdit:read-only {{ background: {theme.window}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ background: transparent;
    border: none; width: 16px; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
    background: {theme.raised}; }}
QAbstractSpinBox::down-arrow {{ image: url({arrow}); width: 8px; height: 8px; }}
QAbstractSpinBox::up-arrow {{ image: url({arrow_up}); width: 8px; height: 8px; }}
QCheckBox::indicator, QAbstractItemView::indicator, QMenu::indicator {{ width: 13px;
    height: 13px; border: 1px solid {theme.faint}; border-radius: 3px;
    background: {theme.field}; }}
QMenu::indicator {{ margin-left: 4px; }}
QMenu::indicator:exclusive {{ border-radius: 7px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked {{
    background: {theme.accent}; border-color: {theme.accent}; image: url({tick}); }}
QCheckBox::indicator:indeterminate {{ background: {theme.faint}; }}
QCheckBox::indicator:disabled {{ border-color: {theme.line}; }}
QCheckBox::indicator:focus {{ border-color: {theme.accent}; }}
QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {theme.faint};
    border-radius: 7px; background: {theme.field}; }}
QRadioButton::indicator:checked {{ width: 7px; height: 7px; border: 4px solid {theme.accent};
    background: {theme.on_accent}; }}
QRadioButton::indicator:disabled {{ border-color: {theme.line}; }}
QRadioButton::indicator:focus {{ border-color: {theme.accent}; }}
QCheckBox, QRadioButton {{ spacing: 7px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; background: transparent;
    padding: 0; }}
QPushButton {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 4px;
    padding: 5px 14px; }}
QPushButton:hover {{ border-color: {theme.accent}; }}
QPushButton:pressed {{ background: {theme.line}; }}
QPushButton:default {{ background: {theme.accent}; color: {theme.on_accent}; }}
QComboBox {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 4px;
    padding: 3px 4px 3px 6px; }}
QComboBox:hover {{ border-color: {theme.faint}; }}
QComboBox:focus {{ border: 1px solid {theme.accent}; }}
QComboBox:disabled {{ color: {theme.faint}; background: {theme.panel}; }}
QComboBox::drop-down {{ border: none; width: 16px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 10px; height: 10px; }}
QComboBox[kind="flat"] {{ background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 2px 0 2px 4px; color: {theme.faint}; }}
QComboBox[kind="flat"]:hover {{ background: {theme.raised}; color: {theme.text}; }}
QComboBox[kind="flat"]:focus {{ border: 1px solid {theme.accent}; }}
QHeaderView::section {{ background: {theme.raised}; border: none; padding: 4px 6px; }}
QScrollBar:vertical {{ background: transparent; width: 11px; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; }}
QScrollBar::handle {{ background: {theme.line}; border-radius: 4px; margin: 2px;
    min-width: 24px; min-height: 24px; }}
QScrollBar::handle:hover {{ background: {theme.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractItemView {{ outline: none; }}
QAbstractItemView:focus {{ border: 1px solid {theme.accent}; }}
QAbstractItemView::item {{ padding: 3px 4px; }}
QCheckBox:focus, QRadioButton:focus {{ text-decoration: underline; }}
QMenuBar:focus {{ border-bottom: 1px solid {theme.accent}; }}
#start_side {{ background: {theme.panel}; border-right: 1px solid {theme.line}; }}
QPushButton[kind="start"] {{ text-align: left; padding: 9px 14px; }}
QPushButton[kind="link"] {{ text-align: left; background: transparent; padding: 4px 14px;
    border: 1px solid transparent; color: {theme.faint}; }}
QPushButton[kind="link"]:hover {{ color: {theme.text}; }}
QPushButton[kind="link"]:focus {{ border: 1px solid {theme.accent}; color: {theme.text}; }}
QPushButton:disabled {{ color: {theme.faint}; background: {theme.panel}; }}
QPushButton:default:focus {{ border: 2px solid {theme.text}; }}
#projects {{ background: transparent; }}
#projects:focus {{ border: none; }}
#banner {{ background: {theme.raised}; border-bottom: 2px solid {theme.warning}; }}
#notice {{ background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px; }}
#notice[weight="refused"] {{ border-left: 4px solid {theme.warning}; }}
#notice[weight="trouble"] {{ border-left: 4px solid {theme.error}; }}
#sheet {{ background: {theme.panel}; border: 1px solid {theme.line}; }}
QProgressBar {{ background: {theme.window}; border: 1px solid {theme.line}; border-radius: 4px;
    height: 6px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
QAbstractItemView::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
"""
