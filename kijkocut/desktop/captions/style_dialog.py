"""The look of a caption track, with a picture of it as it will be rendered."""

from msgspec import UNSET, UnsetType
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.captions.colour_button import ColourButton
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.looks.pictures import Pictures
from kijkocut.edit.commands.set_caption_style import SetCaptionStyle
from kijkocut.model.clip import CaptionSource
from kijkocut.model.sequence import Sequence, Track
from kijkocut.model.title import Box, Shadow, Stroke, TextAlign, Title

_WEIGHTS = (300, 400, 500, 600, 700, 900)


def usual_style(sequence: Sequence) -> Title:
    """Give the look of captions that have none of their own."""
    high = sequence.height
    return Title(
        text="", size=high * 0.045, width=sequence.width * 0.8, box=Box(padding=high * 0.012)
    )


class StyleDialog(QDialog):
    """Changes the look of a track when it is accepted, as one step."""

    def __init__(self, desk: Desk, track: Track, parent: QWidget | None = None) -> None:
        """Start from how the track looks now."""
        super().__init__(parent)
        self._desk, self._track = desk, track
        sequence = desk.project.sequences[track.sequence]
        self._sequence = sequence
        self._usual = usual_style(sequence)
        self._start = track.caption_style or self._usual
        self._pictures = Pictures.of(desk)
        self.setWindowTitle(self.tr("Look of {track}").format(track=track.name))
        self.preview = QLabel()
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumSize(480, 270)
        self._make_fields(sequence.height)
        self._lay_out()
        self._show(self._start)
        # Fields round: what they say of a look that nobody touched is not quite that look.
        self._untouched = self.style_chosen
        self._changed = QTimer(self, singleShot=True, interval=120)
        self._changed.timeout.connect(self._draw)
        self._connect()
        self._pictures.ready.connect(self._on_picture)
        self.finished.connect(self._stop)
        desk.project_closing.connect(self.reject)
        self._draw()

    @property
    def style_chosen(self) -> Title:
        """The look as the fields say it."""
        box, shadow, stroke = self._start.box, self._start.shadow, self._start.stroke
        wide = self.stroke_width.value()
        return replace(
            self._start,
            text="",
            runs=(),
            font=self.font_family.currentFont().family(),
            size=self.size_.value(),
            weight=int(self.weight.currentData()),
            italic=self.italic.isChecked(),
            colour=self.colour.colour,
            align=TextAlign(self.align.currentData()),
            stroke=replace(stroke or Stroke(width=wide), width=wide, colour=self.stroke.colour)
            if wide > 0
            else None,
            shadow=(shadow or self._cast()) if self.has_shadow.isChecked() else None,
            box=replace(box or Box(), colour=self.box.colour, padding=self.padding.value())
            if self.has_box.isChecked()
            else None,
        )

    def accept(self) -> None:
        """Give the track its look."""
        style = self.style_chosen
        language = self.language.text().strip()
        look: Title | UnsetType | None = UNSET
        if style != self._untouched:
            look = style
        elif self._start is self._usual:
            look = None
        has_look = look is not UNSET and look != self._track.caption_style
        if has_look or language != self._track.language:
            command = SetCaptionStyle(track=self._track.id, style=look, language=language)
            if self._desk.run(command) is None:
                return
        super().accept()

    def _cast(self) -> Shadow:
        step = self._sequence.height / 360
        return Shadow(dx=step, dy=step, blur=2 * step)

    def _make_fields(self, high: int) -> None:
        self.language = QLineEdit()
        self.language.setPlaceholderText(self.tr("as en, nl, pt-BR"))
        self.font_family = QFontComboBox()
        self.size_ = _pixels(self.tr("Size"), 1.0, high)
        self.weight = QComboBox()
        names = (
            self.tr("Light"),
            self.tr("Regular"),
            self.tr("Medium"),
            self.tr("Semibold"),
            self.tr("Bold"),
            self.tr("Black"),
        )
        for weight, name in zip(_WEIGHTS, names, strict=True):
            self.weight.addItem(name, weight)
        self.italic = QCheckBox(self.tr("Italic"))
        self.colour = ColourButton(self.tr("Colour of the letters"))
        self.align = QComboBox()
        for align, name in (
            (TextAlign.start, self.tr("Start")),
            (TextAlign.centre, self.tr("Centre")),
            (TextAlign.end, self.tr("End")),
        ):
            self.align.addItem(name, align.value)
        self.stroke_width = _pixels(self.tr("Outline width"), 0.0, high / 10)
        self.stroke = ColourButton(self.tr("Colour of the outline"))
        self.has_shadow = QCheckBox(self.tr("Shadow"))
        self.has_box = QCheckBox(self.tr("Box behind the text"))
        self.box = ColourButton(self.tr("Colour of the box"))
        self.padding = _pixels(self.tr("Box padding"), 0.0, high / 4)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("Font"), self.font_family)
        form.addRow(self.tr("Size"), self.size_)
        form.addRow(self.tr("Weight"), _row(self.weight, self.italic))
        form.addRow(self.tr("Colour"), self.colour)
        form.addRow(self.tr("Align"), self.align)
        form.addRow(self.tr("Outline"), _row(self.stroke_width, self.stroke))
        form.addRow("", self.has_shadow)
        form.addRow("", self.has_box)
        form.addRow(self.tr("Padding"), _row(self.padding, self.box))
        usual = QPushButton(self.tr("Back to the Default Look"))
        usual.clicked.connect(self._show_usual)
        form.addRow("", usual)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        sides = QHBoxLayout()
        sides.setSpacing(18)
        sides.addWidget(self.preview, 1)
        sides.addLayout(form)
        whole = QVBoxLayout(self)
        whole.addLayout(sides, 1)
        whole.addWidget(buttons)

    def _show(self, style: Title) -> None:
        """Fill the fields."""
        self.language.setText(self._track.language)
        self.font_family.setCurrentFont(QFont(style.font))
        self.size_.setValue(style.size)
        nearest = min(_WEIGHTS, key=lambda weight: abs(weight - style.weight))
        self.weight.setCurrentIndex(_WEIGHTS.index(nearest))
        self.italic.setChecked(style.italic)
        self.colour.show_colour(style.colour)
        self.align.setCurrentIndex(self.align.findData(style.align.value))
        stroke = style.stroke or Stroke(width=0.0)
        self.stroke_width.setValue(stroke.width)
        self.stroke.show_colour(stroke.colour)
        self.has_shadow.setChecked(style.shadow is not None)
        self.has_box.setChecked(style.box is not None)
        box = style.box or Box()
        self.box.show_colour(box.colour)
        self.padding.setValue(box.padding)

    def _show_usual(self) -> None:
        self._start = self._usual
        self._show(self._usual)
        self._untouched = self.style_chosen
        self._draw()

    def _connect(self) -> None:
        for signal in (
            self.font_family.currentFontChanged,
            self.size_.valueChanged,
            self.weight.currentIndexChanged,
            self.italic.toggled,
            self.colour.chosen,
            self.align.currentIndexChanged,
            self.stroke_width.valueChanged,
            self.stroke.chosen,
            self.has_shadow.toggled,
            self.has_box.toggled,
            self.box.chosen,
            self.padding.valueChanged,
        ):
            signal.connect(self._changed.start)

    def _sample(self) -> str:
        lane = self._desk.project.lane(self._track.id)
        clip = lane.at(self._desk.playhead) or next(iter(lane), None)
        said = clip.source.text if clip and isinstance(clip.source, CaptionSource) else ""
        return said.strip() or self.tr("This is how a caption looks,\nas it will be rendered.")

    def _order(self) -> str:
        style = replace(self.style_chosen, text=self._sample())
        return Pictures.caption(style, (self._sequence.width, self._sequence.height))

    def _stop(self) -> None:
        self._changed.stop()

    def _draw(self) -> None:
        if self._track.id not in self._desk.project.tracks:
            return
        picture = self._pictures.picture("caption", self._order())
        if picture is not None:
            self._put(picture)

    def _on_picture(self, kind: str, name: str) -> None:
        if kind == "caption" and self._track.id in self._desk.project.tracks:
            self._draw()

    def _put(self, picture: QPixmap) -> None:
        size = self.preview.size() * self.devicePixelRatioF()
        fitted = picture.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(self.devicePixelRatioF())
        self.preview.setPixmap(fitted)


def _pixels(name: str, least: float, most: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setAccessibleName(name)
    field.setRange(least, most)
    field.setDecimals(1)
    field.setSuffix(" px")
    return field


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return row
