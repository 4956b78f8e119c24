from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.action_sets import found_actions
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.panel import MediaPanel
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.model.media import AudioStream, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate


@pytest.fixture
def show_panel(qtbot) -> Callable[[Desk], MediaPanel]:
    """Makes and shows the dock's widget alone, on a desk."""

    def show(desk: Desk) -> MediaPanel:
        holder = QWidget()
        made = MediaPanel(desk, ActionBook(desk, holder, found_actions()))
        made.holder = holder
        qtbot.addWidget(holder)
        qtbot.addWidget(made)
        made.resize(900, 500)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return show


@pytest.fixture
def panel(film, show_panel) -> MediaPanel:
    """The dock's widget alone, shown, on the film."""
    return show_panel(film)


@pytest.fixture
def make_video() -> Callable[..., ImportMedia]:
    """Makes commands that import films of made-up facts."""
    return video


@pytest.fixture
def drop_on() -> Callable[..., None]:
    """Drops on a widget as a file manager does."""
    return drop


@pytest.fixture
def files() -> Callable[..., QMimeData]:
    """Makes what a file manager carries."""
    return urls


def drop(widget: QWidget, mime: QMimeData, at=None) -> None:
    """Drop as a file manager does: enter, then drop."""
    place = QPointF(at if at is not None else widget.rect().center())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(place.toPoint(), copy, mime, left, none.NoModifier)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(place, copy, mime, left, none.NoModifier))


def urls(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def video(name: str, *, seconds: int = 10, size=(1920, 1080), rate=25, **more) -> ImportMedia:
    """A command that imports a film of made-up facts; `more` are fields of the command."""
    length = seconds * TICKS_PER_SECOND
    stream = VideoStream(
        index=0, codec="h264", width=size[0], height=size[1], duration=length, rate=Rate(rate)
    )
    sound = AudioStream(index=1, codec="aac", sample_rate=48000, channels=2, duration=length)
    facts = MediaFacts(
        kind=MediaKind.video,
        container="mov",
        duration=length,
        size_bytes=1_000_000,
        content_hash=f"hash of {name}",
        streams=(stream, sound),
    )
    return ImportMedia(path=f"/nowhere/{name}", facts=facts, id=name.partition(".")[0], **more)
