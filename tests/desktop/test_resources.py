from kijkocut.desktop.resources import resource_folder


def test_the_windows_files_are_found():
    assert (resource_folder("icons") / "play.svg").exists()
    assert (resource_folder("shortcuts") / "premiere.toml").exists()
