import pytest

from kijkocut.export.errors import SettingsError
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.target import resolve
from kijkocut.model.ids import SequenceId
from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace, Sequence
from kijkocut.model.ticks import Rate


def the_target(name, *, sequence=None, **overrides):
    sequence = sequence or Sequence(id=SequenceId("s"), name="S")
    return resolve(overridden(preset_named(name), overrides), sequence)


def test_a_master_takes_size_rate_and_sound_from_the_sequence():
    sequence = Sequence(
        id=SequenceId("s"),
        name="S",
        width=720,
        height=576,
        rate=Rate(25),
        sample_rate=44_100,
        channels=1,
    )
    target = the_target("h264", sequence=sequence)
    assert (target.width, target.height, target.rate) == (720, 576, Rate(25))
    assert (target.sample_rate, target.channels) == (44_100, 1)


def test_one_side_gives_the_other():
    target = the_target("gif")
    assert (target.width, target.height) == (480, 270)


def test_odd_sequences_are_rounded_up_for_subsampled_chroma():
    sequence = Sequence(id=SequenceId("s"), name="S", width=641, height=361)
    assert (the_target("h264", sequence=sequence).width) == 642
    assert the_target("prores-4444", sequence=sequence).width == 641
    prores = the_target("prores-422-hq", sequence=sequence)
    assert (prores.width, prores.height) == (642, 361)


def test_a_rate_the_codec_lacks_becomes_its_usual_one():
    sequence = Sequence(id=SequenceId("s"), name="S", sample_rate=44_100)
    assert the_target("h264", sequence=sequence).sample_rate == 44_100
    preset = overridden(preset_named("av1"), {"sample_rate": "none"})
    assert resolve(preset, sequence).sample_rate == 48_000


@pytest.mark.parametrize(
    ("space", "tags"),
    [
        (ColourSpace.bt709, ("bt709", "bt709", "bt709")),
        (ColourSpace.pq, ("bt2020", "smpte2084", "bt2020nc")),
        (ColourSpace.hlg, ("bt2020", "arib-std-b67", "bt2020nc")),
    ],
)
def test_colour_follows_the_sequence(space, tags):
    sequence = Sequence(id=SequenceId("s"), name="S", colour_space=space)
    colour = the_target("h265", sequence=sequence).colour
    assert (colour.primaries, colour.transfer, colour.matrix) == tags
    assert colour.full_range is False


def test_stills_are_rgb_and_full_range():
    wanted = Colour(primaries="bt709", transfer="bt709", matrix="gbr", full_range=True)
    assert the_target("png-sequence").colour == wanted


@pytest.mark.parametrize(
    ("name", "overrides", "message"),
    [
        (
            "h264",
            {"container": "webm"},
            r"webm file can't hold h264.*vp9 or av1.*mp4 or mov or mkv",
        ),
        ("webm", {"audio_codec": "aac"}, "webm file can't hold aac.*opus"),
        ("wav", {"video_codec": "h264"}, "wav file can't hold h264.*video_codec to none"),
        ("h264", {"size": "641x360"}, "641 pixels can't be halved.*use 642"),
        ("h264", {"size": "8x8"}, "too small"),
        ("h264", {"size": "20000x1080"}, "too large"),
        ("dnxhr-hq", {"size": "128x72"}, "starts at 256x120"),
        ("h264", {"crf": 60}, r"crf 60.*0 \(best\) to 51"),
        ("prores-422-hq", {"crf": 10}, "profile sets the rate"),
        ("prores-422-hq", {"video_kbps": 9000}, "can't be held"),
        ("h264", {"speed": "quick"}, "no speed of h264.*It is one of placebo"),
        ("h264", {"speed": "veryfsat"}, 'Did you mean "veryfast"'),
        ("prores-422-hq", {"profile": "4444"}, "prores 4444 can't be written as yuv422p10le"),
        ("h264", {"profile": "high"}, "h264 has none; leave it empty"),
        ("h264", {"pixel_format": "yuv420p12"}, "It takes yuv420p"),
        ("h264", {"colour": "pq"}, "HDR .pq. needs 10 bits"),
        ("av1", {"sample_rate": 44100}, "opus can't run at 44100 Hz"),
        ("h264", {"channels": 3}, "can't carry 3 channels. Use one of 1, 2, 4, 6, 8"),
        ("mp3", {"channels": 6}, "can't carry 6 channels. Use one of 1, 2"),
        ("h264", {"audio_kbps": 1}, "audio_kbps is 1"),
        ("h264", {"keyframe_s": 0}, "keyframe_s is 0"),
        ("h264", {"rate": "1000"}, "more than the 240"),
        ("wav", {"audio_codec": "none"}, "nothing to write"),
    ],
)
def test_contradictions_are_refused_with_a_cure(name, overrides, message):
    with pytest.raises(SettingsError, match=message):
        the_target(name, **overrides)
