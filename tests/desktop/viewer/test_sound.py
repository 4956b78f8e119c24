from kijkocut.desktop.viewer.sound import sound_out
from kijkocut.playback import DeviceOut, NullOut


def test_the_settings_name_the_output(desk):
    assert isinstance(sound_out(desk.settings), DeviceOut)
    desk.settings.set("viewer.sound_device", "none")
    assert isinstance(sound_out(desk.settings), NullOut)


def test_so_many_loudspeakers_are_fed_as_there_are(desk):
    assert sound_out(desk.settings).channels == 2
    desk.settings.set("viewer.loudspeakers", "5.1")
    assert sound_out(desk.settings).channels == 6
