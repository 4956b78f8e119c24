import pytest

from kijkocut.export import PresetForm, PresetLibrary, overridden
from kijkocut.export.codecs import Container
from kijkocut.export.errors import SettingsError
from kijkocut.export.target import resolve
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence

SEQUENCE = Sequence(id=SequenceId("main"), name="Film", width=640, height=360)


def _names(form) -> set[str]:
    return {field.name for field in form.fields}


@pytest.mark.parametrize("container", list(Container))
@pytest.mark.parametrize("name", ["h264", "prores-4444", "wav", "gif", "webm"])
def test_any_file_kind_can_be_chosen_and_all_still_fits(name, container):
    form = PresetForm(PresetLibrary().named(name)).changed("container", container.value)
    resolve(form.preset, SEQUENCE)


def test_every_offered_choice_can_be_taken():
    form = PresetForm(PresetLibrary().named("h264"))
    for field in form.fields:
        for choice in field.choices:
            resolve(form.changed(field.name, choice.value).preset, SEQUENCE)


def test_only_what_has_a_meaning_is_shown():
    h264 = PresetForm(PresetLibrary().named("h264"))
    assert {"crf", "video_kbps", "is_smart", "audio_kbps"} <= _names(h264)
    prores = PresetForm(PresetLibrary().named("prores-422-hq"))
    assert "profile" in _names(prores)
    assert "crf" not in _names(prores)
    sound = PresetForm(PresetLibrary().named("wav"))
    assert not {"size", "rate", "captions", "audio_kbps"} & _names(sound)
    sidecar = h264.changed("captions", "sidecar")
    assert "caption_format" in _names(sidecar)
    assert "caption_format" not in _names(h264)


def test_a_field_shows_how_it_stands():
    form = PresetForm(overridden(PresetLibrary().named("h264"), {"size": "854x480", "crf": 20}))
    assert form.field("size").value == "854x480"
    assert form.field("crf").value == "20"
    assert form.field("video_kbps").value == ""
    assert form.field("is_smart").value == "false"
    assert form.field("profile") is None
    odd = form.changed("size", "1000x500")
    assert odd.field("size").choices[-1].value == "1000x500"


def test_a_value_that_is_none_is_refused():
    with pytest.raises(SettingsError):
        PresetForm(PresetLibrary().named("h264")).changed("size", "large")


def test_pictures_come_back_when_the_file_can_hold_them_again():
    form = PresetForm(PresetLibrary().named("h264"))
    again = form.changed("container", "wav").changed("container", "mov")
    assert again.preset.has_video


def test_hardware_encoders_that_work_are_offered_for_their_codec():
    form = PresetForm(PresetLibrary().named("h264"), ("h264_nvenc", "hevc_nvenc"))
    assert [c.value for c in form.field("encoder").choices] == ["", "h264_nvenc"]
    chosen = form.changed("is_smart", "true").changed("encoder", "h264_nvenc")
    assert not chosen.preset.is_smart
    assert chosen.field("is_smart") is None
    assert chosen.field("speed").choices[1].value == "p7"
    other = chosen.changed("video_codec", "h265")
    assert other.preset.encoder == ""
    assert [c.value for c in other.field("encoder").choices] == ["", "hevc_nvenc"]
    assert form.changed("video_codec", "vp9").field("encoder") is None


def test_an_encoder_of_another_machine_stays_in_the_form():
    form = PresetForm(overridden(PresetLibrary().named("h264"), {"encoder": "h264_amf"}))
    assert [c.label for c in form.field("encoder").choices] == ["Software", "AMD (AMF)"]
