"""Asking how a multicam is made from the chosen recordings."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from kijkocut.alignment import AlignMethod
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.errands import Errands
from kijkocut.desktop.media.multicam_making import MulticamOrder, make_multicam
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.sequence import AngleSound

_METHODS: Final = (
    (AlignMethod.sound, "Sound that all of them recorded"),
    (AlignMethod.timecode, "Timecode"),
    (AlignMethod.markers, "Markers of the same name"),
    (AlignMethod.start, "Their beginnings"),
)
"""Texts in context `Multicam`."""
_NAME: Final = 1


class _Fixed(QStyledItemDelegate):
    """Shows what can't be edited."""

    def createEditor(  # type: ignore[override]  # noqa: N802 Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget | None:
        """Give no editor."""
        del parent, option, index
        return None


class MulticamDialog(QDialog):
    """Asks for name, angles, what brings them into step, and sound; accepting starts the work."""

    def __init__(
        self, desk: Desk, media: tuple[MediaId, ...], errands: Errands, parent: QWidget
    ) -> None:
        """Show `media` in that order, each an angle of its own."""
        super().__init__(parent)
        self._desk, self._errands = desk, errands
        self._sounds: list[tuple[AngleSound, str]] = []
        self._media = [desk.project.media[key] for key in media]
        self.setWindowTitle(self.tr("New multicam sequence"))
        self._make_fields()
        self._lay_out()
        self._follow_names()
        desk.project_closing.connect(self.reject)

    def accept(self) -> None:
        """Start making it."""
        make_multicam(self._desk, self._errands, self.order())
        super().accept()

    def order(self) -> MulticamOrder:
        """Give what is asked for now."""
        sound, angle = self._chosen_sound()
        return MulticamOrder(
            name=self.name.text().strip() or self.tr("Multicam"),
            recordings=tuple(zip((m.id for m in self._media), self._names(), strict=True)),
            method=AlignMethod(self.method.currentData()),
            sound=sound,
            sound_angle=angle,
            is_cut=self.cut.isChecked(),
            bin=self._desk.shelf.bin,
        )

    def _make_fields(self) -> None:
        self.name = QLineEdit(self._free_name())
        self.name.selectAll()
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Recording"), self.tr("Angle")])
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.tr("Angles"))
        triggers = QAbstractItemView.EditTrigger
        self.list.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.list.setItemDelegateForColumn(0, _Fixed(self.list))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for one in self._media:
            item = QTreeWidgetItem([one.name, one.name.rpartition(".")[0] or one.name])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addTopLevelItem(item)
        self.list.setCurrentIndex(self.list.model().index(0, _NAME))
        self.list.itemChanged.connect(self._follow_names)
        self.method = QComboBox()
        for method, text in _METHODS:
            shown = QCoreApplication.translate("Multicam", text)
            self.method.addItem(shown, method.value)
        self.method.setCurrentIndex(self.method.findData(likely_method(self._media).value))
        self.sound = QComboBox()
        self.cut = QCheckBox(self.tr("Make a sequence to cut it in"))
        self.cut.setChecked(True)

    def _lay_out(self) -> None:
        hint = QLabel(
            self.tr(
                "F2 or a double click renames an angle. Recordings with one angle name become one"
                " angle, one after another."
            )
        )
        hint.setWordWrap(True)
        hint.setEnabled(False)
        form = QFormLayout(self)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Angles"), self.list)
        form.addRow("", hint)
        form.addRow(self.tr("In &step by"), self.method)
        form.addRow(self.tr("S&ound"), self.sound)
        form.addRow("", self.cut)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(80 * letter, self.sizeHint().height())

    def _names(self) -> list[str]:
        items = (self.list.topLevelItem(place) for place in range(len(self._media)))
        texts = (item.text(_NAME).strip() if item is not None else "" for item in items)
        return [text or one.name for text, one in zip(texts, self._media, strict=True)]

    def _follow_names(self, *_: object) -> None:
        """Offer the sound of every angle that has one, keeping the choice."""
        chosen = self._chosen_sound()
        heard = dict.fromkeys(
            name
            for name, one in zip(self._names(), self._media, strict=True)
            if one.facts.audio is not None
        )
        text = self.tr("Of {angle}, whatever is seen")
        offered = {(AngleSound.one, name): text.format(angle=name) for name in heard}
        offered[AngleSound.follows, ""] = self.tr("Of the angle that is seen")
        offered[AngleSound.all_together, ""] = self.tr("Of all angles, mixed")
        self._sounds = list(offered)
        self.sound.clear()
        self.sound.addItems(list(offered.values()))
        self.sound.setCurrentIndex(self._sounds.index(chosen) if chosen in offered else 0)

    def _chosen_sound(self) -> tuple[AngleSound, str]:
        place = self.sound.currentIndex()
        return self._sounds[place] if place >= 0 else (AngleSound.one, "")

    def _free_name(self) -> str:
        taken = {s.name for s in self._desk.project.sequences.values()}
        number = 1
        while (name := self.tr("Multicam {number}").format(number=number)) in taken:
            number += 1
        return name


def likely_method(media: list[Media]) -> AlignMethod:
    """Guess what brings recordings into step: timecode of all, else sound of all, else none."""
    if all(one.facts.timecode for one in media):
        return AlignMethod.timecode
    if all(one.facts.audio is not None for one in media):
        return AlignMethod.sound
    return AlignMethod.start
