"""The trial proven with software encoders, between which and hardware it knows no difference."""

import time

import pytest

from kijkocut.export.encoder_probe import Verdict, probe, probe_all


@pytest.mark.parametrize(
    ("encoder", "speed"),
    [("libx264", "ultrafast"), ("libx265", "ultrafast"), ("libsvtav1", "11")],
)
def test_an_encoder_that_works_passes_with_8_and_10_bit(encoder, speed):
    found = probe(encoder, speed=speed)
    assert found.works
    assert found.formats == ("yuv420p", "yuv420p10le")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("import time; time.sleep(60)", "its driver did not answer within 1 s"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crashed (SIGSEGV)"),
        ("raise SystemExit(3)", "crashed (exit code 3)"),
    ],
)
def test_a_driver_that_hangs_or_crashes_takes_nothing_along(tmp_path, monkeypatch, body, reason):
    (tmp_path / "a_driver.py").write_text(body)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    began = time.monotonic()
    found = probe("libx264", module="a_driver", limit_s=1.0)
    assert time.monotonic() - began < 30
    assert not found.works
    assert reason in found.reason


def test_waiting_can_be_ended(tmp_path, monkeypatch):
    (tmp_path / "a_driver.py").write_text("import time; time.sleep(60)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def enough() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        probe("libx264", module="a_driver", on_wait=enough)


def test_an_encoder_the_library_lacks_is_told_so():
    (found,) = probe_all(["h264_nonsense"])
    assert found == Verdict(
        encoder="h264_nonsense",
        reason="the library has no such encoder",
        took_s=found.took_s,
    )
