from PySide6.QtWidgets import QPushButton

from kijkocut.model.ticks import Rate
from kijkocut.testing.pages import MediaPage, TimelinePage, control, dialog


def test_a_film_is_made_by_mouse(sit, takes):
    sitting = sit()
    sitting.hands.play(_journey(sitting, takes))


async def _journey(sitting, takes):
    await _new_project(sitting)
    await _import(sitting, takes)
    await _first_clip(sitting)
    await _three_points(sitting)
    await _cut(sitting)


async def _new_project(sitting):
    hands, desk = sitting.hands, sitting.desk
    await hands.press("Ctrl+N")
    await hands.until(lambda: dialog().isVisible())
    await hands.type("Harbour")
    await hands.press("Tab", "Ctrl+A")
    await hands.type(str(sitting.home))
    await hands.press("Return")
    await hands.until(lambda: desk.work is not None, "the project")
    assert desk.work.path == sitting.home / "Harbour.kijko"
    assert desk.project.about.name == "Harbour"
    assert desk.sequence.rate == Rate(30)


async def _import(sitting, takes):
    hands, desk = sitting.hands, sitting.desk
    media = MediaPage(sitting.window, hands)
    await hands.bring_files(media.widget.view.viewport(), takes)
    await hands.until(lambda: len(desk.project.media) == 2, "both takes")
    await hands.rest()
    assert media.names() == ["harbour.mp4", "Sequence 1", "street.mp4"]
    sitting.photo("02-import")


async def _first_clip(sitting):
    hands, desk = sitting.hands, sitting.desk
    media = MediaPage(sitting.window, hands)
    line = TimelinePage(sitting.window, hands)
    view = media.widget.view.viewport()
    await hands.carry_over(view, media.place("harbour.mp4"), line.canvas, line.spot(0, "V1"))
    assert line.canvas.ghost is not None
    sitting.photo("03-ghost")
    await hands.let_go_over(line.canvas, line.spot(0, "V1"))
    await hands.until(lambda: line.clips("V1"), "the clip")
    await hands.rest()
    sitting.photo("04-offer")
    await hands.click(control(media.widget, QPushButton, "Match the Clip"))
    assert (desk.sequence.width, desk.sequence.height) == (320, 180)
    assert desk.sequence.rate == Rate(25)
    assert line.frames("V1") == line.frames("A1") == [(0, 75)]
    await hands.press("Ctrl+0")
    sitting.photo("05-matched")


async def _three_points(sitting):
    """Mark a part of the second take, and put it in after the first second."""
    hands, desk = sitting.hands, sitting.desk
    media = MediaPage(sitting.window, hands)
    line = TimelinePage(sitting.window, hands)
    await media.open("street.mp4")
    await hands.until(lambda: desk.source_media is not None)
    await hands.press("Shift+Right", "Shift+Right", "I")
    await hands.press("Shift+Right", "Shift+Right", "Shift+Right", "Shift+Right", "O")
    first, last = (at // line.frame for at in desk.source_range)
    assert (first, last) == (10, 31)
    sitting.photo("06-marked")
    await line.go_to(25)
    await hands.press(",")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 96)]
    assert line.sources("V1") == [0, 10, 25]
    assert line.frames("A1") == [(0, 25), (46, 96)]
    sitting.photo("07-inserted")


async def _cut(sitting):
    """The razor, the playhead's keys, a ripple, and a hole closed."""
    hands, desk = sitting.hands, sitting.desk
    line = TimelinePage(sitting.window, hands)
    await hands.press("B")
    await line.click(60, "V1")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 60), (60, 96)]
    await hands.press("A")
    await line.go_to(80)
    await hands.press("Escape", "S")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 60), (60, 80), (80, 96)]
    assert line.frames("A1") == [(0, 25), (46, 60), (60, 80), (80, 96)]
    sitting.photo("08-split")
