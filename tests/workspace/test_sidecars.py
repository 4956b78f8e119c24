"""Caption files beside a film: names, clocks, and what is refused before anything is rendered."""

from pathlib import Path

import pytest

from kijkocut.edit.refusal import UnknownName
from kijkocut.export import PresetLibrary, Request, overridden
from kijkocut.export.errors import TargetError
from kijkocut.workspace.sidecars import Sidecars

CUES = [
    {"command": "add_track", "sequence": "s", "kind": "caption", "id": "nl", "language": "nl"},
    {"command": "add_track", "sequence": "s", "kind": "caption", "id": "en", "language": "en"},
    *(
        {
            "command": "overwrite",
            "track": track,
            "audio_track": None,
            "at": at,
            "placement": {
                "source": {"type": "caption", "text": text},
                "source_in": "0f",
                "source_out": "2s",
            },
        }
        for track, at, text in (("nl", "1s", "Hallo"), ("en", "4s", "Hello"))
    ),
]


@pytest.fixture
def spoken(studio, tmp_path):
    with studio.create(tmp_path / "spoken.kijko") as work:
        start = {"command": "add_sequence", "id": "s", "width": 64, "height": 48, "rate": "25"}
        work.run_script([start, *CUES], folder=tmp_path, label="Captions")
        yield work


def a_request(out: Path, **more) -> Request:
    settings = {"captions": "sidecar", "speed": "ultrafast", "audio_codec": "none"} | more
    return Request(
        preset=overridden(PresetLibrary().named("h264"), settings), out=out, is_checked=False
    )


def test_every_language_has_its_file_on_the_films_clock(spoken, tmp_path):
    sequence = spoken.sequence()
    second = 25 * sequence.rate.frame_ticks
    request = a_request(tmp_path / "film.mp4")
    sidecars = Sidecars(spoken.project, sequence.id, request, ())

    written = sidecars.write((2 * second, 6 * second))

    assert [path.name for path in written] == ["film.nl.srt", "film.en.srt"]
    assert written[0].read_text() == "1\n00:00:00,000 --> 00:00:01,000\nHallo\n"
    assert written[1].read_text() == "1\n00:00:02,000 --> 00:00:04,000\nHello\n"
    only = sidecars.write((5 * second, 6 * second))
    assert [path.name for path in only] == ["film.en.srt"]


def test_an_export_writes_them_and_says_so(spoken, tmp_path):
    sequence = spoken.sequence()
    result = spoken.export(sequence, a_request(tmp_path / "film", caption_format="vtt"))

    assert [Path(path).name for path in result.sidecars] == ["film.nl.vtt", "film.en.vtt"]
    assert "00:00:01.000 --> 00:00:03.000" in (tmp_path / "film.nl.vtt").read_text()


def test_footage_and_unknown_formats_are_refused_before_rendering(spoken, tmp_path):
    (tmp_path / "film.nl.srt").write_text("footage")
    request = a_request(tmp_path / "film.mp4")
    with pytest.raises(TargetError, match="replace"):
        Sidecars(spoken.project, "s", request, [tmp_path / "film.nl.srt"])
    with pytest.raises(UnknownName, match="srt"):
        spoken.export(spoken.sequence(), a_request(tmp_path / "film", caption_format="sr"))
    assert not (tmp_path / "film.mp4").exists()
