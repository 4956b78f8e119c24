"""The tables against the FFmpeg that is really there."""

import av
import pytest

from kijkocut.export.codecs import (
    FILE_KINDS,
    PICTURE_CODERS,
    PROFILE_FORMATS,
    SOUND_CODERS,
    bit_depth,
    chroma_grid,
    has_alpha,
)


@pytest.mark.parametrize("coder", PICTURE_CODERS.values(), ids=lambda c: c.encoder)
def test_every_picture_format_is_one_the_encoder_takes(coder):
    known = {f.name for f in av.Codec(coder.encoder, "w").video_formats}
    if coder.encoder == "gif":
        assert "pal8" in known, "frames become this after the palette"
        return
    assert {f.replace("le", "be") if "rgb" in f else f for f in coder.pixel_formats} <= known


@pytest.mark.parametrize("coder", SOUND_CODERS.values(), ids=lambda c: c.encoder)
def test_every_sample_rate_is_one_the_encoder_takes(coder):
    rates = av.Codec(coder.encoder, "w").audio_rates
    assert rates is None or set(coder.rates) <= set(rates)


@pytest.mark.parametrize("kind", [k for k in FILE_KINDS.values() if k.muxer], ids=lambda k: k.muxer)
def test_every_container_can_be_written(kind):
    assert av.ContainerFormat(kind.muxer, "w").is_output


def test_every_profile_has_its_formats():
    for codec, coder in PICTURE_CODERS.items():
        for profile in coder.profiles:
            assert set(PROFILE_FORMATS[codec, profile]) <= set(coder.pixel_formats)
        assert not coder.speeds or coder.usual_speed in coder.speeds


@pytest.mark.parametrize(
    "name", sorted({f for c in PICTURE_CODERS.values() for f in c.pixel_formats})
)
def test_formats_are_described_as_ffmpeg_does(name):
    real = av.VideoFormat(name)
    assert has_alpha(name) == any(c.is_alpha for c in real.components)
    assert bit_depth(name) == real.components[0].bits
    if not real.is_rgb:
        assert chroma_grid(name) == (64 // real.chroma_width(64), 64 // real.chroma_height(64))
