import av
from msgspec.structs import replace

from kijkocut.export.encoder_probe import probe
from kijkocut.export.encoder_trial import (
    FRAMES,
    TrialOrder,
    _compared,
    _target,
    _write,
    tried,
)

QUICK = TrialOrder(encoder="libx264", pixel_format="yuv420p", speed="ultrafast")


def test_damaged_and_missing_pictures_are_found(tmp_path, monkeypatch):
    target = _target(QUICK)
    poor = replace(target, preset=replace(target.preset, crf=51))
    _write(poor, tmp_path / "poor.mp4")
    assert "damaged" in _compared(target, tmp_path / "poor.mp4").reason
    monkeypatch.setattr("kijkocut.export.encoder_trial.FRAMES", FRAMES + 1)
    assert _compared(target, tmp_path / "poor.mp4").reason == "it wrote 60 frames of 61"


def test_the_reason_is_plain_and_has_ffmpegs_words():
    found = probe("h264_amf")
    if found.reason:
        assert "AMD AMF" in found.reason
        assert "(" in found.reason
        assert " @ " not in found.reason


def test_the_log_of_pyav_stays_off():
    """With it on, closing a codec can wait for a thread that waits for the interpreter's lock."""
    before = av.logging.get_level()
    tried(QUICK)
    assert av.logging.get_level() == before
    assert av.logging.get_level() is None
