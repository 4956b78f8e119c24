"""One Qt for every test of a worker: whoever came second would find the wrong one."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kijkocut.testing.virtual_screen import is_on_screen

if TYPE_CHECKING:
    from kijkocut.desktop.sweeper import Sweeper

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if is_on_screen():  # OpenGL is shared from the first QApplication on, or not at all
    from kijkocut.desktop.viewer.gl_context import share_contexts

    share_contexts()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know how the kept pictures of the window are made anew."""
    parser.addoption(
        "--renew-shots",
        action="store_true",
        help="keep what docks and dialogs look like now (tests/desktop/shots)",
    )


@pytest.fixture(scope="session", autouse=True)
def _qt_first() -> "Iterator[Sweeper]":
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 only once a test runs

    from kijkocut.desktop.sweeper import Sweeper  # noqa: PLC0415

    application = QApplication.instance() or QApplication(["kijkocut"])
    sweeper = Sweeper(application)  # as in the program: workers must not take windows apart
    yield sweeper
    sweeper.stop()
    del application


@pytest.fixture(autouse=True)
def _swept(_qt_first: "Sweeper") -> Iterator[None]:
    """Do between tests what an event loop does: most of them have none.

    What Qt was told to delete goes first: collected before that, a widget would hear of its own end
    without the attributes that its methods use.
    """
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _qt_first.sweep()
