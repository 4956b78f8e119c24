import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.delivery.scenes_dialog import ScenesDialog
from kijkocut.jobs import Order, Resource
from kijkocut.workspace import SceneSearch


@pytest.fixture
def dialog(film, qtbot) -> ScenesDialog:
    made = ScenesDialog(film, film.work, film.project.clip("a"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_threshold_follows_the_method(dialog):
    assert dialog.threshold.value() == 3.0
    dialog.method.setCurrentIndex(dialog.method.findData(SceneSearch.Detection.content))
    assert dialog.threshold.value() == 27.0


def test_a_clip_of_one_scene_is_told(dialog, film, qtbot):
    with qtbot.waitSignal(film.noticed, timeout=20_000) as noticed:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert noticed.args[0].text == "No new scene begins in the clip."
    assert not dialog.isVisible()


@pytest.mark.parametrize("has_cuts", [False, True])
def test_scenes_become_markers_or_cuts(dialog, film, qtbot, monkeypatch, has_cuts):
    frame = film.sequence.rate.frame_ticks
    jobs = film.studio.jobs
    asked = []

    def find(media, span, *, search, stream):
        asked.append((media, span, search))
        order = Order(title="Find scenes", kind="scenes", resource=Resource.light)
        return jobs.submit(order, lambda control: (25 * frame,))

    monkeypatch.setattr(film.work.scenes, "find", find)
    if has_cuts:
        qtbot.keyClick(dialog.cuts, Qt.Key.Key_Space)
    before = len(film.project.places)
    with qtbot.waitSignal(film.project_changed):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert asked[0][2].detection is SceneSearch.Detection.adaptive
    if has_cuts:
        assert len(film.project.places) > before
    else:
        assert len(film.project.clip("a").markers) == 1
