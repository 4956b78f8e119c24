from kijkocut.effects.sound import SOUND_GENERATORS


def test_the_tone_has_pitch_level_and_shape_in_units() -> None:
    tone, silence = SOUND_GENERATORS
    assert [(s.name, s.unit) for s in tone.params] == [
        ("frequency", "Hz"),
        ("level", "dBFS"),
        ("waveform", ""),
        ("period", "s"),
        ("length", "s"),
    ]
    assert tone.passes == ()
    assert (silence.name, silence.params) == ("silence", ())
