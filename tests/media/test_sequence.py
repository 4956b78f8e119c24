"""Which files play as one sequence is decided by name and number, never by a pattern."""

from pathlib import Path

import pytest

from kijkocut.media.errors import MediaError, MediaMissingError, NotMediaError
from kijkocut.media.limits import MediaLimits
from kijkocut.media.sequence import measure_sequence, sequence_files
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_numbered_stills, write_ticks

STILL = Footage(width=64, height=36, codec="png", pixel_format="rgb24", frames=3)


def names(folder: Path, *files: str) -> Path:
    for name in files:
        (folder / name).touch()
    return folder / files[0]


def test_the_run_starts_at_the_file_and_ends_at_the_first_gap(tmp_path: Path) -> None:
    first = names(tmp_path, "a_08.png", "a_09.png", "a_10.png", "a_12.png", "a_07.png", "b_11.png")
    assert [Path(f).name for f in sequence_files(str(first))] == [
        "a_08.png",
        "a_09.png",
        "a_10.png",
    ]


def test_numbers_without_leading_zeros_grow_longer(tmp_path: Path) -> None:
    first = names(tmp_path, "s9.jpg", "s10.jpg", "s11.jpg", "s011.jpg")
    assert [Path(f).name for f in sequence_files(str(first))] == ["s9.jpg", "s10.jpg", "s11.jpg"]


def test_only_the_last_number_counts_and_the_suffix_must_agree(tmp_path: Path) -> None:
    first = names(tmp_path, "v2_003.png", "v2_004.png", "v3_004.png", "v2_005.jpg", "v2_004.PNG")
    assert [Path(f).name for f in sequence_files(str(first))] == ["v2_003.png", "v2_004.png"]


def test_a_name_without_number_or_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotMediaError, match="number"):
        sequence_files(str(names(tmp_path, "cover.png")))
    with pytest.raises(MediaMissingError):
        sequence_files(str(tmp_path / "no_0001.png"))


def test_sound_is_no_sequence(tmp_path: Path) -> None:
    path = write_ticks(tmp_path / "take_01.wav", Footage(audio_codec="pcm_s16le"))
    with pytest.raises(NotMediaError):
        measure_sequence(str(path), Rate(25), MediaLimits())


def test_identity_depends_on_every_end_of_the_sequence(tmp_path: Path) -> None:
    paths = write_numbered_stills(tmp_path, "x", STILL)
    before = measure_sequence(str(paths[0]), Rate(25), MediaLimits()).facts
    paths[2].write_bytes(paths[1].read_bytes())
    after = measure_sequence(str(paths[0]), Rate(25), MediaLimits()).facts
    assert before.content_hash != after.content_hash
    paths[0].write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with pytest.raises(MediaError):
        measure_sequence(str(paths[0]), Rate(25), MediaLimits())
