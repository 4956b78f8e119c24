"""What a proxy's file holds: codec, size, range, and edges without foreign colours."""

import os
from pathlib import Path

import av
import numpy as np
import pytest

from kijkocut.media import wire
from kijkocut.media.frames import frames_of
from kijkocut.media.limits import MediaLimits
from kijkocut.media.proxy_making import make_proxy_file
from kijkocut.model.media import Colour
from kijkocut.synth import Footage, write_footage

BT709 = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the test's own process as quick as it is."""
    monkeypatch.setattr(os, "nice", lambda _: 0)


def made(source: Path, folder: Path, *, has_alpha: bool) -> Path:
    opening = wire.OpenPicture(
        source=wire.Source(path=str(source)), stream=0, limits=MediaLimits(), threads=1
    )
    request = wire.MakeProxy(
        opening=opening,
        out=str(folder / "p.mov"),
        index_out=str(folder / "p.index"),
        width=128,
        height=72,
        has_alpha=has_alpha,
    )
    frames = frames_of(opening, lambda: None)
    make_proxy_file(request, frames, lambda _: None)
    frames.close()
    return folder / "p.mov"


def test_every_frame_stands_for_itself_and_the_range_is_kept(tmp_path: Path) -> None:
    footage = Footage(
        width=256, height=144, frames=12, colour=BT709, options=(("g", "250"),), audio_codec="aac"
    )
    path = made(write_footage(tmp_path / "a.mp4", footage), tmp_path, has_alpha=False)
    with av.open(str(path)) as file:
        assert [s.type for s in file.streams] == ["video"]
        stream = file.streams.video[0]
        assert (stream.codec_context.name, stream.frames) == ("mjpeg", 12)
        assert (stream.width, stream.height) == (128, 72)
        assert all(p.is_keyframe for p in file.demux(stream) if p.size)
        file.seek(0)
        frame = next(file.decode(stream))
        assert frame.color_range == 1  # limited, though JPEG usually is full


def test_shrinking_takes_no_colour_from_what_is_transparent(tmp_path: Path) -> None:
    """Opaque red beside transparent green, the edge between them off the proxy's grid."""
    pixels = np.zeros((144, 256, 4), np.uint8)
    pixels[:, :127] = (255, 0, 0, 255)
    pixels[:, 127:] = (0, 255, 0, 0)
    source = tmp_path / "a.mov"
    with av.open(str(source), "w") as out:
        stream = out.add_stream("png", rate=25)
        stream.width, stream.height, stream.pix_fmt = 256, 144, "rgba"
        for n in range(2):
            frame = av.VideoFrame.from_ndarray(pixels, "rgba")
            frame.pts = n
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    path = made(source, tmp_path, has_alpha=True)
    with av.open(str(path)) as file:
        frame = next(file.decode(video=0))
        assert frame.format.name == "yuva444p"
        luma, _, _, alpha = (
            np.frombuffer(bytes(p), np.uint8).reshape(72, -1)[:, :128].astype(int)
            for p in frame.planes
        )
    assert alpha[36, 60] == 255
    assert alpha[36, 70] == 0
    edge = (alpha[36] > 20) & (alpha[36] < 235)
    assert edge.any()
    # Red is 54 in full-range BT.709, green 182.
    assert np.abs(luma[36, edge] - 54).max() <= 6
