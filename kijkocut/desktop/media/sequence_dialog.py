"""Making a sequence, and changing the settings of one."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import figures
from kijkocut.desktop.media.canvases import CANVASES, CHANNELS, RATES, SAMPLE_RATES, rate_name
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.rename_sequence import RenameSequence
from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Table
from kijkocut.model.sequence import ColourSpace, Sequence
from kijkocut.model.ticks import Rate

_TRACKS = 3


class SequenceDialog(QDialog):
    """Asks for the settings of a sequence; accepting runs one step."""

    def __init__(self, desk: Desk, sequence: SequenceId | None, parent: QWidget) -> None:
        """Show the settings of `sequence`, or those of a new one."""
        super().__init__(parent)
        self._desk = desk
        self._old = desk.project.sequences[sequence] if sequence is not None else None
        like = self._old or desk.sequence or Sequence(id=SequenceId(""), name="")
        self.setWindowTitle(
            self.tr("Sequence settings") if self._old is not None else self.tr("New sequence")
        )
        self._make_fields(like)
        self._lay_out()
        self._follow_size()
        self._follow_rate()
        desk.project_closing.connect(self.reject)

    def accept(self) -> None:
        """Make or change the sequence; stays open when that is refused."""
        done = self._add() if self._old is None else self._change(self._old)
        if done:
            super().accept()

    def _make_fields(self, like: Sequence) -> None:
        self.name = QLineEdit(self._old.name if self._old is not None else self._free_name())
        self.name.selectAll()
        self.canvas = QComboBox()
        for text, width, height in CANVASES:
            shown = QCoreApplication.translate("Canvases", text)
            self.canvas.addItem(f"{shown} ({width} \u00d7 {height})", (width, height))
        self.canvas.addItem(self.tr("Custom"), None)
        self.canvas.activated.connect(self._take_preset)
        self.across, self.down = self._side(like.width), self._side(like.height)
        self.across.setAccessibleName(self.tr("Width in pixels"))
        self.down.setAccessibleName(self.tr("Height in pixels"))
        self.rate = QComboBox()
        rates = RATES if like.rate in RATES else (*RATES, like.rate)
        for rate in rates:
            self.rate.addItem(figures(f"{rate_name(rate)} fps"), f"{rate.num}/{rate.den}")
        self.rate.setCurrentIndex(rates.index(like.rate))
        self.rate.currentIndexChanged.connect(self._follow_rate)
        self.drop_frame = QCheckBox(self.tr("Drop-frame timecode"))
        self.drop_frame.setChecked(like.drop_frame)
        self.sample_rate = QComboBox()
        for hertz in sorted({*SAMPLE_RATES, like.sample_rate}):
            self.sample_rate.addItem(f"{hertz} Hz", hertz)
        self.sample_rate.setCurrentIndex(self.sample_rate.findData(like.sample_rate))
        self.channels = QComboBox()
        for count, text in CHANNELS:
            self.channels.addItem(QCoreApplication.translate("Canvases", text), count)
        self.channels.setCurrentIndex(self.channels.findData(like.channels))
        self.colour_space = QComboBox()
        for space in ColourSpace:
            self.colour_space.addItem(_SPACES[space], space.value)
        self.colour_space.setCurrentIndex(self.colour_space.findData(like.colour_space.value))
        self.linear_light = QCheckBox(self.tr("Blend in linear light"))
        self.linear_light.setChecked(like.linear_light)

    def _side(self, pixels: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(2, 16_384)
        box.setSingleStep(2)
        box.setValue(pixels)
        box.valueChanged.connect(self._follow_size)
        return box

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.addWidget(self.across)
        sides.addWidget(QLabel("\u00d7"))
        sides.addWidget(self.down)
        sides.addStretch(1)
        form = QFormLayout(self)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Canvas"), self.canvas)
        form.addRow("", sides)
        form.addRow(self.tr("&Rate"), self.rate)
        if self._old is not None and self._has_clips(self._old):
            self.rate.setEnabled(False)
            why = QLabel(self.tr("The rate can't change while there are clips."))
            why.setEnabled(False)
            form.addRow("", why)
        form.addRow("", self.drop_frame)
        form.addRow(self.tr("Sound"), self.sample_rate)
        form.addRow(self.tr("Channels"), self.channels)
        form.addRow(self.tr("Colour space"), self.colour_space)
        form.addRow("", self.linear_light)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _has_clips(self, sequence: Sequence) -> bool:
        return any(len(self._desk.project.lane(track)) for track in sequence.tracks)

    def _free_name(self) -> str:
        taken = {s.name for s in self._desk.project.sequences.values()}
        number = 1
        while (name := self.tr("Sequence {number}").format(number=number)) in taken:
            number += 1
        return name

    def _take_preset(self, place: int) -> None:
        size = self.canvas.itemData(place)
        if size is not None:
            self.across.setValue(size[0])
            self.down.setValue(size[1])

    def _follow_size(self, *_: object) -> None:
        sizes = [(width, height) for _, width, height in CANVASES]
        size = (self.across.value(), self.down.value())
        self.canvas.setCurrentIndex(sizes.index(size) if size in sizes else len(sizes))

    def _follow_rate(self, *_: object) -> None:
        can_drop = Rate.parse(self.rate.currentData()).can_drop
        self.drop_frame.setEnabled(can_drop)
        self.drop_frame.setChecked(can_drop and self.drop_frame.isChecked())

    def _settings(self, sequence: SequenceId) -> SequenceSettings:
        return SequenceSettings(
            sequence=sequence,
            width=self.across.value(),
            height=self.down.value(),
            rate=Rate.parse(self.rate.currentData()),
            drop_frame=self.drop_frame.isChecked(),
            sample_rate=self.sample_rate.currentData(),
            channels=self.channels.currentData(),
            colour_space=ColourSpace(self.colour_space.currentData()),
            linear_light=self.linear_light.isChecked(),
        )

    def _add(self) -> bool:
        command = AddSequence(
            name=self.name.text(),
            width=self.across.value(),
            height=self.down.value(),
            rate=Rate.parse(self.rate.currentData()),
            sample_rate=self.sample_rate.currentData(),
            video_tracks=_TRACKS,
            audio_tracks=_TRACKS,
            bin=self._desk.shelf.bin,
        )
        known = set(self._desk.project.sequences)

        done = self._desk.run(
            command,
            lambda project: self._settings(next(k for k in project.sequences if k not in known)),
            label="New sequence",
        )
        if done is None:
            return False
        made = next(key for table, key in done.added if table is Table.sequence)
        self._desk.show_sequence(SequenceId(made))
        return True

    def _change(self, old: Sequence) -> bool:
        commands = (
            self._settings(old.id),
            *(
                [RenameSequence(sequence=old.id, name=self.name.text())]
                if self.name.text() != old.name
                else []
            ),
        )
        return self._desk.run(*commands, label="Sequence settings") is not None


_SPACES = {
    ColourSpace.bt709: "Rec.709 (SDR)",
    ColourSpace.srgb: "sRGB",
    ColourSpace.bt2020: "Rec.2020 (SDR)",
    ColourSpace.pq: "Rec.2100 PQ (HDR)",
    ColourSpace.hlg: "Rec.2100 HLG (HDR)",
}
