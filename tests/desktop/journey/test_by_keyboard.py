"""The same kind of film without a mouse: menus, palette, Tab, shortcuts."""

from PySide6.QtWidgets import QApplication, QPushButton

from kijkocut.model.codec import digest


def test_a_film_is_made_by_keyboard(sit, takes):
    sitting = sit()
    sitting.hands.play(_journey(sitting, takes))


async def _journey(sitting, takes):
    await _begin(sitting, takes)
    await _cut(sitting)
    await _dress(sitting)
    await _there_and_back(sitting)
    await sitting.hands.press("Ctrl+Q")
    assert sitting.desk.work is None
    assert not sitting.window.isVisible()


async def _command(sitting, words):
    """Do something by a few letters of its name."""
    await sitting.hands.press("Ctrl+K")
    await sitting.hands.type(words)
    await sitting.hands.press("Return")
    await sitting.hands.rest()


async def _begin(sitting, takes):
    """The start screen's first button has the focus; files are named in the system's dialog."""
    hands, desk = sitting.hands, sitting.desk
    await hands.rest()
    await hands.press("Return")
    await hands.until(lambda: QApplication.activeModalWidget() is not None, "the dialog")
    await hands.type("Keys")
    await hands.press("Tab", "Ctrl+A")
    await hands.type(str(sitting.home))
    form = sitting.dialog()
    for _ in range(3):
        await hands.press("Tab")
    assert form.canvas.hasFocus()
    await hands.press("End")  # a size of one's own
    await hands.press("Tab", "Ctrl+A")
    await hands.type("320")
    await hands.press("Tab", "Ctrl+A")
    await hands.type("180")
    await hands.press("Tab")
    assert form.rate.hasFocus()
    await hands.type("25")
    sitting.photo_of(form, "k01-new")
    await hands.press("Return")
    await hands.until(lambda: desk.work is not None, "the project")
    assert (desk.sequence.width, desk.sequence.height) == (320, 180)
    assert str(desk.sequence.rate) == "25"
    await hands.press("Alt+F")
    await hands.until(lambda: QApplication.activePopupWidget() is not None, "the menu")
    sitting.photo_of(QApplication.activePopupWidget(), "k02-menu")
    await hands.press("Escape", "Escape", "Ctrl+I")
    await hands.until(lambda: QApplication.activeModalWidget() is not None, "the file dialog")
    await hands.type(" ".join(f'"{path}"' for path in takes))
    await hands.press("Return")
    await hands.until(lambda: len(desk.project.media) == 2, "both takes")


async def _cut(sitting):
    hands, desk = sitting.hands, sitting.desk
    media, line = sitting.media, sitting.timeline
    await hands.press("Ctrl+1", "Home")
    await hands.press("Return")
    await hands.until(lambda: desk.source_media is not None, "the source")
    assert desk.source_media.name == media.names()[0]
    await hands.press("Home", "I", "Ctrl+Right", "Ctrl+Right", "Left", "O", ".")
    assert line.frames("V1") == line.frames("A1") == [(0, 50)]
    await hands.press("Ctrl+1", "End")
    await hands.press("Return")
    await hands.until(lambda: desk.source_media.name == "street.mp4", "the other source")
    await hands.press("Ctrl+4", "Home", "Ctrl+Right")
    assert desk.playhead == 25 * line.frame
    await hands.press("Ctrl+2", "Home", "Shift+Right", "Shift+Right", "I", "Ctrl+Right", "O", ",")
    assert line.frames("V1") == [(0, 25), (25, 51), (51, 76)]
    await hands.press("Ctrl+4", "Home", "Ctrl+Right", "Ctrl+Right", "Shift+Right", "Shift+Right")
    assert desk.playhead == 60 * line.frame
    await hands.press("S", "Shift+Right", "Q")
    assert line.frames("V1") == [(0, 25), (25, 51), (51, 60), (65, 76)]
    await hands.press("Left", "Ctrl+Delete")
    assert line.frames("V1") == [(0, 25), (25, 51), (51, 60), (60, 71)]
    await hands.press("Home", "Tab", "Tab")
    sitting.photo("k03-walk")
    await hands.press("Return")
    (chosen,) = {clip.start // line.frame for clip in desk.selected_clips}
    await hands.press("Shift+Delete")
    assert chosen == 51
    assert line.frames("V1") == [(0, 25), (25, 51), (51, 62)]
    await hands.press("Ctrl+Z")


async def _dress(sitting):
    """A transition, an effect with keyframes, a title, a caption, a marker."""
    hands, desk = sitting.hands, sitting.desk
    line = sitting.timeline
    await hands.press("Ctrl+4", "Escape", "Home", "Ctrl+Right", "Ctrl+T")
    assert line.clips("V1")[1].transition is not None
    await hands.press("Right", "Right", "D")
    assert desk.selection
    await hands.press("Ctrl+6")
    await hands.type("mosaic")
    await hands.until(lambda: len(sitting.window.widget_of("effects").model.looks) == 1)
    await hands.press("Return", "Return")
    assert [e.kind for clip in line.clips("V1") for e in clip.effects] == ["mosaic"]
    sitting.photo("k04-effect")
    await hands.press("Alt+K")
    inspector = sitting.inspector
    await hands.press("Ctrl+5")
    for _ in range(80):
        if "Scale" in QApplication.focusWidget().accessibleName():
            break
        await hands.press("Tab")
    sitting.photo("k05-inspector")
    assert inspector.widget.isAncestorOf(QApplication.focusWidget())
    await hands.type("50")
    await hands.press("Return")
    values = [p for c in desk.selected_clips for p in c.params if p.name == "scale"]
    assert values
    await hands.press("Ctrl+8")
    await hands.type("plain")
    await hands.until(lambda: len(sitting.window.widget_of("titles").model.looks) == 1)
    await hands.press("Return", "Return")
    assert line.clips("V2")
    await hands.press("Ctrl+4", "M")
    assert len(desk.project.sequence_markers(desk.sequence.id)) == 1
    await _command(sitting, "caption at playhead")
    sitting.photo("k06-caption")
    await hands.type("Gulls")
    await hands.press("Return")
    assert line.clips("C1")[0].source.text == "Gulls"
    sitting.photo("k07-dressed")


async def _there_and_back(sitting):
    hands, desk = sitting.hands, sitting.desk
    full, steps = digest(desk.project), 0
    await hands.press("Ctrl+4")
    while sitting.window.actions_.get("edit.undo").isEnabled():
        await hands.press("Ctrl+Z")
        steps += 1
        assert steps < 60
    assert not desk.project.media
    for _ in range(steps):
        await hands.press("Ctrl+Y")
    assert digest(desk.project) == full
    assert not any(b.hasFocus() for b in sitting.window.findChildren(QPushButton))
