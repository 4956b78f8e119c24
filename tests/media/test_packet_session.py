"""Seeking among coded pictures: every start, in every order, gives the same pictures."""

import av
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.synth import Footage

FOOTAGE = Footage(frames=90, width=160, height=96, options=(("g", "30"),))


@settings(max_examples=15, deadline=None)
@given(start=st.integers(0, 89), count=st.integers(1, 30))
def test_reading_anywhere_gives_a_part_of_the_whole(pool, clip, start, count):
    path = clip("coded.mkv", FOOTAGE)
    reader = pool.packets(path, pool.probe(path))
    whole = list(reader.read(0, 90))

    part = list(reader.read(start, count))

    first = next(n for n, p in enumerate(whole) if p.number == start // 30 * 30)
    assert part == whole[first : first + count]


def test_pictures_hidden_by_an_edit_are_not_offered(pool, clip, tmp_path):
    """A file cut by its index alone starts at a keyframe that is not to be seen."""
    source, path = clip("coded.mp4", FOOTAGE), tmp_path / "hidden.mp4"
    with av.open(str(source)) as file, av.open(str(path), "w") as out:
        stream = out.add_stream_from_template(file.streams.video[0])
        shift = 10 * next(p.duration for p in file.demux(video=0) if p.duration)
        file.seek(0)
        for packet in file.demux(video=0):
            if packet.size:
                packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
                packet.stream = stream
                out.mux(packet)

    told = list(pool.packets(path, pool.probe(path)).outline(0))

    starts = [p.number for p in told if p.is_start]
    assert len([p for p in told if p.number >= 0]) < 90
    assert 20 in starts
    assert 0 not in starts


def test_pictures_with_settings_of_their_own_are_not_offered(pool, clip, tmp_path):
    """Two encodings one after the other in one track: only the first fits its header."""
    one = clip("coded.ts", FOOTAGE)
    two = clip("plain.ts", replace(FOOTAGE, options=(("g", "30"), ("bf", "0"))))
    path = tmp_path / "both.mkv"
    with av.open(str(one)) as first, av.open(str(two)) as second, av.open(str(path), "w") as out:
        stream = out.add_stream_from_template(first.streams.video[0])
        for file, seconds in ((first, 0), (second, 3)):
            for packet in file.demux(video=0):
                if packet.size:
                    shift = round(seconds / packet.time_base)
                    packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                    packet.stream = stream
                    out.mux(packet)

    told = list(pool.packets(path, pool.probe(path)).outline(0))

    assert len(told) == 180
    assert [p.number for p in told if p.is_start] == [0, 30, 60, -1, -1, -1]
