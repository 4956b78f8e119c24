from kijkocut.desktop.preferences import SETTINGS


def test_defaults_are_allowed_values() -> None:
    assert len({one.name for one in SETTINGS}) == len(SETTINGS)
    for one in SETTINGS:
        assert one.checked(one.default) == one.default
        assert one.label
