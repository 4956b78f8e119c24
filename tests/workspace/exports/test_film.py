from threading import Event

import pytest
from msgspec.structs import replace

from kijkocut.export import overridden
from kijkocut.export.encoder_probe import Verdict
from kijkocut.export.errors import CancelledError
from kijkocut.workspace.exports.film import write_film


def test_a_film_is_written_and_told_of(work, request_):
    heard = []
    result = write_film(
        work.project,
        work.sequence().id,
        request=request_,
        engine=work.services,
        listener=heard.append,
    )
    assert result.frames == 20
    assert heard[-1].share == 1.0


def test_software_stands_in_for_hardware_that_is_not_there(work, request_, studio, monkeypatch):
    verdict = Verdict(encoder="h264_amf", reason="there is no AMD AMF driver")
    monkeypatch.setattr(studio.encoders, "known", lambda: (verdict,))
    preset = overridden(request_.preset, {"encoder": "h264_amf"})
    result = write_film(
        work.project,
        work.sequence().id,
        request=replace(request_, preset=preset),
        engine=work.services,
    )
    assert result.frames == 20
    assert result.warnings[0].startswith("h264_amf does not work here (there is no AMD AMF driver)")


def test_a_wish_to_stop_leaves_nothing(work, request_, tmp_path):
    wish = Event()
    wish.set()
    with pytest.raises(CancelledError):
        write_film(
            work.project, work.sequence().id, request=request_, engine=work.services, cancel=wish
        )
    assert not request_.out.exists()
    assert not list(tmp_path.glob(".*.part"))
