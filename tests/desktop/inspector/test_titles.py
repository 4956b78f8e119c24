import pytest
from PySide6.QtGui import QTextCursor

from kijkocut.desktop.inspector.titles import caption_sections, caption_style_sections, rgba
from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.title import Motion, TextRun

T = ClipId("t")


@pytest.fixture
def title(film, panel, tmp_path):
    track = film.project.clip(ClipId("a")).track
    source = {"type": "title", "title": {"text": "Hello world"}}
    placement = {"source": source, "source_in": "0f", "source_out": "25f"}
    raw = {"command": "overwrite", "placement": placement, "at": "100f", "track": track, "id": "t"}
    film.work.run_script([raw], folder=tmp_path, label="Place")
    film.select([T])
    return lambda: film.project.clip(T).source.title


def test_typing_is_followed_and_is_one_step(film, row, title, steps, qtbot):
    control = row("title", "text").control
    before = steps()
    control.box.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(control.box, "!!")
    control.finish()
    assert title().text == "Hello world!!"
    assert steps() == before + 1


def test_a_marked_stretch_gets_a_style_of_its_own(row, title):
    cursor = row("title", "text").control.box.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    row("title", "text").control.box.setTextCursor(cursor)
    row("title", "weight").control.chosen.emit("700")
    assert title().runs == (TextRun(start=0, end=5, weight=700),)
    assert title().weight == 400
    assert row("title", "weight").control.list.currentText() == "700"


def test_outline_and_motion_show_what_applies(panel, row, title):
    panel.sections["title_looks"].heading.setChecked(True)
    panel.sections["title_motion"].heading.setChecked(True)
    assert not [r for r in panel.sections["title_looks"].rows if "stroke_" in r.field.spec.name]
    row("title_looks", "stroke").control.chosen.emit(True)  # noqa: FBT003 Qt's
    row("title_looks", "stroke_width").control.chosen.emit(9.0)
    assert title().stroke.width == 9.0
    row("title_motion", "arrive").control.chosen.emit("rise")
    row("title_motion", "arrive_length").control.chosen.emit(10)
    assert title().arrive.motion is Motion.rise
    assert title().arrive.duration == 10 * panel._desk.sequence.rate.frame_ticks
    row("title_looks", "shadow").control.chosen.emit(True)  # noqa: FBT003 Qt's
    row("title_looks", "shadow_offset").control.fields[1].chosen.emit(7.0)
    assert (title().shadow.dx, title().shadow.dy) == (4.0, 7.0)


def test_captions_have_text_and_their_track_a_style(film, tmp_path):
    film.work.run_script(
        [{"command": "add_track", "sequence": film.sequence.id, "kind": "caption"}],
        folder=tmp_path,
        label="Track",
    )
    track = next(t for t in film.project.tracks.values() if t.kind is TrackKind.caption)
    frame = film.sequence.rate.frame_ticks
    film.run(AddCaption(track=track.id, at=0, duration=25 * frame, text="Helo", id=ClipId("c")))
    (plan,) = caption_sections((film.project.clip(ClipId("c")),))
    film.run(*plan.fields[0].write(film.project, 0, "Hello"))
    assert film.project.clip(ClipId("c")).source.text == "Hello"
    style, *_ = caption_style_sections(track)
    size = next(f for f in style.fields if f.spec.name == "size")
    film.run(*size.write(film.project, 0, 40.0))
    assert film.project.tracks[track.id].caption_style.size == 40.0


def test_colours_of_three_parts_are_opaque():
    assert rgba((0.1, 0.2, 0.3)) == (0.1, 0.2, 0.3, 1.0)
