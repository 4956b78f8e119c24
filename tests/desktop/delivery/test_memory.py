from kijkocut.desktop.delivery.memory import SETTING, LastExport, last_export, remember_export
from kijkocut.export import PresetLibrary, overridden


def test_each_project_has_its_own_memory(desk):
    assert last_export(desk.settings, "one") == LastExport()
    preset = overridden(PresetLibrary().named("h264"), {"rate": "30000/1001", "size": "640x360"})
    last = LastExport(preset=preset, folder="/films", part="in_out", is_checked=False)
    remember_export(desk.settings, "one", last)
    assert last_export(desk.settings, "one") == last
    assert last_export(desk.settings, "two") == LastExport()


def test_only_the_latest_are_kept_and_nonsense_is_forgotten(desk):
    for number in range(60):
        remember_export(desk.settings, str(number), LastExport(folder=str(number)))
    assert last_export(desk.settings, "0") == LastExport()
    assert last_export(desk.settings, "59").folder == "59"
    desk.settings.set(SETTING, "{[")
    assert last_export(desk.settings, "59") == LastExport()
