from kijkocut.export import Preset
from kijkocut.export.codecs import PICTURE_CODERS, AudioCodec, Container, VideoCodec
from kijkocut.export.form_words import FIELD_WORDS, WORDS, rate_choices, size_choices
from kijkocut.model.ticks import Rate


def test_everything_in_a_list_has_a_name():
    for value in (*Container, *VideoCodec, *AudioCodec):
        assert value.value in WORDS
    for coder in PICTURE_CODERS.values():
        for pixel_format in coder.pixel_formats:
            assert f"pixel_format.{pixel_format}" in WORDS


def test_every_setting_of_a_preset_has_words():
    told = set(FIELD_WORDS) - {"size"} | {"width", "height"}
    assert set(Preset.__struct_fields__) - {"name", "title", "description", "group"} == told


def test_usual_rates_are_exact():
    rates = {choice.label: choice.value for choice in rate_choices()}
    assert Rate.parse(rates["23.976"]) == Rate(24000, 1001)
    assert rate_choices()[0].value == size_choices()[0].value == ""
