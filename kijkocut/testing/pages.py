"""The parts of the main window as somebody at it finds them: docks, fields, clips, dialogs."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QListView,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from kijkocut.desktop.desk import Desk
    from kijkocut.desktop.window import MainWindow
    from kijkocut.model.clip import Clip
    from kijkocut.model.ticks import Ticks
    from kijkocut.testing.hands import Hands

Found = TypeVar("Found", bound=QWidget)


def control(inside: QWidget, kind: type[Found], name: str) -> Found:
    """Give a control in sight by its accessible name or its text.

    Raises:
        AssertionError: There is none, or more than one.
    """
    found = [
        one
        for one in inside.findChildren(kind)
        if one.isVisible() and name in (one.accessibleName(), _text(one))
    ]
    if len(found) != 1:
        names = sorted(
            {o.accessibleName() or _text(o) for o in inside.findChildren(kind) if o.isVisible()}
        )
        raise AssertionError(f"{len(found)} controls are called {name}; there are {names}.")
    return found[0]


def _text(widget: QWidget) -> str:
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""


def dialog() -> QDialog:
    """Give the dialog that holds the window.

    Raises:
        AssertionError: None does.
    """
    widget = QApplication.activeModalWidget()
    if not isinstance(widget, QDialog):
        raise AssertionError(f"There is no dialog but {widget}.")  # noqa: TRY004
    return widget


class Page:
    """A dock of the window."""

    name = ""

    def __init__(self, window: "MainWindow", hands: "Hands") -> None:
        """Look at the dock called `name`."""
        self.window, self.hands = window, hands
        self.desk: Desk = window.desk
        self.widget = window.widget_of(self.name)

    async def come_up(self) -> None:
        """Bring the dock to the front by its tab, if it lies behind others."""
        dock = self.window.docks[self.name]
        if not self.widget.visibleRegion().isEmpty():
            return
        for bar in self.window.stage.findChildren(QTabBar):
            for place in range(bar.count()):
                if bar.isVisible() and bar.tabText(place) == dock.windowTitle():
                    await self.hands.click(bar, bar.tabRect(place).center())
                    await self.hands.rest()
                    return
        raise AssertionError(f"{self.name} has no tab and is not on show.")

    def control(self, kind: type[Found], name: str) -> Found:
        """Give a control of the dock by its accessible name."""
        return control(self.widget, kind, name)


class MediaPage(Page):
    """The Media dock."""

    name = "media"

    def names(self) -> list[str]:
        """Give what is listed, from the top."""
        model = self.widget.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def place(self, name: str) -> QPoint:
        """Give where an entry is on its view."""
        view, model = self.widget.view, self.widget.model
        rect: QRect = view.visualRect(model.index(self.names().index(name), 0))
        return rect.topLeft() + QPoint(min(60, rect.width() // 2), rect.height() // 2)

    async def open(self, name: str) -> None:
        """Open an entry by a double click."""
        await self.hands.double_click(self.widget.view.viewport(), self.place(name))


class TimelinePage(Page):
    """The Timeline dock."""

    name = "timeline"

    @property
    def canvas(self) -> QWidget:
        """Where the clips are."""
        return self.widget.canvas

    @property
    def frame(self) -> "Ticks":
        """How long a frame is."""
        return self.desk.sequence.rate.frame_ticks

    def spot(self, frame: float, track: str, *, height: float = 0.5) -> QPoint:
        """Give the place of a frame on a track, on the canvas; `height` is a share of the row."""
        row = next(r for r in self.canvas.rows if r.track.name == track)
        view = self.widget.view
        y = row.top + round(row.height * height) - view.top
        return QPoint(view.x_of(round(frame * self.frame)), y)

    def clips(self, track: str) -> "list[Clip]":
        """Give the clips of a track."""
        tracks = self.desk.project.sequence_tracks(self.desk.sequence.id)
        return list(self.desk.project.lane(next(t.id for t in tracks if t.name == track)))

    def frames(self, track: str) -> list[tuple[int, int]]:
        """Give where the clips of a track start and end, in frames."""
        return [(c.start // self.frame, c.end // self.frame) for c in self.clips(track)]

    def sources(self, track: str) -> list[int]:
        """Give where in their sources the clips of a track start, in frames."""
        return [c.source_in // self.frame for c in self.clips(track)]

    async def click(self, frame: float, track: str) -> None:
        """Click on a place of a track."""
        await self.hands.click(self.canvas, self.spot(frame, track))

    async def go_to(self, frame: int) -> None:
        """Click on the ruler, which moves the playhead."""
        ruler = self.widget.ruler
        x = self.widget.view.x_of(frame * self.frame)
        await self.hands.click(ruler, QPoint(x, ruler.height() - 4))


class LooksPage(Page):
    """The Effects, Transitions or Titles dock."""

    def place(self, label: str) -> QPoint:
        """Give where a look's picture is."""
        view: QListView = self.widget.view
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data() == label:
                rect = view.visualRect(index)
                return rect.center()
        raise AssertionError(f"{label} is not listed")

    async def search(self, text: str) -> None:
        """Type into the search field, and wait till what is listed is what was searched."""
        field = self.widget.search
        await self.hands.click(field)
        await self.hands.press("Ctrl+A")
        await self.hands.type(text)
        await self.hands.until(lambda: not self.widget._typed.isActive())  # noqa: SLF001
        await self.hands.rest()


class EffectsPage(LooksPage):
    """The Effects dock."""

    name = "effects"


class TransitionsPage(LooksPage):
    """The Transitions dock."""

    name = "transitions"


class TitlesPage(LooksPage):
    """The Titles dock."""

    name = "titles"


class ViewerPage(Page):
    """The Program dock."""

    name = "program"

    @property
    def screen(self) -> QWidget:
        """Where the picture is."""
        return self.widget.view


class SourcePage(ViewerPage):
    """The Source dock."""

    name = "source"


class InspectorPage(Page):
    """The Inspector dock."""

    name = "inspector"


class CaptionsPage(Page):
    """The Captions dock."""

    name = "captions"
