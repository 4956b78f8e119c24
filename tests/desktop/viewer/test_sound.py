from kijkocut.desktop.viewer.sound import sound_out
from kijkocut.playback import DeviceOut, NullOut


def test_the_settings_name_the_output(desk):
    assert isinstance(sound_out(desk.settings), DeviceOut)
    desk.settings.set("viewer.sound_device", "none")
    assert isinstance(sound_out(desk.settings), NullOut)
