import pytest

from kijkocut.desktop.media.filters import Filter, Show, entries_shown
from kijkocut.desktop.media.presence import Presence
from kijkocut.desktop.media.uses import Uses
from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.move_to_bin import MoveToBin
from kijkocut.edit.commands.set_media import SetMedia


@pytest.fixture
def shown(film, make_video):
    """Names what a filter shows of a film with three more media and two bins."""
    film.run(
        AddBin(name="Outer", id="outer"),
        AddBin(name="Inner", id="inner", parent="outer"),
        make_video("city.mp4", bin="outer"),
        make_video("beach.mp4", bin="inner"),
        make_video("talk.mp4"),
    )
    film.run(
        SetMedia(media="beach", tags=("sun",), is_favourite=True, note="windy"),
        SetMedia(media="talk", colour="#d9534f"),
        AddSubclip(media="city", source_in=0, source_out=5, name="tram", id="p"),
    )
    uses, presence = Uses(), Presence()
    uses.read(film.project)

    def show(bin_id=None, **by) -> list[str]:
        found = entries_shown(
            film.project, bin_id=bin_id, by=Filter(**by), uses=uses, presence=presence
        )
        return sorted(entry.part or entry.id for entry in found if entry.id != take)

    (take,) = set(film.project.media) - {"city", "beach", "talk"}
    return show


def test_a_bin_shows_its_own_and_a_search_goes_deeper(shown):
    assert shown() == ["beach", "city", "main", "p", "talk"]
    assert shown("outer") == ["city", "p"]
    assert shown("outer", text="mp4") == ["beach", "city", "p"]


def test_words_are_looked_for_everywhere(shown):
    assert shown(text="WINDY sun") == ["beach"]
    assert shown(text="tram") == ["p"]
    assert shown(text="windy rain") == []


def test_each_filter_holds(shown):
    assert shown(kind=Show.sequence) == ["main"]
    assert shown(kind=Show.audio) == []
    assert shown(is_favourite=True) == ["beach"]
    assert shown(colour="#d9534f") == ["talk"]
    assert shown(tag="sun") == ["beach"]
    assert shown(is_used=True) == []  # the take alone
    assert shown(is_missing=True) == []


def test_sequences_are_filed_too(film, shown):
    film.run(MoveToBin(bin="inner", sequences=("main",)))
    assert shown("inner") == ["beach", "main"]
