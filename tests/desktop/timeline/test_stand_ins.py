import pytest

from kijkocut.desktop.timeline.stand_ins import StandIns
from kijkocut.desktop.timeline.supply import Supply


@pytest.fixture
def stand_ins(film):
    supply = Supply()
    yield StandIns(film, supply)
    supply.close()
    film.studio.settings.set("proxies.on", False)  # noqa: FBT003


@pytest.fixture
def media(film):
    return next(iter(film.project.media.values()))


def test_proxies_count_while_they_are_switched_on(film, media, stand_ins, qtbot, monkeypatch):
    found = []
    monkeypatch.setattr(film.studio.proxies, "find", lambda facts: found.append(facts) or facts)
    assert not stand_ins.has(media)
    assert not found
    film.studio.settings.set("proxies.on", True)  # noqa: FBT003
    assert not stand_ins.has(media)
    qtbot.waitUntil(lambda: stand_ins.has(media))
    assert found == [media.facts]
    film.studio.settings.set("proxies.on", False)  # noqa: FBT003
    assert not stand_ins.has(media)


def test_it_is_looked_for_again_after_a_job(film, media, stand_ins, qtbot, monkeypatch):
    film.studio.settings.set("proxies.on", True)  # noqa: FBT003
    assert not stand_ins.has(media)
    stand_ins._supply.close()
    monkeypatch.setattr(film.studio.proxies, "find", lambda facts: facts)
    with qtbot.waitSignal(stand_ins.changed):
        stand_ins.refresh(media.facts.content_hash)
    stand_ins.has(media)
    qtbot.waitUntil(lambda: stand_ins.has(media))
