"""A strip on disk keeps what was written whole, wherever a crash cut it."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kijkocut.media.thumbnail_file import ThumbnailStrip

PICTURES = {0: b"zero" * 9, 4: b"four" * 30, 2: b"two" * 5, 6: b""}


def strip(path: Path, slots: int = 8) -> ThumbnailStrip:
    return ThumbnailStrip(path, spacing=100, slots=slots)


def written(path: Path) -> ThumbnailStrip:
    made = strip(path)
    for slot, jpeg in PICTURES.items():
        made.add(slot, jpeg)
    return made


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_cut_or_damaged_anywhere_the_pictures_before_are_kept(
    tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "a.thumbs"
    path.unlink(missing_ok=True)
    written(path)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        path.write_bytes(whole[:at])
    else:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
    found = strip(path)
    kept = {slot: jpeg for slot, jpeg in PICTURES.items() if found.has(slot)}
    assert list(kept) == list(PICTURES)[: len(kept)]
    for slot, jpeg in kept.items():
        shown = found.at(slot * 100)
        assert shown is not None
        assert shown.jpeg == jpeg
    found.add(7, b"seven")
    again = strip(path)
    assert len(again) == len(kept) + 1
    assert again.has(7)


def test_another_spacing_is_another_strip_and_starts_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.thumbs"
    written(path)
    other = strip(path, slots=9)
    assert len(other) == 0
    other.add(8, b"eight")
    assert len(strip(path, slots=9)) == 1


def test_what_another_process_adds_is_seen_after_a_reload(tmp_path: Path) -> None:
    path = tmp_path / "a.thumbs"
    one, other = written(path), strip(path)
    one.add(1, b"one")
    assert not other.has(1)
    other.reload()
    assert other.has(1)
    shown = other.at(330, every=2)
    assert shown is not None
    assert (shown.ticks, shown.jpeg) == (200, PICTURES[2])
