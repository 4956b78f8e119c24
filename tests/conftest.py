"""One Qt for every test of a worker: whoever came second would find the wrong one."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def _qt_first() -> Iterator[None]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 only once a test runs

    application = QApplication.instance() or QApplication(["kijkocut"])
    yield
    del application
