"""Hardware encoders as FFmpeg knows them; none of them is run here."""

from fractions import Fraction

import av
import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.export.codecs import VideoCodec
from kijkocut.export.errors import SettingsError
from kijkocut.export.film import coder_options
from kijkocut.export.frames import plane_array
from kijkocut.export.hardware import (
    codec_of,
    coder_of,
    family_of,
    formats_of,
    hardware_encoders,
    quality_options,
    surface,
)
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.target import Target, resolve
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Rate

H264 = preset_named("h264")


def _target(encoder: str, **settings: object) -> Target:
    sequence = Sequence(id=SequenceId("s"), name="S", width=1280, height=720, rate=Rate(30))
    preset = overridden(H264, {"video_codec": codec_of(encoder), "container": "mp4"})
    return resolve(overridden(preset, {"encoder": encoder, **settings}), sequence)


def _complaint(encoder: str, options: dict[str, str]) -> str:
    context = av.CodecContext.create(encoder, "w")
    context.width, context.height, context.pix_fmt = 1280, 720, surface(encoder, "yuv420p")
    context.time_base, context.framerate = Fraction(1, 30), Fraction(30)
    context.options = options
    with pytest.raises((av.error.FFmpegError, OSError, ValueError)) as found:
        context.open()
    return str(found.value)


@pytest.mark.parametrize("encoder", hardware_encoders())
@pytest.mark.parametrize("settings", [{"crf": 20}, {"video_kbps": 8000}])
def test_ffmpeg_knows_every_option_that_is_written(encoder, settings):
    options = coder_options(_target(encoder, **settings))
    assert options
    for name in options:
        # A value that is none gets as far as being parsed only where the option is there.
        assert "Invalid argument" in _complaint(encoder, options | {name: "no such value"}), name


@pytest.mark.parametrize("encoder", hardware_encoders())
def test_every_effort_is_one_ffmpeg_parses(encoder):
    if encoder.endswith(("_videotoolbox", "_mf")):
        pytest.skip("has none")
    for speed in coder_of(_target(encoder).preset).speeds:
        try:
            told = _complaint(encoder, coder_options(_target(encoder, speed=speed)))
        except pytest.fail.Exception:
            return  # it opened: there is such hardware here
        assert "Invalid argument" not in told


def test_the_best_and_the_worst_quality_are_those_of_each_scale():
    assert quality_options("h264_nvenc", 0)["cq"] == "1", "0 would be automatic"
    assert quality_options("av1_nvenc", 63)["cq"] == "63"
    assert quality_options("av1_qsv", 63)["global_quality"] == "51"
    assert quality_options("hevc_amf", 18)["qp_i"] == "18"
    assert quality_options("av1_amf", 63)["qp_p"] == "255"
    assert quality_options("h264_mf", 0)["quality"] == "100"
    assert quality_options("h264_videotoolbox", 51)["global_quality"] == "118"
    assert quality_options("libx264", 18) == {"crf": "18"}


def test_the_layout_is_turned_without_a_sample_changed():
    frame = av.VideoFrame(64, 64, "yuv420p10le")
    for index in range(3):
        plane = plane_array(frame, index)
        plane[:] = np.random.default_rng(index).integers(0, 1024, plane.shape)
    there = frame.reformat(format="p010le")
    back = there.reformat(format="yuv420p10le")
    for index in range(3):
        assert np.array_equal(plane_array(back, index), plane_array(frame, index))


def test_encoders_belong_to_a_codec():
    assert codec_of("hevc_nvenc") is codec_of("libx265") is VideoCodec.h265
    assert codec_of("mjpeg_qsv") is None
    assert family_of("libx264") is None
    assert formats_of("libx264") == ("yuv420p", "yuv420p10le")
    with pytest.raises(SettingsError, match="no encoder of h264"):
        coder_of(replace(H264, encoder="hevc_nvenc"))


def test_what_hardware_cannot_do_is_said():
    with pytest.raises(SettingsError, match="Set encoder to none"):
        _target("h264_nvenc", pixel_format="yuv444p")
    with pytest.raises(SettingsError, match="Smart render"):
        _target("h264_nvenc", is_smart=True)
