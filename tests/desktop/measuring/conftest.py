import pytest

from kijkocut.desktop.measuring.room import Room


@pytest.fixture
def room(window) -> Room:
    """The window of the tests, as parts measure in it."""
    window.desk.settings.set("viewer.sound_device", "none")
    made = Room(desk=window.desk, window=window)
    made.show_exact()
    return made
