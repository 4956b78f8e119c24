import pytest

from kijkocut.desktop.shelf import Entry, EntryKind


@pytest.fixture
def details(panel, film):
    film.settings.set("media.details", value=True)
    return panel.details


def test_facts_follow_what_is_chosen(details, panel, film):
    assert "Nothing" in details.title.text()
    (media,) = film.project.media
    panel.choose((Entry(kind=EntryKind.media, id=media),))
    told = details.texts()
    assert details.title.text() == "take.mp4"
    assert told["Size"] == "128 \u00d7 72"
    assert told["Picture"].startswith("h264, yuv420p, 8 bit")
    assert told["Used"] == "4 clips"
    assert told["Proxy"] == "none"
    panel.choose((Entry(kind=EntryKind.sequence, id="main"),))
    assert details.texts()["Sound"] == "48000 Hz, 2 channels"
    assert not details.tags.isVisible()


def test_tags_and_notes_are_kept_when_the_focus_goes(details, panel, film, qtbot):
    (media,) = film.project.media
    panel.choose((Entry(kind=EntryKind.media, id=media),))
    details.tags.setFocus()
    qtbot.keyClicks(details.tags, "beach, sun")
    details.note.setFocus()
    qtbot.keyClicks(details.note, "windy")
    panel.view.setFocus()
    kept = film.project.media[media]
    assert kept.tags == ("beach", "sun")
    assert kept.note == "windy"
