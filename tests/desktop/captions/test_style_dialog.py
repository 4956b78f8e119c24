from kijkocut.desktop.captions.style_dialog import StyleDialog, usual_style
from kijkocut.edit.commands.set_caption_style import SetCaptionStyle
from kijkocut.model.title import Title


def test_the_look_is_changed_in_one_step_and_pictured(spoken, qtbot):
    dialog = StyleDialog(spoken, spoken.project.tracks["c"])
    qtbot.addWidget(dialog)
    usual = usual_style(spoken.sequence)
    assert dialog.size_.value() == round(usual.size, 1)
    assert dialog.has_box.isChecked()
    dialog.size_.setValue(12.0)
    dialog.weight.setCurrentIndex(dialog.weight.findData(700))
    dialog.has_box.setChecked(False)
    dialog.stroke_width.setValue(1.5)
    dialog.language.setText("nl")
    qtbot.waitUntil(lambda: not dialog.preview.pixmap().isNull(), timeout=20_000)
    before = spoken.project
    dialog.accept()
    track = spoken.project.tracks["c"]
    style = track.caption_style
    assert (style.size, style.weight, style.box, style.stroke.width) == (12.0, 700, None, 1.5)
    assert track.language == "nl"
    spoken.undo()
    assert spoken.project == before


def test_the_default_look_comes_back(spoken, qtbot):
    look = Title(text="", size=9.0, tracking=2.0)
    spoken.run(SetCaptionStyle(track="c", style=look))
    dialog = StyleDialog(spoken, spoken.project.tracks["c"])
    qtbot.addWidget(dialog)
    dialog.italic.setChecked(True)
    assert dialog.style_chosen.tracking == 2.0
    dialog._show_usual()
    dialog.accept()
    assert spoken.project.tracks["c"].caption_style is None


def test_nothing_changed_is_no_step(spoken, qtbot):
    dialog = StyleDialog(spoken, spoken.project.tracks["c"])
    qtbot.addWidget(dialog)
    before = len(spoken.work.session.history.steps)
    dialog.accept()
    assert len(spoken.work.session.history.steps) == before
