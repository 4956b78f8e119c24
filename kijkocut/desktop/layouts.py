"""How docks lie around each other: the built-in layouts, and the person's own.

Docks that a layout does not name, and names of docks that are not there, do no harm.
"""

import base64
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QDockWidget, QMainWindow

from kijkocut.workspace import Settings

_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_TOP, _BOTTOM = Qt.DockWidgetArea.TopDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea


class Column(Struct, frozen=True, kw_only=True):
    """Docks over each other in one stack of tabs, or two such stacks above each other."""

    docks: tuple[str, ...]
    """The first is in front."""
    share: float
    """Of the width of its row, with those beside it."""
    below: tuple[str, ...] = ()


class Layout(Struct, frozen=True, kw_only=True):
    """Two rows of columns."""

    name: str
    title: str
    """In English; shown translated, context `Layouts`."""
    top: tuple[Column, ...]
    bottom: tuple[Column, ...]
    top_share: float = 0.58
    """Of the height."""


_WAITING: Final = ("export", "jobs")
"""Docks that open when they are asked for."""
_ROOM_BELOW: Final = 25
"""Lines of text the lower row should hold: the ruler, a handful of tracks, the overview."""
_ROOM_BESIDE: Final = 208
"""Letters across that are needed to have both viewers beside each other."""
_MOST_BELOW: Final = 0.56
_SHELVES: Final = ("media", "effects", "transitions", "titles", "captions", "generators")

LAYOUTS: Final = (
    Layout(
        name="edit",
        title="Edit",
        top=(
            Column(docks=_SHELVES, share=0.24),
            Column(docks=("source",), share=0.25),
            Column(docks=("program",), share=0.30),
            Column(docks=("inspector", "history", "markers"), share=0.21),
        ),
        bottom=(
            Column(docks=("timeline", "keyframes", "mixer"), share=0.93),
            Column(docks=("meters",), share=0.07),
        ),
        top_share=0.54,
    ),
    Layout(
        name="colour",
        title="Colour",
        top=(
            Column(docks=("scopes", "effects"), share=0.26),
            Column(docks=("program",), share=0.46),
            Column(docks=("inspector", "history"), share=0.28),
        ),
        bottom=(Column(docks=("timeline", "keyframes"), share=1.0),),
        top_share=0.68,
    ),
    Layout(
        name="audio",
        title="Audio",
        top=(
            Column(docks=("media", "effects"), share=0.24),
            Column(docks=("program",), share=0.36),
            Column(docks=("inspector", "history"), share=0.28),
            Column(docks=("meters",), share=0.12),
        ),
        bottom=(
            Column(docks=("timeline",), share=0.62),
            Column(docks=("mixer",), share=0.38),
        ),
        top_share=0.42,
    ),
    Layout(
        name="ai",
        title="AI",
        top=(
            Column(docks=("agent", "workflows", "transcript", "media"), share=0.30),
            Column(docks=("program",), share=0.44),
            Column(docks=("history", "jobs", "inspector"), share=0.26),
        ),
        bottom=(Column(docks=("timeline",), share=1.0),),
        top_share=0.60,
    ),
    Layout(
        name="review",
        title="Review",
        top=(
            Column(docks=("program",), share=0.76),
            Column(docks=("markers", "history", "captions"), share=0.24),
        ),
        bottom=(Column(docks=("timeline",), share=1.0),),
        top_share=0.74,
    ),
)
"""The built-in ones, in the order of their menu."""


def layout_named(name: str) -> Layout | None:
    """Give a built-in layout."""
    return next((one for one in LAYOUTS if one.name == name), None)


def arrange(stage: QMainWindow, docks: Mapping[str, QDockWidget], layout: Layout) -> None:
    """Put the docks where `layout` wants them; those it does not name are closed.

    These wait behind the last column, so that opening them shows them at a sensible place. Docks
    that no layout names at all are open in the first layout.
    """
    for dock in docks.values():
        stage.removeDockWidget(dock)
        dock.setFloating(False)
        dock.hide()
    strangers = tuple(name for name in docks if not _is_placed(name, layout))
    *left, last = _fitting(stage, layout.top)
    last = msgspec.structs.replace(last, docks=(*last.docks, *strangers))
    shown = _lay(stage, docks, (*left, last), _TOP)
    shown += _lay(stage, docks, layout.bottom, _BOTTOM)
    is_first = layout is LAYOUTS[0]
    for name in shown:
        is_known = name in _WAITING or any(_is_placed(name, one) for one in LAYOUTS)
        docks[name].setVisible(_is_placed(name, layout) or (is_first and not is_known))
    for column in (*layout.top, *layout.bottom):
        for pile in (column.docks, column.below):
            front = next((docks[name] for name in pile if name in docks), None)
            if front is not None:
                front.raise_()
    _share(stage, docks, layout)


def _fitting(stage: QMainWindow, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Put the source behind the program where there is no room for both."""
    letters = stage.window().width() / max(1.0, QFontMetricsF(stage.font()).averageCharWidth())
    alone = next((c for c in columns if c.docks == ("source",)), None)
    if letters >= _ROOM_BESIDE or alone is None:
        return columns
    return tuple(
        msgspec.structs.replace(c, docks=(*c.docks, "source"), share=c.share + alone.share)
        if "program" in c.docks
        else c
        for c in columns
        if c is not alone
    )


def _is_placed(name: str, layout: Layout) -> bool:
    columns = (*layout.top, *layout.bottom)
    return any(name in column.docks or name in column.below for column in columns)


def _lay(
    stage: QMainWindow,
    docks: Mapping[str, QDockWidget],
    columns: tuple[Column, ...],
    area: Qt.DockWidgetArea,
) -> list[str]:
    """Give the docks of a row that are to be shown.

    The columns come first and the tabs last: what is split from a stack of tabs joins it instead.
    """
    piles: list[list[str]] = []
    before: QDockWidget | None = None
    for column in columns:
        above: QDockWidget | None = None
        for pile in (column.docks, column.below):
            there = [name for name in pile if name in docks]
            if not there:
                continue
            first = docks[there[0]]
            if above is not None:
                stage.splitDockWidget(above, first, _DOWN)
            elif before is not None:
                stage.splitDockWidget(before, first, _ACROSS)
            else:
                stage.addDockWidget(area, first, _ACROSS)
            above = above or first
            piles.append(there)
        before = above or before
    for there in piles:
        for in_front, behind in pairwise(there):
            stage.tabifyDockWidget(docks[in_front], docks[behind])
    return [name for there in piles for name in there]


def _share(stage: QMainWindow, docks: Mapping[str, QDockWidget], layout: Layout) -> None:
    for columns in (_fitting(stage, layout.top), layout.bottom):
        heads = [
            (docks[name], column.share)
            for column in columns
            if (name := next((n for n in column.docks if n in docks), None)) is not None
        ]
        if heads:
            total = sum(share for _, share in heads)
            widths = [max(1, round(stage.width() * share / total)) for _, share in heads]
            stage.resizeDocks([dock for dock, _ in heads], widths, _ACROSS)
    rows = []
    below = max(1 - layout.top_share, _least_below(stage))
    for columns, share in ((layout.top, 1 - below), (layout.bottom, below)):
        for column in columns:
            name = next((n for n in column.docks if n in docks), None)
            if name is not None:
                rows.append((docks[name], max(1, round(stage.height() * share))))
                break
    stage.resizeDocks([dock for dock, _ in rows], [height for _, height in rows], _DOWN)


def _least_below(stage: QMainWindow) -> float:
    """Give the share of the height that shows a handful of tracks, on small screens too."""
    wanted = _ROOM_BELOW * stage.fontMetrics().lineSpacing()
    return min(_MOST_BELOW, wanted / max(1, stage.height()))


class OwnLayouts:
    """The layouts the person saved, kept in the settings."""

    def __init__(self, settings: Settings) -> None:
        """Keep them in `window.layouts`."""
        self._settings = settings

    @property
    def names(self) -> tuple[str, ...]:
        """In the order they were saved."""
        return tuple(self._kept())

    def save(self, name: str, stage: QMainWindow) -> None:
        """Keep the present layout under a name, in place of the one that had it."""
        self._write({**self._kept(), name: text_of(stage.saveState())})

    def restore(self, name: str, stage: QMainWindow) -> bool:
        """Bring a layout back; gives whether there is such a one."""
        kept = self._kept().get(name)
        return kept is not None and stage.restoreState(bytes_of(kept))

    def delete(self, name: str) -> None:
        """Forget a layout."""
        self._write({key: value for key, value in self._kept().items() if key != name})

    def _kept(self) -> dict[str, str]:
        text = self._settings.text("window.layouts")
        try:
            return msgspec.json.decode(text, type=dict[str, str]) if text else {}
        except msgspec.DecodeError:
            return {}

    def _write(self, kept: dict[str, str]) -> None:
        self._settings.set("window.layouts", msgspec.json.encode(kept).decode() if kept else "")


def text_of(data: QByteArray) -> str:
    """Write bytes of Qt's, such as the state of a window, as text for the settings."""
    return base64.b64encode(data.data()).decode()


def bytes_of(text: str) -> QByteArray:
    """Read what `text_of` wrote."""
    return QByteArray(base64.b64decode(text.encode()))
