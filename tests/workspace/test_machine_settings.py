from kijkocut.workspace import Setting, SettingKind, Settings
from kijkocut.workspace.machine_settings import MACHINE_SETTINGS, PROXIES_ON


def test_defaults_are_allowed_values() -> None:
    for one in MACHINE_SETTINGS:
        assert one.checked(one.default) == one.default


def test_the_window_adds_its_own_to_them(tmp_path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('"look.size" = 3\n"proxies.on" = true\n')
    settings = Settings(path, MACHINE_SETTINGS)
    settings.add([Setting(name="look.size", label="Size", kind=SettingKind.whole, default=1)])
    assert settings.get("look.size") == 3
    assert settings.is_on(PROXIES_ON)
