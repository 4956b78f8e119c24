import pytest
from msgspec.structs import replace

from kijkocut.export import encoder_book
from kijkocut.export.encoder_book import EncoderBook
from kijkocut.export.encoder_probe import Verdict
from kijkocut.export.library import preset_named

WORKS = Verdict(encoder="h264_nvenc", formats=("yuv420p",), reason="10 bit: not this card")
BROKEN = Verdict(encoder="h264_qsv", reason="there is no Intel Quick Sync driver")
PRESET = preset_named("h264")


class Trials:
    """Counts how often encoders were tried."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, encoders, on_wait) -> tuple[Verdict, ...]:
        del encoders, on_wait
        self.count += 1
        return WORKS, BROKEN


@pytest.fixture
def trials() -> Trials:
    return Trials()


def test_encoders_are_tried_once_until_the_driver_changes(tmp_path, trials, monkeypatch):
    assert EncoderBook(tmp_path, trials).known() is None
    assert EncoderBook(tmp_path, trials).look() == (WORKS, BROKEN)
    again = EncoderBook(tmp_path, trials)
    assert again.look() == again.known() == (WORKS, BROKEN)
    assert trials.count == 1
    again.look(is_again=True)
    assert trials.count == 2
    monkeypatch.setattr(encoder_book, "machine", lambda: "another driver")
    assert again.known() is None
    assert EncoderBook(tmp_path, trials).known() is None


def test_a_torn_file_is_no_knowledge(tmp_path, trials):
    (tmp_path / "encoders.json").write_text("{")
    assert EncoderBook(tmp_path, trials).known() is None


def test_software_stands_in_for_what_does_not_work(tmp_path, trials):
    book = EncoderBook(tmp_path, trials)
    book.look()
    good = replace(PRESET, encoder="h264_nvenc", speed="p7")
    assert book.proven(good) == (good, "")
    assert book.proven(PRESET) == (PRESET, "")
    bad, told = book.proven(replace(PRESET, encoder="h264_qsv", speed="slow"))
    assert (bad.encoder, bad.speed) == ("", "")
    assert told == (
        "h264_qsv does not work here (there is no Intel Quick Sync driver);"
        " libx264 encodes instead."
    )
    deep = replace(good, pixel_format="yuv420p10le")
    assert "10 bit: not this card" in book.why_not(deep)
    assert "no such encoder" in book.why_not(replace(PRESET, encoder="h264_amf"))


def test_an_encoder_of_another_codec_is_left_to_be_refused(tmp_path, trials):
    book = EncoderBook(tmp_path, trials)
    wrong = replace(PRESET, encoder="hevc_nvenc")
    assert book.proven(wrong) == (wrong, "")


def test_nothing_is_doubted_before_it_was_tried(tmp_path, trials):
    assert EncoderBook(tmp_path, trials).why_not(replace(PRESET, encoder="h264_qsv")) == ""


def test_the_machine_is_told_the_same_each_time():
    assert encoder_book.machine() == encoder_book.machine()
