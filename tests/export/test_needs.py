from kijkocut.export import encoders, preset_named


def test_a_preset_names_the_encoders_it_writes_with():
    assert encoders(preset_named("h264")) == ("libx264", "aac")
    assert encoders(preset_named("wav")) == ("pcm_s24le",)
    assert encoders(preset_named("gif")) == ("gif",)
