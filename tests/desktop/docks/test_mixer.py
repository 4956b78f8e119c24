from kijkocut.desktop.mixer.panel import MixerPanel


def test_the_mixer_waits_behind_the_timeline_and_is_open_for_sound(window):
    dock = window.docks["mixer"]
    assert isinstance(dock.widget(), MixerPanel)
    window.take_layout("audio")
    assert dock.isVisible()
    assert len(dock.widget().strips) > 0
