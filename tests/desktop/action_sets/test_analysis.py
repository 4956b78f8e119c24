import pytest

from kijkocut.desktop.delivery.scenes_dialog import ScenesDialog
from kijkocut.desktop.delivery.steadying_dialog import SteadyingDialog
from kijkocut.desktop.delivery.sync_dialog import SyncDialog


@pytest.mark.parametrize(
    ("action", "dialog"), [("clip.scenes", ScenesDialog), ("clip.stabilise", SteadyingDialog)]
)
def test_dialogs_open_for_one_clip_that_shows_footage(window, film, action, dialog):
    assert not window.actions_.get(action).isEnabled()
    film.select(["a", "b"])
    assert not window.actions_.get(action).isEnabled()
    film.select(["a"])
    window.actions_.trigger(action)
    made = window.findChild(dialog)
    assert made.isVisible()
    made.close()


def test_two_clips_can_be_synchronised_but_not_one_and_its_sound(window, film):
    a = film.project.clip("a")
    film.select(film.project.clips_together(a))
    assert not window.actions_.get("clip.synchronise").isEnabled()
    film.select(["a", "b"])
    window.actions_.trigger("clip.synchronise")
    made = window.findChild(SyncDialog)
    assert made.isVisible()
    made.close()


def test_heavy_parts_are_rendered_ahead_and_deleted(window, film, qtbot):
    with qtbot.waitSignal(film.noticed, timeout=30_000) as noticed:
        window.actions_.trigger("sequence.prerender")
    assert noticed.args[0].text == "0 frames rendered ahead, 0 were there, 80 need no help."
    assert window.docks["jobs"].isVisible()
    with qtbot.waitSignal(film.noticed) as freed:
        window.actions_.trigger("sequence.clear_rendered")
    assert freed.args[0].text.startswith("Freed")
