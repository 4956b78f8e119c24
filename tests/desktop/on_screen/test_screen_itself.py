"""What there is to draw with."""

import sys

from kijkocut.desktop.viewer.gl_probe import GlProbe
from kijkocut.desktop.viewer.gl_record import GlRecord
from kijkocut.render import surroundings


def test_a_process_looks_at_the_driver_that_the_window_gets(qapp, desk, tmp_path, qtbot):
    record = GlRecord(tmp_path / "seen")
    desk.settings.set("viewer.surface", "auto")
    GlProbe(desk, record).begin()
    qtbot.waitUntil(lambda: record.facts is not None, timeout=60_000)
    facts = record.facts
    sys.stdout.write(f"renderer: {facts.renderer} on {qapp.platformName()}\n")
    assert facts.renderer
    assert not facts.fault
    driver = surroundings().driver
    if driver is not None and driver.renderer == facts.renderer:
        assert facts.is_software == driver.is_software
