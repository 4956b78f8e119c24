import json
import sys

import pytest
from PySide6.QtCore import QProcess

from kijkocut.desktop.viewer import gl_probe
from kijkocut.desktop.viewer.gl_probe import GlProbe
from kijkocut.desktop.viewer.gl_record import GlFacts, GlRecord, machine_key


@pytest.fixture
def record(tmp_path):
    return GlRecord(tmp_path / "cache")


@pytest.fixture
def answering(monkeypatch):
    """Let the process be a line of Python."""

    def say(line):
        start = QProcess.start
        monkeypatch.setattr(
            gl_probe.QProcess,
            "start",
            lambda self, _p, _a: start(self, sys.executable, ["-c", line]),
        )

    return say


def test_what_the_process_finds_is_remembered(desk, record, answering, qtbot):
    facts = GlFacts(key=machine_key(), renderer="A card", is_software=False)
    text = '{"key": %s, "renderer": "A card", "is_software": false}'
    answering(f"print({text % json.dumps(machine_key())!r})")
    GlProbe(desk, record).begin()
    qtbot.waitUntil(lambda: record.facts is not None, timeout=20_000)
    assert record.facts == facts


def test_a_driver_that_ends_the_process_is_remembered_as_unfit(desk, record, answering, qtbot):
    answering("import os; os.abort()")
    GlProbe(desk, record).begin()
    qtbot.waitUntil(lambda: record.facts is not None, timeout=20_000)
    assert record.facts.fault
    assert not record.facts.is_fit


def test_nobody_looks_who_need_not_know(desk, record, answering, monkeypatch):
    started = []
    monkeypatch.setattr(gl_probe.QProcess, "start", lambda *_: started.append(1))
    desk.settings.set("viewer.surface", "image")
    GlProbe(desk, record).begin()
    desk.settings.set("viewer.surface", "auto")
    record.keep(GlFacts(key=machine_key(), renderer="llvmpipe"))
    GlProbe(desk, record).begin()
    assert started == []


@pytest.mark.qt_log_ignore("QOpenGL", "offscreen", "Failed")
def test_without_a_screen_the_fault_is_named():
    facts = gl_probe.looked_at()
    assert not facts.is_fit
    assert facts.fault


def test_a_project_that_closes_ends_the_looking(desk, record, answering, qtbot):
    answering("import time; time.sleep(60)")
    probe = GlProbe(desk, record)
    probe.begin()
    process = probe._process
    qtbot.waitUntil(lambda: process.state() is QProcess.ProcessState.Running, timeout=20_000)
    probe.stop()
    probe.stop()
    assert process.state() is QProcess.ProcessState.NotRunning
    assert record.facts is None
