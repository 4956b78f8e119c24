"""One Qt for every test of a worker: whoever came second would find the wrong one."""

import os
from collections.abc import Iterator

import pytest

from kijkocut.testing.virtual_screen import is_on_screen

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
def _qt_first() -> Iterator[None]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 only once a test runs

    application = QApplication.instance() or QApplication(["kijkocut"])
    yield
    del application
