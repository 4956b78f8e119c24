from kijkocut.cli.facts import facts_line, stream_line
from kijkocut.model.media import AudioStream, Colour, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import Rate, Ratio, seconds


def test_what_matters_to_an_editor_is_in_the_line():
    stream = VideoStream(
        index=0,
        codec="hevc",
        width=1440,
        height=1080,
        duration=seconds(1),
        rate=Rate(30000, 1001),
        bit_depth=10,
        rotation=90,
        sample_aspect=Ratio(4, 3),
        has_alpha=True,
        interlace="top_first",
        colour=Colour(transfer="smpte2084"),
    )
    line = stream_line(stream)
    for word in ("30000/1001", "10 bit", "rotated 90", "4/3", "alpha", "top_first", "smpte2084"):
        assert word in line


def test_variable_rates_show_their_range():
    stream = VideoStream(
        index=0, codec="h264", width=2, height=2, duration=1, is_vfr=True, min_fps=15, max_fps=60
    )
    assert "VFR 15.00-60.00" in stream_line(stream)


def test_a_file_is_one_line():
    sound = AudioStream(index=0, codec="flac", sample_rate=44100, channels=1, duration=1)
    facts = MediaFacts(kind=MediaKind.audio, duration=seconds(2), streams=(sound,))
    assert facts_line(facts) == "audio 2.000 s; flac 44100 Hz stereo"
