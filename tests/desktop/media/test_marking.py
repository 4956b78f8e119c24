import pytest

from kijkocut.desktop.media import marking
from kijkocut.desktop.shelf import Entry, EntryKind


@pytest.fixture
def chosen(film, make_video):
    """The film's desk with its footage and one more medium chosen."""
    film.run(make_video("city.mp4"))
    film.shelf.choose(Entry(kind=EntryKind.media, id=key) for key in film.project.media)
    return film


def test_favourites_and_colours_go_to_all_chosen(chosen):
    marking.switch_favourite(chosen)
    assert marking.is_favourite(chosen)
    assert all(media.is_favourite for media in chosen.project.media.values())
    marking.switch_favourite(chosen)
    assert not marking.is_favourite(chosen)
    marking.set_colour(chosen, "#4a80c8")
    assert marking.has_colour(chosen, "#4a80c8")
    chosen.undo()
    assert marking.has_colour(chosen, "")


def test_media_are_found_in_the_timeline_one_after_another(chosen, qtbot):
    frame = chosen.sequence.rate.frame_ticks
    marking.reveal_in_timeline(chosen)
    assert chosen.selection == {"a", "b", "a-audio", "b-audio"}
    assert chosen.playhead == 40 * frame
    marking.reveal_in_timeline(chosen)
    assert chosen.playhead == 0
    chosen.shelf.choose([Entry(kind=EntryKind.media, id="city")])
    with qtbot.waitSignal(chosen.noticed):
        marking.reveal_in_timeline(chosen)


def test_a_lost_folder_is_told(film, make_video, qtbot):
    film.run(make_video("city.mp4"))
    film.shelf.choose([Entry(kind=EntryKind.media, id="city")])
    with qtbot.waitSignal(film.noticed) as caught:
        marking.reveal_in_folder(film)
    assert "/nowhere" in caught.args[0].text


def test_proxies_are_made_shown_and_deleted(film, qtbot):
    (media,) = film.project.media
    film.shelf.choose([Entry(kind=EntryKind.media, id=media)])
    facts = film.project.media[media].facts
    marking.make_proxies(film)
    qtbot.waitUntil(lambda: film.studio.proxies.find(facts) is not None, timeout=30_000)
    marking.switch_proxies(film)
    assert marking.has_proxies(film)
    marking.switch_proxies(film)
    assert not marking.has_proxies(film)
    marking.remove_proxies(film)
    assert film.studio.proxies.find(facts) is None
