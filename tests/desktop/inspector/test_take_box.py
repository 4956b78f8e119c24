from PySide6.QtCore import Qt

from kijkocut.desktop.inspector.take_box import TakesExtra, take_sections
from kijkocut.edit.commands.add_take import AddTake
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def plans(film):
    return tuple(take_sections(film.selected_clips))


def test_one_clip_with_takes_has_a_section(film, qtbot):
    (media,) = film.project.media
    film.select(film.project.clips_together(film.project.clip(A)))
    assert plans(film) == ()
    film.run(AddTake(clip=A, source=MediaSource(media=media)))
    (plan,) = plans(film)
    extra = TakesExtra(film)
    qtbot.addWidget(extra)
    extra.refresh(plan)
    assert extra.list.accessibleName() == "Take"
    assert [extra.list.itemText(n)[:12] for n in range(extra.list.count())] == [
        "1. take.mp4 ",
        "2. take.mp4 ",
    ]
    assert extra.list.currentIndex() == 0
    extra.list.setFocus()
    qtbot.keyClick(extra.list, Qt.Key.Key_Down)
    assert film.project.clip(A).take_place == 1
    extra.refresh(plan)
    qtbot.mouseClick(extra.on, Qt.MouseButton.LeftButton)
    assert film.project.clip(A).take_place == 0
    qtbot.mouseClick(extra.back, Qt.MouseButton.LeftButton)
    assert film.project.clip(A).take_place == 1


def test_several_clips_with_takes_have_none(film):
    (media,) = film.project.media
    film.run(*(AddTake(clip=key, source=MediaSource(media=media)) for key in (A, B)))
    film.select((A, B))
    assert plans(film) == ()
