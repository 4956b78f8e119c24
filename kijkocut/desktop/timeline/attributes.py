"""Asking which attributes of a copied clip are pasted, and for a clip's new speed."""

from fractions import Fraction

from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox

from kijkocut.desktop.asking import Form, tr
from kijkocut.edit.commands.paste_attributes import Attribute
from kijkocut.edit.commands.set_speed import SetSpeed
from kijkocut.model.clip import Clip
from kijkocut.model.ticks import Ratio

_USUAL = {
    Attribute.transform,
    Attribute.crop,
    Attribute.opacity,
    Attribute.masks,
    Attribute.effects,
    Attribute.volume,
}


def ask_attributes() -> tuple[Attribute, ...]:
    """Ask what of the copied clip is pasted; nothing when it is called off."""
    form = Form(tr("Paste Attributes"))
    boxes, labels = {}, _labels()
    for attribute in Attribute:
        box = boxes[attribute] = QCheckBox()
        box.setChecked(attribute in _USUAL)
        form.add(labels[attribute], box)
    if not form.ask():
        return ()
    return tuple(attribute for attribute, box in boxes.items() if box.isChecked())


def ask_speed(clip: Clip) -> SetSpeed | None:
    """Ask for a clip's speed; None when it is called off."""
    form = Form(tr("Clip Speed"))
    now = clip.retime.speed
    percent = QDoubleSpinBox()
    percent.setRange(1.0, 10_000.0)
    percent.setDecimals(2)
    percent.setSuffix(" %")
    percent.setValue(abs(now.num) * 100 / now.den if now.num else 100.0)
    percent.selectAll()
    form.add(tr("Speed"), percent)
    is_backwards = QCheckBox()
    is_backwards.setChecked(now.num < 0)
    form.add(tr("Play backwards"), is_backwards)
    keeps_pitch = QCheckBox()
    keeps_pitch.setChecked(clip.retime.keep_pitch)
    form.add(tr("Keep the pitch of sound"), keeps_pitch)
    is_blending = QCheckBox()
    is_blending.setChecked(clip.retime.blend == "blend")
    form.add(tr("Blend frames"), is_blending)
    with_ripple = QCheckBox()
    with_ripple.setChecked(True)
    form.add(tr("Ripple: what follows moves along"), with_ripple)
    if not form.ask():
        return None
    # The field holds hundredths of a percent.
    speed = Fraction(round(percent.value() * 100), 10_000)
    if is_backwards.isChecked():
        speed = -speed
    return SetSpeed(
        clip=clip.id,
        speed=Ratio(speed.numerator, speed.denominator),
        keep_pitch=keeps_pitch.isChecked(),
        blend="blend" if is_blending.isChecked() else "nearest",
        with_ripple=with_ripple.isChecked(),
    )


def _labels() -> dict[Attribute, str]:
    return {
        Attribute.transform: tr("Position, scale, rotation"),
        Attribute.crop: tr("Crop"),
        Attribute.opacity: tr("Opacity and blend mode"),
        Attribute.masks: tr("Masks"),
        Attribute.effects: tr("Effects"),
        Attribute.speed: tr("Speed"),
        Attribute.volume: tr("Volume"),
        Attribute.pan: tr("Pan"),
        Attribute.channels: tr("Channels"),
        Attribute.fades: tr("Fades"),
        Attribute.colour: tr("Label colour"),
    }
