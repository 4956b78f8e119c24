"""The settings of a preset as controls, made from `kijkocut.export.PresetForm`."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.language import figures, said
from kijkocut.export import Preset, PresetForm
from kijkocut.model.errors import KijkoError

_TABS: Final = (("Picture", ("Picture",)), ("Sound", ("Sound",)), ("Captions", ("Captions",)))


class PresetControls(QTabWidget):
    """Every setting that has a meaning, in tabs; `changed` follows each change."""

    changed = Signal()
    refused = Signal(str)
    """Why a value can't be taken."""
    encoders_asked = Signal()
    """Somebody wants to know which hardware encoders work."""

    def __init__(self, preset: Preset) -> None:
        """Show a preset."""
        super().__init__()
        self._form = PresetForm(preset)
        self.setAccessibleName(self.tr("Settings"))
        self.setDocumentMode(True)
        self.editors: dict[str, QWidget] = {}
        """By name of the field, those on show now."""
        self._layouts: dict[str, QFormLayout] = {}
        for title, groups in _TABS:
            page = QWidget()
            layout = QFormLayout(page)
            layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            layout.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
            scroll = QScrollArea()
            scroll.setWidget(page)
            scroll.setWidgetResizable(True)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.addTab(scroll, QCoreApplication.translate("Export", title))
            for group in groups:
                self._layouts[group] = layout
        self._shape: tuple[object, ...] = ()
        # What kind of file it is stands above the tabs: the dialog places this.
        self.file = QWidget()
        self._file_row = QVBoxLayout(self.file)
        self._file_row.setContentsMargins(0, 0, 0, 0)
        self._fill()

    @property
    def preset(self) -> Preset:
        """The preset with all changes."""
        return self._form.preset

    def show_preset(self, preset: Preset) -> None:
        """Show another preset."""
        self._form = PresetForm(preset, self._form.encoders)
        self._refresh()

    def offer(self, encoders: tuple[str, ...]) -> None:
        """Offer hardware encoders besides software, by FFmpeg's names."""
        self._form = PresetForm(self._form.preset, encoders)
        self._refresh()

    def _set(self, name: str, value: str | float | None) -> None:
        try:
            form = self._form.changed(name, value)
        except KijkoError as exc:
            self.refused.emit(said(str(exc)))
            self._refresh()
            return
        if form.preset != self._form.preset:
            self._form = form
            self._refresh()
            self.changed.emit()

    def _refresh(self) -> None:
        """Bring the controls up to date; they are made anew only where others are needed."""
        if self._drawn_up() != self._shape:
            self._fill()
            return
        for field in self._form.fields:
            editor = self.editors[field.name]
            editor.blockSignals(True)  # noqa: FBT003 Qt's own
            match editor:
                case QCheckBox():
                    editor.setChecked(field.value == "true")
                case QComboBox():
                    editor.setCurrentIndex(max(0, editor.findData(field.value)))
                case QSpinBox():
                    editor.setValue(int(field.value) if field.value else editor.minimum())
                case QDoubleSpinBox():
                    editor.setValue(float(field.value) if field.value else editor.minimum())
            editor.blockSignals(False)  # noqa: FBT003 Qt's own

    def _drawn_up(self) -> tuple[object, ...]:
        """Give what decides which controls there are."""
        return tuple((f.name, f.choices, f.minimum, f.maximum) for f in self._form.fields)

    def _fill(self) -> None:
        focused = next((n for n, e in self.editors.items() if e.hasFocus()), "")
        self._clear()
        self.editors = {}
        self._shape = self._drawn_up()
        for field in self._form.fields:
            editor = self._editor(field.name)
            editor.setObjectName(field.name)
            label = QCoreApplication.translate("Export", field.label)
            hint = QCoreApplication.translate("Export", field.hint) if field.hint else ""
            editor.setAccessibleName(f"{label} ({said(field.group)})")
            editor.setAccessibleDescription(hint)
            editor.setToolTip(hint)
            self.editors[field.name] = editor
            if field.group == "File":
                self._file_row.addWidget(editor)
            elif isinstance(editor, QCheckBox):
                editor.setText(label)
                self._layouts[field.group].addRow("", editor)
            else:
                shown = QLabel(label)
                shown.setBuddy(editor)
                row = self._with_question(editor) if field.name == "encoder" else editor
                self._layouts[field.group].addRow(shown, row)
        self.setTabEnabled(2, "captions" in self.editors)
        if focused in self.editors:
            self.editors[focused].setFocus()

    def _with_question(self, editor: QWidget) -> QWidget:
        """Put a button beside the choice of encoder that tells why others are not in it."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(editor, 1)
        ask = QPushButton(self.tr("Why Not Others?"))
        ask.setObjectName("encoders_asked")
        ask.setAutoDefault(False)
        ask.setToolTip(self.tr("Which hardware encoders work here, and why others do not"))
        ask.clicked.connect(self.encoders_asked)
        row.addWidget(ask)
        return made

    def _clear(self) -> None:
        for layout in self._layouts.values():
            while layout.rowCount():
                row = layout.takeRow(0)
                for taken in (row.labelItem, row.fieldItem):
                    _drop(taken)
        while (item := self._file_row.takeAt(0)) is not None:
            _drop(item)

    def _editor(self, name: str) -> QWidget:
        field = self._form.field(name)
        kind = field.kind if field is not None else ""
        match kind:
            case "switch":
                return self._switch(name)
            case "whole" | "number":
                return self._number(name)
            case _:
                return self._choice(name, is_open=kind == "open_choice")

    def _switch(self, name: str) -> QCheckBox:
        made = QCheckBox()
        field = self._form.field(name)
        made.setChecked(field is not None and field.value == "true")
        made.toggled.connect(lambda value: self._set(name, value))
        return made

    def _choice(self, name: str, *, is_open: bool) -> QComboBox:
        made = QComboBox()
        field = self._form.field(name)
        if field is None:
            return made
        for choice in field.choices:
            made.addItem(
                said(figures(choice.label) if choice.label.endswith(" kHz") else choice.label),
                choice.value,
            )
        made.setCurrentIndex(max(0, made.findData(field.value)))
        made.activated.connect(lambda index: self._set(name, made.itemData(index)))
        if is_open:
            made.setEditable(True)
            made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            if (line := made.lineEdit()) is not None:
                line.setAccessibleName(said(field.label))
                line.editingFinished.connect(lambda: self._typed(name, made))
        return made

    def _typed(self, name: str, box: QComboBox) -> None:
        text = box.currentText().strip()
        known = box.findText(text)
        self._set(name, box.itemData(known) if known >= 0 else text)

    def _number(self, name: str) -> QDoubleSpinBox | QSpinBox:
        field = self._form.field(name)
        made: QDoubleSpinBox | QSpinBox
        made = QSpinBox() if field is None or field.kind == "whole" else QDoubleSpinBox()
        if field is None:
            return made
        low, high = field.minimum, field.maximum
        if field.automatic:
            # One step below the least stands for "left open".
            low -= 1
            text = QCoreApplication.translate("Export", field.automatic)
            if text.isdecimal():
                text = self.tr("Usual ({value})").format(value=text)
            made.setSpecialValueText(text)
        if isinstance(made, QSpinBox):
            made.setRange(int(low), int(high))
            made.setSingleStep(500 if high > 10_000 else 16)
            made.setGroupSeparatorShown(True)
            made.setValue(int(field.value) if field.value else int(low))
        else:
            made.setDecimals(1)
            made.setRange(low, high)
            made.setValue(float(field.value) if field.value else low)
        made.setSuffix(f" {field.unit}" if field.unit else "")
        made.setKeyboardTracking(False)
        # As high as the lists around it.
        made.setMinimumHeight(QComboBox().sizeHint().height())
        is_open = bool(field.automatic)
        made.valueChanged.connect(
            lambda value: self._set(name, None if is_open and value <= low else value)
        )
        return made


def _drop(item: QLayoutItem | None) -> None:
    """Let go of a control, but not at once: it may be the one that tells of a change."""
    widget = item.widget() if item is not None else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()
