"""An index from the file's own tables equals the one from reading every packet, or is not made."""

from itertools import accumulate, cycle, islice
from pathlib import Path

import pytest
from msgspec.structs import replace

from kijkocut.media.facts import measure
from kijkocut.media.limits import MediaLimits
from kijkocut.media.opening import open_media
from kijkocut.media.sample_table import from_sample_tables
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.synth import Footage, write_footage

LIMITS = MediaLimits()
LONG = Footage(width=64, height=36, frames=700, rate=Rate(30000, 1001), is_plain=True)
UNEVEN = tuple(
    accumulate(islice(cycle((TICKS_PER_SECOND // 25, TICKS_PER_SECOND // 50)), 699), initial=0)
)
EXACT = {
    "reordered.mp4": replace(LONG, options=(("g", "30"), ("bf", "3")), audio_codec="aac"),
    "no_reorder.mov": replace(LONG, options=(("bf", "0"),), audio_codec="pcm_s16le"),
    "intra.mov": replace(LONG, codec="prores_ks", pixel_format="yuv422p10le", frames=300),
    "uneven.mp4": replace(LONG, options=(("bf", "0"),), timestamps=UNEVEN),
}
REFUSED = {
    "uneven_reordered.mp4": replace(LONG, options=(("bf", "3"),), timestamps=UNEVEN),
    "fragmented.mp4": replace(LONG, container_options=(("movflags", "frag_keyframe+empty_moov"),)),
    "hevc.mp4": replace(
        LONG, codec="libx265", options=(("x265-params", "keyint=50:log-level=none:pools=1"),)
    ),
    "one_key.mp4": replace(LONG, options=(("g", "9999"), ("bf", "2"))),
    "other.mkv": LONG,
}


@pytest.mark.parametrize("name", EXACT)
def test_tables_tell_what_reading_all_tells(name: str, tmp_path: Path) -> None:
    path = str(write_footage(tmp_path / name, EXACT[name]))
    with open_media(path, LIMITS) as container:
        assert from_sample_tables(container) is not None
    quick = measure(path, LIMITS, lambda: None, large_bytes=0)
    whole = measure(path, LIMITS, lambda: None)
    assert quick == whole


@pytest.mark.parametrize("name", REFUSED)
def test_where_tables_are_not_enough_all_is_read(name: str, tmp_path: Path) -> None:
    path = str(write_footage(tmp_path / name, REFUSED[name]))
    with open_media(path, LIMITS) as container:
        assert from_sample_tables(container) is None
    assert measure(path, LIMITS, lambda: None, large_bytes=0) == measure(path, LIMITS, lambda: None)
