import av
import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

from kijkocut.model.codec import digest
from kijkocut.model.ticks import Rate
from kijkocut.synth import read_frame_number


def test_a_film_is_made_by_mouse(sit, takes, tmp_path, leaks):
    sitting = sit()
    sitting.hands.play(_journey(sitting, takes))
    desk, window = sitting.desk, sitting.window
    was = (digest(desk.project), desk.playhead)
    assert was[1] > 0
    sitting.hands.play(_lay_out(sitting))
    window.windowHandle().close()
    assert desk.work is None
    sitting.end()
    del desk, window
    assert leaks(tmp_path) == []
    again = sit()
    again.hands.play(_reopen(again))
    assert (digest(again.desk.project), again.desk.playhead) == was
    assert again.window.docks["scopes"].isVisible()
    assert not again.window.docks["meters"].isVisible()
    again.photo("23-again")


async def _lay_out(sitting):
    """Another layout, and a dock that was not in it."""
    await sitting.hands.press("Alt+Shift+2")
    await sitting.hands.rest()


async def _reopen(sitting):
    """The project is the one at hand on the start screen."""
    hands, desk = sitting.hands, sitting.desk
    await hands.rest()
    await hands.press("Return")
    await hands.until(lambda: desk.work is not None, "the project")
    await hands.rest()


async def _journey(sitting, takes):
    await _new_project(sitting)
    empty = digest(sitting.desk.project)
    await _import(sitting, takes)
    await _first_clip(sitting)
    await _three_points(sitting)
    await _cut(sitting)
    await _trim(sitting)
    await _transitions(sitting)
    await _effect(sitting)
    await _title(sitting)
    await _marker_and_caption(sitting)
    await _picture_is_the_export(sitting)
    await _there_and_back(sitting, empty)
    await _export(sitting)


async def _new_project(sitting):
    hands, desk = sitting.hands, sitting.desk
    await hands.press("Ctrl+N")
    await hands.until(lambda: sitting.dialog().isVisible())
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
    media = sitting.media
    await hands.bring_files(media.widget.view.viewport(), takes)
    await hands.until(lambda: len(desk.project.media) == 2, "both takes")
    await hands.rest()
    assert media.names() == ["harbour.mp4", "Sequence 1", "street.mp4"]
    sitting.photo("02-import")


async def _first_clip(sitting):
    hands, desk = sitting.hands, sitting.desk
    media = sitting.media
    line = sitting.timeline
    view = media.widget.view.viewport()
    await hands.carry_over(view, media.place("harbour.mp4"), line.canvas, line.spot(0, "V1"))
    assert line.canvas.ghost is not None
    sitting.photo("03-ghost")
    await hands.let_go_over(line.canvas, line.spot(0, "V1"))
    await hands.until(lambda: line.clips("V1"), "the clip")
    await hands.rest()
    sitting.photo("04-offer")
    await hands.click(sitting.control(media.widget, QPushButton, "Match the Clip"))
    assert (desk.sequence.width, desk.sequence.height) == (320, 180)
    assert desk.sequence.rate == Rate(25)
    assert line.frames("V1") == line.frames("A1") == [(0, 75)]
    await hands.press("Shift+Z")
    sitting.photo("05-matched")


async def _three_points(sitting):
    """Mark a part of the second take, and put it in after the first second."""
    hands, desk = sitting.hands, sitting.desk
    media = sitting.media
    line = sitting.timeline
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
    """The razor, and the playhead's key."""
    hands = sitting.hands
    line = sitting.timeline
    await hands.press("Shift+Z", "B")
    await line.click(60, "V1")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 60), (60, 96)]
    await hands.press("A")
    await line.go_to(80)
    await hands.press("Escape", "S")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 60), (60, 80), (80, 96)]
    assert line.frames("A1") == [(0, 25), (46, 60), (60, 80), (80, 96)]
    sitting.photo("08-split")


async def _trim(sitting):
    """A ripple by mouse, trims by key, a gap closed, a ripple delete, a slip."""
    hands = sitting.hands
    line = sitting.timeline
    await hands.press("Shift+B")
    begin = line.spot(79.6, "V1")
    await hands.grab(line.canvas, begin)
    await hands.carry(line.canvas, begin, line.spot(71.6, "V1"))
    assert line.canvas.ghost is not None
    sitting.photo("09-ripple")
    await hands.drop(line.canvas, line.spot(71.6, "V1"))
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 60), (60, 72), (72, 88)]
    await hands.press("A")
    await line.go_to(64)
    await hands.press("Escape", "Shift+Q")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 60), (60, 68), (68, 84)]
    assert sitting.desk.playhead == 60 * line.frame
    await line.go_to(56)
    await hands.press("W")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 56), (60, 68), (68, 84)]
    await hands.press("Ctrl+Delete")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 56), (56, 64), (64, 80)]
    await line.click(60, "V1")
    await hands.press("Shift+Delete")
    assert line.frames("V1") == [(0, 25), (25, 46), (46, 56), (56, 72)]
    assert line.frames("A1") == [(0, 25), (46, 56), (56, 72)]
    await hands.press("Y")
    await hands.drag(line.canvas, line.spot(30, "V1"), line.spot(33, "V1"))
    assert line.sources("V1")[1] == 7
    await hands.press("A")
    sitting.photo("10-trimmed")


async def _transitions(sitting):
    """One by key at the cut of the playhead, one dragged from its dock."""
    hands = sitting.hands
    line = sitting.timeline
    await hands.press("Escape")
    await line.go_to(26)
    await hands.press("Ctrl+T")
    assert line.clips("V1")[1].transition is not None
    shelf = sitting.transitions
    await shelf.come_up()
    await shelf.search("dip")
    sitting.photo("11-transitions")
    view = shelf.widget.view.viewport()
    target = line.spot(46, "V1")
    await hands.carry_over(view, shelf.place("Dip to colour"), line.canvas, target)
    assert line.canvas.ghost is not None
    sitting.photo("12-dragged")
    await hands.let_go_over(line.canvas, target)
    assert line.clips("V1")[2].transition.kind == "dip_to_colour"


async def _effect(sitting):
    """A blur by double click; its radius from nothing to much by two keyframes."""
    hands, desk = sitting.hands, sitting.desk
    line = sitting.timeline
    await line.click(65, "V1")
    shelf = sitting.effects
    await shelf.come_up()
    await shelf.search("gauss")
    await hands.double_click(shelf.widget.view.viewport(), shelf.place("Gaussian blur"))
    (effect,) = line.clips("V1")[3].effects
    assert effect.kind == "gaussian_blur"
    inspector = sitting.inspector
    await line.go_to(57)
    field = inspector.control(QLineEdit, "Radius, px")
    await hands.scroll_to(field)
    sitting.photo("13-effect")
    await hands.click(inspector.control(QAbstractButton, "Keyframe of Radius"))
    await _fill(hands, inspector.control(QLineEdit, "Radius, px"), "0")
    await line.go_to(70)
    await hands.click(inspector.control(QAbstractButton, "Keyframe of Radius"))
    await _fill(hands, inspector.control(QLineEdit, "Radius, px"), "6*2")
    clip = line.clips("V1")[3]
    (param,) = clip.effects[0].params
    assert [(k.at // line.frame, k.value) for k in param.keys] == [(1, 0.0), (14, 12.0)]
    assert desk.selection
    sitting.photo("14-keyframes")


async def _fill(hands, field, text):
    await hands.click(field)
    await hands.press("Ctrl+A")
    await hands.type(text)
    await hands.press("Return")


async def _title(sitting):
    """From its dock to the playhead, then written and moved on the canvas."""
    hands, desk = sitting.hands, sitting.desk
    line, program = sitting.timeline, sitting.program
    shelf = sitting.titles
    await hands.press("Escape", "A")
    await line.go_to(10)
    await shelf.come_up()
    await shelf.search("plain")
    await hands.double_click(shelf.widget.view.viewport(), shelf.place("Plain"))
    (title,) = line.clips("V2")
    assert title.id in desk.selection
    await line.go_to(30)
    await hands.rest()
    sitting.photo("15-title")
    middle = program.screen.to_widget(QPointF(160, 90)).toPoint()
    await hands.double_click(program.screen, middle)
    await hands.type("Port")
    sitting.photo("16-typing")
    await hands.press("Ctrl+Return")
    assert line.clips("V2")[0].source.title.text == "Port"
    there = program.screen.to_widget(QPointF(160, 140)).toPoint()
    await hands.drag(program.screen, middle, there)
    (position,) = (p.value for p in line.clips("V2")[0].params if p.name == "position")
    assert position[1] > 30
    sitting.photo("17-moved")


async def _marker_and_caption(sitting):
    hands, desk = sitting.hands, sitting.desk
    line = sitting.timeline
    await line.go_to(46)
    await hands.press("M")
    (marker,) = desk.project.sequence_markers(desk.sequence.id)
    assert marker.at == 46 * line.frame
    captions = sitting.captions
    await line.go_to(30)
    await captions.come_up()
    await hands.click(captions.control(QPushButton, "Add Caption at Playhead"))
    await hands.type("Gulls everywhere")
    sitting.photo("18-caption")
    await hands.press("Return")
    (caption,) = (c for c in desk.project.places if hasattr(desk.project.clip(c).source, "text"))
    assert desk.project.clip(caption).source.text == "Gulls everywhere"


async def _picture_is_the_export(sitting):
    """What the viewer shows is what the export's own renderer makes, but for rounding."""
    hands, desk = sitting.hands, sitting.desk
    line, program = sitting.timeline, sitting.program
    stage = program.widget.stage
    await line.go_to(65)
    await hands.until(lambda: stage.is_settled, "the exact frame")
    shown = stage.picture.pixels[..., :3].astype(int)
    still = sitting.home / "still.png"
    desk.work.write_still(still, desk.sequence, 65 * line.frame)
    wanted = QImage(str(still)).convertToFormat(QImage.Format.Format_RGB888)
    made = np.array(wanted.constBits()).reshape(wanted.height(), wanted.bytesPerLine())
    made = made[:, : 3 * wanted.width()].reshape(wanted.height(), wanted.width(), 3).astype(int)
    assert np.abs(shown - made).max() <= 2


async def _there_and_back(sitting, empty):
    """Every step back to the new project, and every step on again."""
    hands, desk = sitting.hands, sitting.desk
    full, steps = digest(desk.project), 0
    await hands.click(sitting.timeline.canvas, QPoint(900, 4))
    while sitting.window.actions_.get("edit.undo").isEnabled():
        await hands.press("Ctrl+Z")
        steps += 1
        assert steps < 60
    assert digest(desk.project) == empty
    sitting.photo("19-undone")
    for _ in range(steps):
        await hands.press("Ctrl+Shift+Z")
    assert digest(desk.project) == full
    sitting.photo("20-redone")


async def _export(sitting):
    hands, desk = sitting.hands, sitting.desk
    await hands.press("Ctrl+E")
    form = sitting.dialog()
    await hands.until(form.isVisible)
    await hands.press("Ctrl+A")
    await hands.type("final")
    await hands.rest()
    sitting.photo_of(form, "21-export")
    await hands.click(sitting.control(form, QPushButton, "Export Now"))
    exports = sitting.studio.exports
    await hands.until(exports.items, "the queue")
    await hands.until(lambda: exports.items()[0].result is not None, "the film", seconds=60)
    await hands.rest()
    sitting.photo("22-exported")
    with av.open(str(sitting.home / "final.mp4")) as film:
        picture = film.streams.video[0]
        assert (picture.width, picture.height, picture.average_rate) == (320, 180, 25)
        frames = [f.to_ndarray(format="rgb24") for f in film.decode(video=0)]
    assert (
        len(frames) == desk.project.sequence_end(desk.sequence.id) // desk.sequence.rate.frame_ticks
    )
    assert read_frame_number(frames[5]) == 5
