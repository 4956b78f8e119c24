import av
import numpy as np
import pytest

from kijkocut.export.frames import to_av
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.stills import StillsWriter
from kijkocut.export.target import resolve


@pytest.mark.parametrize("name", ["rgb24", "rgba", "rgb48le", "rgba64le"])
def test_stills_are_numbered_and_lossless(name, sequence, tmp_path):
    preset = overridden(preset_named("png-sequence"), {"pixel_format": name, "size": "40x30"})
    writer = StillsWriter(resolve(preset, sequence), tmp_path / "shot")
    noise = np.random.default_rng(1)
    dtype, peak = (np.uint16, 65535) if "le" in name else (np.uint8, 255)
    parts = 4 if "a" in name else 3
    sent = [noise.integers(0, peak, (30, 40, parts), dtype, endpoint=True) for _ in range(12)]
    for pixels in sent:
        writer.write_picture(to_av((pixels,), name, (40, 30)))
    writer.finish()

    paths = sorted((tmp_path / "shot").iterdir())
    assert [p.name for p in paths] == [f"shot_{n:06d}.png" for n in range(12)]
    for path, pixels in zip(paths, sent, strict=True):
        with av.open(str(path)) as still:
            frame = next(still.decode(video=0))
        assert frame.format.name == name.replace("le", "be")
        np.testing.assert_array_equal(frame.to_ndarray(format=name), pixels)


def test_colour_is_written_into_the_files(sequence, tmp_path):
    preset = overridden(preset_named("png-sequence"), {"pixel_format": "rgb48le", "colour": "pq"})
    target = resolve(preset, sequence)
    writer = StillsWriter(target, tmp_path / "shot")
    pixels = np.zeros((target.height, target.width, 3), np.uint16)
    writer.write_picture(to_av((pixels,), "rgb48le", (target.width, target.height)))
    writer.finish()
    raw = (tmp_path / "shot" / "shot_000000.png").read_bytes()
    at = raw.index(b"cICP")
    assert tuple(raw[at + 4 : at + 8]) == (9, 16, 0, 1), "BT.2020, PQ, RGB, full range"
