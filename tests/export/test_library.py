import pytest

from kijkocut.export.codecs import AudioCodec, Container, VideoCodec
from kijkocut.export.errors import SettingsError, UnknownPresetError
from kijkocut.export.library import PresetLibrary, load, overridden, preset_named, presets, save
from kijkocut.model.ticks import Rate

WANTED = {
    *("youtube-1080p", "youtube-4k", "vertical", "square", "h264", "h265", "av1", "webm", "gif"),
    *("vimeo", "x", "linkedin"),
    *("prores-422-hq", "prores-4444", "dnxhr-hq", "png-sequence", "wav", "flac", "mp3", "aac"),
}


def test_every_promised_preset_is_there_and_says_what_it_is_for():
    found = {p.name: p for p in presets()}
    assert set(found) == WANTED
    assert all(p.description and p.title != p.name for p in found.values())


def test_an_unknown_preset_suggests_the_nearest():
    with pytest.raises(UnknownPresetError, match=r'Did you mean "youtube-1080p"\?'):
        preset_named("youtube1080")


@pytest.mark.parametrize(
    ("given", "field", "value"),
    [
        ({"size": "640x360"}, "width", 640),
        ({"size": "640\N{MULTIPLICATION SIGN}360"}, "height", 360),
        ({"size": "none"}, "width", None),
        ({"rate": "29.97"}, "rate", Rate(30000, 1001)),
        ({"rate": 25}, "rate", Rate(25)),
        ({"rate": ""}, "rate", None),
        ({"crf": "21.5"}, "crf", 21.5),
        ({"video_codec": "h265"}, "video_codec", VideoCodec.h265),
        ({"container": "mkv"}, "container", Container.mkv),
        ({"audio_codec": "none"}, "audio_codec", None),
        ({"audio_codec": "flac"}, "audio_codec", AudioCodec.flac),
        ({"full_range": "true"}, "full_range", True),
        ({"keyframe_s": "none"}, "keyframe_s", 2.0),
    ],
)
def test_overrides_are_read_as_people_write_them(given, field, value):
    assert getattr(overridden(preset_named("youtube-1080p"), given), field) == value


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"cfr": 20}, r'no setting "cfr"\. Did you mean "crf"\?'),
        ({"sise": "1x1"}, r'no setting "sise"\. Did you mean "size"\?'),
        ({"video_codec": "hh264"}, r'"hh264" is no video_codec\. Did you mean "h264"\?'),
        ({"size": "large"}, r'"large" is no size\. Write it as 1280x720\.'),
        ({"rate": "fast"}, r'rate: "fast" is no frame rate'),
        ({"crf": "good"}, "crf"),
        ({"width": "wide"}, "width"),
    ],
)
def test_a_bad_override_says_which_and_what_would_do(given, message):
    with pytest.raises(SettingsError, match=message):
        overridden(preset_named("h264"), given)


def test_another_codec_forgets_what_was_said_in_the_old_ones_words():
    preset = overridden(preset_named("youtube-1080p"), {"video_codec": "av1"})
    assert (preset.speed, preset.crf, preset.pixel_format) == ("", None, "")


def test_own_presets_are_listed_and_replace_built_in_ones(tmp_path):
    own = overridden(preset_named("h264"), {"crf": 30, "rate": "23.976", "title": 'My "best"'})
    path = save(own, tmp_path)
    assert load(path) == own
    assert preset_named("h264", tmp_path) == own
    assert len(presets(tmp_path)) == len(WANTED)


def test_a_broken_preset_file_is_named(tmp_path):
    (tmp_path / "mine.toml").write_text('title = "Mine"\nvideo_codek = "h264"\n')
    with pytest.raises(SettingsError, match=r'mine\.toml: .*Did you mean "video_codec"'):
        presets(tmp_path)
    (tmp_path / "mine.toml").write_text("title = ")
    with pytest.raises(SettingsError, match=r"mine\.toml can't be read"):
        presets(tmp_path)


def test_own_presets_are_kept_listed_and_deleted(tmp_path):
    library = PresetLibrary(tmp_path)
    own = library.save(overridden(library.named("h264"), {"crf": 30}), "My film!")
    assert own.name == "my-film"
    assert library.named("my-film").crf == 30
    assert library.is_own("my-film")
    assert own in library.all()
    library.delete("my-film")
    assert not library.is_own("my-film")
    with pytest.raises(SettingsError):
        library.delete("h264")
    with pytest.raises(SettingsError):
        library.save(own, "...")
