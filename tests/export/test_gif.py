import av
import numpy as np

from kijkocut.export.frames import to_av
from kijkocut.export.gif import GifWriter
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.target import resolve


def test_one_palette_serves_the_whole_film(sequence, tmp_path):
    """Colours that come late in the film must be as true as the first ones."""
    preset = overridden(preset_named("gif"), {"size": "64x64", "rate": "25"})
    writer = GifWriter(resolve(preset, sequence), tmp_path / "a.gif")
    colours = [(200, 30, 30), (30, 200, 30), (30, 30, 200), (240, 240, 40)]
    for colour in colours:
        pixels = np.full((64, 64, 4), 255, np.uint8)
        pixels[..., :3] = colour
        for _ in range(3):
            writer.write_picture(to_av((pixels,), "rgba", (64, 64)))
    writer.finish()

    with av.open(str(tmp_path / "a.gif")) as film:
        frames = list(film.decode(video=0))
        assert film.duration / av.time_base == 12 / 25
    shown = [f.to_ndarray(format="rgb24").reshape(-1, 3).mean(axis=0) for f in frames]
    np.testing.assert_allclose(shown[1::3], colours, atol=6)
    assert [f.time for f in frames] == [n / 25 for n in range(12)]
    assert [p.name for p in tmp_path.iterdir()] == ["a.gif"]


def test_dropping_leaves_no_waiting_frames(sequence, tmp_path):
    writer = GifWriter(resolve(preset_named("gif"), sequence), tmp_path / "a.gif")
    assert len(list(tmp_path.iterdir())) == 2
    writer.abort()
    assert list(tmp_path.iterdir()) == []
