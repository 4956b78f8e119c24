from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox

from kijkocut.desktop.timeline.attributes import ask_attributes, ask_speed
from kijkocut.edit.commands.paste_attributes import Attribute
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Ratio


def _boxes(form):
    return {box.text(): box for box in form.findChildren(QCheckBox)}


def test_attributes_are_ticked(dialog):
    dialog(lambda form: _boxes(form)["Fades"].click())
    chosen = ask_attributes()
    assert Attribute.fades in chosen
    assert Attribute.speed not in chosen
    dialog(lambda _: None, Qt.Key.Key_Escape)
    assert ask_attributes() == ()


def test_a_speed_is_exact(film, dialog):
    def act(form):
        form.findChild(QDoubleSpinBox).setValue(33.33)
        _boxes(form)["Play backwards"].click()

    dialog(act)
    command = ask_speed(film.project.clip(ClipId("a")))
    assert command.speed == Ratio(-3333, 10_000)
    assert command.with_ripple
    dialog(act, Qt.Key.Key_Escape)
    assert ask_speed(film.project.clip(ClipId("a"))) is None
