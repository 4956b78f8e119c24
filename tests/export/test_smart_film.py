"""Copied and encoded pictures in one file, without a project around them."""

from fractions import Fraction

import av
import numpy as np
import pytest
from av.codec.context import CodecContext, Flags

from kijkocut.export.library import overridden, preset_named
from kijkocut.export.parameter_sets import Sets, read_track_header
from kijkocut.export.smart_film import Coded, JoiningWriter, Joint
from kijkocut.export.target import resolve


@pytest.fixture
def target(sequence):
    return resolve(overridden(preset_named("h264"), {"audio_codec": "none"}), sequence)


def encoded(target, builders, words):
    """Encode ten pictures; give header and packets, and what a decoder makes of them."""
    context = CodecContext.create("libx264", "w")
    context.width, context.height, context.pix_fmt = target.width, target.height, "yuv420p"
    context.time_base = Fraction(target.rate.den, target.rate.num)
    context.flags |= Flags.global_header
    context.options = {"x264-params": f"annexb=0:{words}"}
    context.open()
    packets = []
    for number in range(11):
        frame = builders.a_picture(target, number) if number < 10 else None
        if frame is not None:
            frame.pts = number
        packets += [(p.pts, p.is_keyframe, bytes(p)) for p in context.encode(frame)]
    return context.extradata, packets


@pytest.mark.parametrize(("words", "delay"), [("bframes=0", 0), ("bframes=2:b-pyramid=none", 1)])
def test_pieces_join_without_a_gap(words, delay, target, builders, tmp_path):
    header, packets = encoded(target, builders, words)
    sets = read_track_header(header)
    joint = Joint(sets=sets, free_id=7, delay=delay, profile=100)
    writer = JoiningWriter(target, tmp_path / "film.mp4", joint, source_rate=48_000)
    for number in range(5):
        writer.write_picture(builders.a_picture(target, number))
    for begin in (5, 15):
        for pts, is_start, data in packets:
            writer.write_coded(Coded(at=begin + pts, is_start=is_start, data=data))
    writer.write_picture(builders.a_picture(target, 25))
    writer.finish()

    with av.open(str(tmp_path / "film.mp4")) as film:
        stream = film.streams.video[0]
        both = read_track_header(stream.codec_context.extradata)
        frames = [(f.pts, f.to_ndarray()) for f in film.decode(video=0)]
    step = frames[1][0]
    assert [pts for pts, _ in frames] == [n * step for n in range(26)]
    assert all(np.array_equal(frames[n][1], frames[n + 10][1]) for n in range(5, 15))
    assert both.sequence[0] == sets.sequence[0]
    assert set(Sets(sequence=both.sequence, picture=both.picture).by_id()) == {
        ("sequence", 0),
        ("picture", 0),
        ("sequence", 7),
        ("picture", 7),
    }


def test_giving_up_leaves_nothing(target, builders, tmp_path):
    header, packets = encoded(target, builders, "bframes=0")
    joint = Joint(sets=read_track_header(header), free_id=1, delay=0, profile=100)
    writer = JoiningWriter(target, tmp_path / "film.mp4", joint, source_rate=48_000)
    writer.write_coded(Coded(at=0, is_start=True, data=packets[0][2]))
    writer.write_picture(builders.a_picture(target, 1))
    writer.abort()

    assert list(tmp_path.iterdir()) == []
