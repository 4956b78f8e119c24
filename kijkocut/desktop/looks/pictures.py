"""Pictures of effects and titles for the docks: from the cache, or drawn by a helper process.

On software GL drawing holds Python's lock for tens of milliseconds, so nothing is drawn in the
window's own process.
"""

import logging
from collections import OrderedDict, deque
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal
from PySide6.QtGui import QPixmap

from kijkocut.desktop.desk import Desk
from kijkocut.model.title import Title
from kijkocut.workspace import PictureBook

log = logging.getLogger(__name__)

USUAL: Final = 0.4
"""How far a transition has come in its still picture."""
_KEPT: Final = 1500
"""Pictures in memory, 130 kB each."""
_AHEAD: Final = 2
"""Orders the painter has at a time; the rest waits here, where what is pointed at comes first."""
_LOADED: Final = 6
"""Pictures read from disk in one turn of the event loop."""
_START_MS: Final = 300
_LOSSES: Final = 3
_Wish = tuple[str, str, float]


class Pictures(QObject):
    """Pictures of the open project's effects and titles, shared by all docks of a desk."""

    ready = Signal(str, str)
    """Kind and name of a picture that has come, or will never come."""
    renewed = Signal()
    """Effects and titles were read again; all pictures are new."""
    checked = Signal(object)
    """Files of the person's own that do not work: pairs of path and reason."""

    def __init__(self, desk: Desk) -> None:
        """Serve `desk`; see `of`."""
        super().__init__(desk)
        self._desk = desk
        self._book: PictureBook | None = None
        self._painter: QProcess | None = None
        self._kept: OrderedDict[_Wish, QPixmap] = OrderedDict()
        self._asked: set[_Wish] = set()
        self._wishes: deque[_Wish] = deque()
        self._missing: deque[_Wish] = deque()
        self._running: dict[int, _Wish] = {}
        self._hopeless: set[_Wish] = set()
        self._ticket = 0
        self._losses = 0
        self._wants_check = False
        self._start = QTimer(self, singleShot=True, interval=_START_MS)
        self._start.timeout.connect(self._start_painter)
        self._load = QTimer(self, singleShot=True, interval=0)
        self._load.timeout.connect(self._look_at_wishes)
        desk.project_opened.connect(self.renew)
        desk.project_closing.connect(self.stop)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)
        self.renew()

    @staticmethod
    def of(desk: Desk) -> "Pictures":
        """Give those of a desk, made with the first call."""
        return desk.findChild(Pictures) or Pictures(desk)

    @staticmethod
    def caption(title: Title, canvas: tuple[int, int]) -> str:
        """Name the picture of a caption, for `picture("caption", ...)`."""
        return PictureBook.caption_name(title, canvas)

    def picture(self, kind: str, name: str, at: float = USUAL) -> QPixmap | None:
        """Give a picture if it is there; else it is fetched and `ready` follows.

        Args:
            kind: `shader`, `title` or `caption`.
            name: In the catalogue, or of the template, or what `caption` gave.
            at: How far, 0 to 1, in steps of a thousandth.
        """
        wish = (kind, name, round(at, 3))
        kept = self._kept.get(wish)
        if kept is not None:
            self._kept.move_to_end(wish)
            return kept
        if wish not in self._asked and wish not in self._hopeless:
            self._asked.add(wish)
            self._wishes.append(wish)
            if not self._load.isActive():
                self._load.start()
        return None

    def has(self, kind: str, name: str, at: float) -> bool:
        """Tell whether a picture is in memory."""
        return (kind, name, round(at, 3)) in self._kept

    def is_hopeless(self, kind: str, name: str) -> bool:
        """Tell whether drawing it failed."""
        return (kind, name, USUAL) in self._hopeless

    def stop_playing(self) -> None:
        """Drop pictures of other moments than the usual that are not being drawn yet."""
        for queue in (self._wishes, self._missing):
            for wish in tuple(queue):
                if wish[2] != USUAL:
                    queue.remove(wish)
                    self._asked.discard(wish)

    def check(self) -> None:
        """Find out which files of the person's own do not work; `checked` follows."""
        self._wants_check = True
        self._start.start()

    def renew(self) -> None:
        """Start anew with effects and titles as they are now."""
        self.stop()
        self._kept.clear()
        self._hopeless.clear()
        self._losses = 0
        work = self._desk.work
        self._book = PictureBook(self._desk.studio, work) if work is not None else None
        self.renewed.emit()

    def stop(self) -> None:
        """End the painter; what is not drawn yet is forgotten."""
        self._start.stop()
        self._load.stop()
        for queue in (self._wishes, self._missing, self._asked, self._running):
            queue.clear()
        painter, self._painter = self._painter, None
        self._book = None
        if painter is not None:
            painter.readyReadStandardOutput.disconnect(self._read)
            painter.finished.disconnect(self._lost)
            painter.kill()
            painter.waitForFinished(2000)
            painter.deleteLater()

    def _look_at_wishes(self) -> None:
        """Take from disk what lies there, a few at a time; the rest is for the painter."""
        book = self._book
        if book is None:
            return
        for _ in range(min(_LOADED, len(self._wishes))):
            wish = self._wishes.popleft()
            path = book.path(*wish)
            if path is None:
                self._give_up(wish)
            elif path.is_file() and self._take(wish, str(path)):
                continue
            elif wish[2] == USUAL:
                self._missing.append(wish)
            else:  # somebody points at it
                self._missing.appendleft(wish)
        if self._wishes:
            self._load.start()
        if self._missing:
            self._order()

    def _take(self, wish: _Wish, path: str) -> bool:
        pixmap = QPixmap(path)
        if pixmap.isNull():
            return False
        self._kept[wish] = pixmap
        self._asked.discard(wish)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(wish[0], wish[1])
        return True

    def _give_up(self, wish: _Wish) -> None:
        self._hopeless.add(wish)
        self._asked.discard(wish)
        self.ready.emit(wish[0], wish[1])

    def _order(self) -> None:
        """Hand the painter its next orders."""
        painter, book = self._painter, self._book
        if book is None or self._losses >= _LOSSES:
            return
        if painter is None:
            if not self._start.isActive():
                self._start.start()
            return
        if self._wants_check:
            self._wants_check = False
            self._ticket += 1
            painter.write(book.order(self._ticket, "check"))
        while self._missing and len(self._running) < _AHEAD:
            wish = self._missing.popleft()
            self._ticket += 1
            self._running[self._ticket] = wish
            painter.write(book.order(self._ticket, *wish))

    def _start_painter(self) -> None:
        if self._book is None:
            return
        if self._painter is None:
            painter = QProcess(self)
            environment = QProcessEnvironment.systemEnvironment()
            for name, value in self._book.environment.items():
                environment.insert(name, value)
            painter.setProcessEnvironment(environment)
            painter.setStandardErrorFile(QProcess.nullDevice())
            painter.readyReadStandardOutput.connect(self._read)
            painter.finished.connect(self._lost)
            program, *words = self._book.command
            painter.start(program, words)
            self._painter = painter
        self._order()

    def _read(self) -> None:
        painter = self._painter
        while painter is not None and painter.canReadLine():
            answer = PictureBook.answer(bytes(painter.readLine().data()))
            if answer is None:
                continue
            wish = self._running.pop(answer.ticket, None)
            if wish is None:
                self.checked.emit(answer.broken)
            elif answer.fault or not self._take(wish, answer.path):
                log.info("no picture of %s: %s", wish[1], answer.fault)
                self._give_up(wish)
        self._order()

    def _lost(self) -> None:
        """Go on with another painter; what the lost one worked on is not tried again."""
        log.warning("the painter ended by itself")
        painter, self._painter = self._painter, None
        if painter is not None:
            painter.deleteLater()
        self._losses += 1
        lost = tuple(self._running.values())
        self._running.clear()
        for wish in lost[:1]:
            self._give_up(wish)
        self._missing.extendleft(lost[1:])
        if self._missing:
            self._order()
