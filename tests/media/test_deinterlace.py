"""Joined fields: the first one stays, and the way a frame is reached makes no difference."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.filter import Graph
from numpy.typing import NDArray

from kijkocut.media import MediaPool
from kijkocut.model.ticks import Rate
from kijkocut.synth import picture

FRAMES = 20


def woven(path: Path, flag: str) -> Path:
    """Write frames whose first field is picture 2n and whose second field is picture 2n + 1."""
    first = 0 if flag == "tff=1" else 1
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 192, 144, "yuv420p"
        stream.options = {"flags": "+ildct+ilme", "x264-params": flag, "crf": "8", "g": "10"}
        for n in range(FRAMES):
            image = picture(2 * n, width=192, height=144)
            image[1 - first :: 2] = picture(2 * n + 1, width=192, height=144)[1 - first :: 2]
            frame = av.VideoFrame.from_ndarray(image, "rgb24").reformat(format="yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, 25)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def joined_in_order(path: Path, parity: str) -> list[NDArray[np.uint8]]:
    """The same filter over the whole clip from its start: the reference."""
    made = []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        graph = Graph()
        source = graph.add_buffer(template=stream, time_base=stream.time_base)
        joiner = graph.add("bwdif", f"mode=send_frame:parity={parity}:deint=all")
        sink = graph.add("buffersink")
        source.link_to(joiner)
        joiner.link_to(sink)
        graph.configure()
        for frame in [*container.decode(stream), None]:
            graph.push(frame)
            try:
                while True:
                    made.append(graph.pull().to_ndarray()[:144])
            except (av.error.BlockingIOError, av.error.EOFError):
                continue
    return made


@pytest.mark.parametrize(("flag", "parity", "first"), [("tff=1", "tff", 0), ("bff=1", "bff", 1)])
def test_joined_frames_keep_their_first_field_and_do_not_depend_on_the_way_they_are_reached(
    flag: str, parity: str, first: int, pool: MediaPool, tmp_path: Path
) -> None:
    path = woven(tmp_path / "fields.mp4", flag)
    facts = pool.probe(path)
    joined, plain = pool.video(path, facts, is_deinterlaced=True), pool.video(path, facts)
    reference = joined_in_order(path, parity)
    length = Rate(25).frame_ticks
    for n in (*range(FRAMES), 3, 17, 9, 8, 7, 0, FRAMES - 1):
        with joined.frame_at(n * length) as frame, plain.frame_at(n * length) as raw:
            assert (frame.info.number, frame.info.begin) == (n, n * length)
            assert np.array_equal(frame.planes[0][first::2], raw.planes[0][first::2])
            assert not np.array_equal(frame.planes[0], raw.planes[0])
            if 0 < n < FRAMES - 1:
                assert np.array_equal(frame.planes[0], reference[n])
    joined.close()
    plain.close()
