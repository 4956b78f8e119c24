from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from kijkocut.desktop.timeline.menus import CanvasMenus
from kijkocut.edit.commands.add_take import AddTake
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def opened(panel, window, at: QPoint) -> QMenu:
    """The menu that a click with the right button at a spot brings up."""
    canvas = panel.canvas
    menus = canvas.findChild(CanvasMenus) or CanvasMenus(canvas._desk, window.actions_, canvas)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, event)
    assert menus is not None
    return next(menu for menu in canvas.findChildren(QMenu) if menu.isVisible())


def names(menu: QMenu) -> set[str]:
    return {action.objectName() or action.text() for action in menu.actions()} - {""}


def test_the_menu_of_a_clip_selects_it_and_edits_it(window, film, panel, hand):
    film.select(())
    menu = opened(panel, window, hand.spot(10, "V1"))
    assert A in film.selection
    assert {"edit.cut", "clip.split", "clip.enable", "clip.speed", "clip.rename"} <= names(menu)
    next(a for a in menu.actions() if a.objectName() == "clip.enable").trigger()
    assert not film.project.clip(A).is_enabled
    menu.close()


def test_the_menu_of_a_transition_takes_it_away(window, film, panel, hand):
    frame = film.sequence.rate.frame_ticks
    film.run(AddTransition(clip=B, kind="dissolve", duration=12 * frame, can_shorten=True))
    start = film.project.clip(B).start // frame
    row = next(row for row in panel.canvas.rows if row.track.name == "V1")
    at = QPoint(hand.spot(start + 1, "V1").x(), row.bottom - 6 - panel.view.top)
    menu = opened(panel, window, at)
    menu.actions()[0].trigger()
    assert film.project.clip(B).transition is None
    menu.close()


def test_the_menu_of_a_gap_closes_it(window, film, panel, hand):
    frame = film.sequence.rate.frame_ticks
    end = film.project.clip(A).end
    film.run(MoveClips(clips=(B,), by=20 * frame))
    menu = opened(panel, window, hand.spot(end // frame + 5, "V1"))
    assert "timeline.add_video_track" in names(menu)
    menu.actions()[0].trigger()
    assert film.project.clip(B).start == end
    menu.close()


def test_the_menu_key_means_the_selected_clip(window, film, panel, hand):
    film.select((B,))
    canvas = panel.canvas
    asked = []
    canvas.menu_asked.connect(lambda over, at: asked.append(over))
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, QPoint(1, 1), QPoint(1, 1)))
    assert asked[0].clip.id == B


def test_the_menu_of_a_clip_lists_its_takes(window, film, panel, hand):
    frame = film.sequence.rate.frame_ticks
    (media,) = film.project.media
    for at in (0, 20):
        film.run(AddTake(clip=A, source=MediaSource(media=media), source_in=at * frame))
    menu = opened(panel, window, hand.spot(10, "V1"))
    takes = next(a.menu() for a in menu.actions() if a.menu() and a.text() == "Takes")
    listed = [a for a in takes.actions() if a.isCheckable()]
    assert [a.isChecked() for a in listed] == [True, False, False]
    assert "10 frames short" in listed[2].text()
    assert {"clip.next_take", "clip.finalise_takes", "source.take"} <= names(takes)
    listed[1].trigger()
    assert film.project.clip(A).source_in == 0
    menu.close()


def test_without_takes_it_offers_to_add_one(window, film, panel, hand):
    menu = opened(panel, window, hand.spot(10, "V1"))
    takes = next(a.menu() for a in menu.actions() if a.menu() and a.text() == "Takes")
    assert names(takes) == {"source.take"}
    menu.close()
