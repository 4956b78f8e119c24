import msgspec
import pytest

from kijkocut.export.codecs import AudioCodec, Container, VideoCodec
from kijkocut.export.preset import Preset


def test_what_is_set_decides_what_is_written():
    sound = Preset(name="a", title="A", container=Container.wav, audio_codec=AudioCodec.pcm24)
    assert (sound.has_video, sound.has_audio) == (False, True)
    film = Preset(name="b", title="B", video_codec=VideoCodec.h264)
    assert (film.has_video, film.has_audio) == (True, False)


def test_a_preset_survives_json_and_refuses_unknown_fields():
    made = Preset(name="b", title="B", video_codec=VideoCodec.av1, crf=30, width=640, height=360)
    assert msgspec.json.decode(msgspec.json.encode(made), type=Preset) == made
    with pytest.raises(msgspec.ValidationError, match="codec"):
        msgspec.convert({"name": "b", "title": "B", "codec": "av1"}, Preset)


def test_a_preset_names_the_encoders_it_writes_with():
    film = Preset(name="a", title="A", video_codec=VideoCodec.h264, audio_codec=AudioCodec.pcm24)
    assert film.encoders == ("libx264", "pcm_s24le")
    still = Preset(name="a", title="A", container=Container.gif, video_codec=VideoCodec.gif)
    assert still.encoders == ("gif",)
