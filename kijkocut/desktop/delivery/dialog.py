"""The export dialog: what, as what, whereto; then into the queue."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.delivery.encoders import EncodersDialog, scout_of
from kijkocut.desktop.delivery.films import Film, Part, Span, Wanted, films, parts_of
from kijkocut.desktop.delivery.memory import LastExport, last_export, remember_export
from kijkocut.desktop.delivery.outlook import Outlook, as_html, missing_media, outlook
from kijkocut.desktop.delivery.preset_form import PresetControls
from kijkocut.desktop.delivery.preset_list import PresetList
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import said
from kijkocut.desktop.theme import theme_named
from kijkocut.export import Preset
from kijkocut.jobs import Control, Order, Resource
from kijkocut.model.errors import KijkoError
from kijkocut.model.sequence import Sequence
from kijkocut.workspace import Workspace

_USUAL: Final = "h264"
_SEQUENCE: Final = Qt.ItemDataRole.UserRole
_PAUSE_MS: Final = 150
"""The outlook follows so long after the last change."""


class ExportDialog(QDialog):
    """Asks how the project on `desk` is to be exported, and puts it into the queue."""

    looked = Signal(int, object)
    """Ticket and sentences: which media is missing."""
    queued = Signal()
    """Films were put into the queue."""

    def __init__(self, desk: Desk, work: Workspace, parent: QWidget | None = None) -> None:
        """Begin with what was chosen last for this project."""
        super().__init__(parent)
        self._desk, self._work = desk, work
        self._selection = _selection(desk)
        self._missing: tuple[str, ...] = ()
        self._ticket = 0
        self._outlook = Outlook(facts="", warnings=(), problem="", replaced=())
        self.setWindowTitle(self.tr("Export"))
        last = last_export(desk.settings, work.file.file_id)
        self.presets = PresetList(desk)
        self.controls = PresetControls(self._first_preset(last))
        self.presets.select(self.controls.preset.name)
        self._build(last)
        self.presets.chosen.connect(self._take_preset)
        self.presets.saving.connect(self._keep_preset)
        self.controls.changed.connect(self._look_soon)
        self.controls.refused.connect(self._refuse)
        self.looked.connect(self._show_missing)
        self.scout = scout_of(desk)
        self.scout.found.connect(self._offer)
        self.controls.encoders_asked.connect(self._tell_encoders)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self._look()
        self.scout.start()
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 150, metrics.height() * 50)
        self.name.setFocus()
        self.name.selectAll()

    # --- building ---

    def _build(self, last: LastExport) -> None:
        self.name = QLineEdit(_film_name(self._desk))
        self.folder = QLineEdit(last.folder or str(self._work.path.parent))
        self.part = QComboBox()
        self.sequences = QListWidget(self)  # also where there is one only, and it is not shown
        self.is_checked = QCheckBox(self.tr("Check the film afterwards"))
        self.is_checked.setChecked(last.is_checked)
        self.is_checked.setToolTip(
            self.tr("It is decoded whole and compared with what was sent to the encoder.")
        )
        self.with_cards = QCheckBox(self.tr("Show a card where media is missing"))
        self.with_cards.setToolTip(self.tr("Otherwise missing media stops the export."))
        self.with_cards.hide()
        self.facts, self.told = QLabel(), QLabel()
        for label in (self.facts, self.told):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.setAccessibleName(self.tr("Outlook"))
        self.told.setAccessibleName(self.tr("Warnings"))
        self._fill_sequences()
        self._fill_parts(last.part)
        self._lay_out()
        for edit in (self.name, self.folder):
            edit.textChanged.connect(self._look_soon)
        self.part.currentIndexChanged.connect(self._look_soon)
        self.sequences.itemChanged.connect(self._choose_sequences)
        for box in (self.is_checked, self.with_cards):
            box.toggled.connect(self._look_soon)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addLayout(self._head())
        column.addWidget(self.controls, 1)
        column.addWidget(self.is_checked)
        column.addWidget(self.with_cards)
        split = QSplitter()
        split.addWidget(self.presets)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([300, 560])
        whole = QVBoxLayout(self)
        whole.addWidget(split, 1)
        whole.addWidget(self.facts)
        whole.addWidget(self.told)
        whole.addWidget(self._foot())

    def _head(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        browse = QPushButton(self.tr("Browse..."))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Folder"), place)
        form.addRow(self.tr("File kind"), self.controls.file)
        form.addRow(self.tr("Range"), self.part)
        if self.sequences.count() > 1:
            self.sequences.setMaximumHeight(self.fontMetrics().lineSpacing() * 5)
            form.addRow(self.tr("Sequences"), self.sequences)
        else:
            self.sequences.hide()
        for widget, name in (
            (self.name, self.tr("Name")),
            (self.folder, self.tr("Folder")),
            (self.part, self.tr("Range")),
            (self.sequences, self.tr("Sequences")),
        ):
            widget.setAccessibleName(name)
        return form

    def _foot(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.now: QPushButton = box.addButton(self.tr("Export Now"), role.AcceptRole)
        self.later: QPushButton = box.addButton(self.tr("Add to Queue"), role.ActionRole)
        cancel = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.now.setDefault(True)
        self.later.setAutoDefault(False)
        self.now.setToolTip(self.tr("Goes before all that waits in the queue"))
        self.later.setToolTip(self.tr("Goes behind all that waits in the queue"))
        self.now.clicked.connect(lambda: self._queue(is_next=True))
        self.later.clicked.connect(lambda: self._queue(is_next=False))
        cancel.clicked.connect(self.reject)
        return box

    def _first_preset(self, last: LastExport) -> Preset:
        if last.preset is not None:
            return last.preset
        library = self._desk.studio.preset_library
        return next((p for p in library.all() if p.name == _USUAL), library.all()[0])

    def _fill_sequences(self) -> None:
        shown = self._desk.sequence
        for sequence in sorted(self._desk.project.sequences.values(), key=lambda s: s.name):
            item = QListWidgetItem(sequence.name)
            item.setData(_SEQUENCE, sequence.id)
            is_shown = shown is not None and sequence.id == shown.id
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            self.sequences.addItem(item)

    def _fill_parts(self, wished: str = "") -> None:
        words = {
            Part.whole: self.tr("Whole sequence"),
            Part.in_out: self.tr("In to out"),
            Part.selection: self.tr("Selected clips"),
            Part.markers: self.tr("One film per marker"),
        }
        offered: set[Part] = set()
        for sequence in self._sequences():
            offered |= set(parts_of(self._desk.project, sequence.id, self._selection))
        if len(self._sequences()) > 1:
            offered.discard(Part.selection)
        wished = wished or str(self.part.currentData() or "")
        self.part.blockSignals(True)  # noqa: FBT003 Qt's own
        self.part.clear()
        for part in (Part.whole, Part.in_out, Part.selection, Part.markers):
            if part in offered or part is Part.whole:
                self.part.addItem(words[part], part)
        fallback = Part.in_out if Part.in_out in offered else Part.whole
        found = self.part.findData(wished)
        self.part.setCurrentIndex(found if found >= 0 else self.part.findData(fallback))
        self.part.blockSignals(False)  # noqa: FBT003 Qt's own

    # --- what was chosen ---

    def _sequences(self) -> list[Sequence]:
        rows = [self.sequences.item(n) for n in range(self.sequences.count())]
        chosen = [r.data(_SEQUENCE) for r in rows if r.checkState() is Qt.CheckState.Checked]
        project = self._desk.project
        return [project.sequences[key] for key in chosen if key in project.sequences]

    def films(self) -> tuple[Film, ...]:
        """Give the films that would be written now."""
        wanted = Wanted(
            sequences=tuple(s.id for s in self._sequences()),
            part=Part(self.part.currentData() or Part.whole),
            folder=Path(self.folder.text().strip()).expanduser(),
            name=self.name.text(),
            preset=self.controls.preset,
            selection=self._selection,
            project_file=self._work.path,
            is_offline_allowed=self.with_cards.isChecked(),
            is_checked=self.is_checked.isChecked(),
        )
        return films(self._desk.project, wanted)

    def _choose_sequences(self) -> None:
        self._fill_parts()
        self._look_soon()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder of the Film"), self.folder.text()
        )
        if chosen:
            self.folder.setText(chosen)

    def _take_preset(self, preset: Preset) -> None:
        self.controls.show_preset(preset)
        self._look_soon()

    def _offer(self) -> None:
        self.controls.offer(self.scout.working)
        self._show_outlook()

    def _tell_encoders(self) -> None:
        EncodersDialog(self.scout, self).exec()

    def _keep_preset(self, title: str) -> None:
        own = self.presets.keep(self.controls.preset, title)
        if own is not None:
            self.controls.show_preset(own)

    # --- what would come of it ---

    def _look_soon(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        found = self.films()
        self._outlook = outlook(self._desk.project, found)
        self._show_outlook()
        self._ticket += 1
        ticket, project = self._ticket, self._desk.project
        studio = self._desk.studio

        def look(control: Control) -> None:
            del control
            self.looked.emit(ticket, missing_media(project, found, studio.pool))

        order = Order(title=self.tr("Look for missing media"), kind="look", resource=Resource.light)
        if found and not self._outlook.problem:
            studio.jobs.submit(order, look)

    def _show_missing(self, ticket: int, sentences: tuple[str, ...]) -> None:
        if ticket == self._ticket:
            self._missing = sentences
            self.with_cards.setVisible(bool(sentences))
            self._show_outlook()

    def _show_outlook(self) -> None:
        theme = theme_named(self._desk.settings.text("look.theme"))
        seen = self._outlook
        self.facts.setText(seen.facts)
        doubt = self._desk.studio.encoders.why_not(self.controls.preset)
        lines = [*seen.warnings, *([said(doubt)] if doubt else [])]
        if self._missing and not seen.problem:
            lines += self._missing[:3]
            if len(self._missing) > 3:
                rest = self.tr("{n} more files are missing.")
                lines.append(rest.format(n=len(self._missing) - 3))
        told = as_html(lines, theme.warning)
        if seen.problem:
            told = as_html([seen.problem], theme.error)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        is_stopped = bool(self._missing) and not self.with_cards.isChecked()
        for button in (self.now, self.later):
            button.setEnabled(not seen.problem and not is_stopped)

    def _refuse(self, why: str) -> None:
        theme = theme_named(self._desk.settings.text("look.theme"))
        self.told.setText(as_html([why], theme.error))
        self.told.show()

    # --- going ahead ---

    def _queue(self, *, is_next: bool) -> None:
        self._timer.stop()
        self._look()
        if self._outlook.problem or not self._may_replace():
            return
        queue = self._desk.studio.exports
        chosen = self.films()
        try:
            # The last of several is put first first, so that they end up in order.
            for film in reversed(chosen) if is_next else chosen:
                queue.add(
                    self._desk.project,
                    film.sequence,
                    request=film.request,
                    path=self._work.path,
                    is_next=is_next,
                )
        except KijkoError as exc:
            self._refuse(said(str(exc)))
            return
        self._remember()
        self.queued.emit()
        self.accept()

    def _may_replace(self) -> bool:
        names = self._outlook.replaced
        if not names:
            return True
        told = ", ".join(names[:3]) + ("..." if len(names) > 3 else "")
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            self.tr("Replace the Film?"),
            self.tr("{names} is there already. Replace it?").format(names=told),
            button.Yes | button.Cancel,
        )
        return answer == button.Yes

    def _remember(self) -> None:
        last = LastExport(
            preset=self.controls.preset,
            folder=self.folder.text(),
            part=str(self.part.currentData() or ""),
            is_checked=self.is_checked.isChecked(),
        )
        remember_export(self._desk.settings, self._work.file.file_id, last)


def _selection(desk: Desk) -> Span | None:
    clips = desk.selected_clips
    if not clips:
        return None
    return min(c.start for c in clips), max(c.end for c in clips)


def _film_name(desk: Desk) -> str:
    name = desk.project.about.name
    sequence = desk.sequence
    if sequence is None or len(desk.project.sequences) < 2:
        return name or "film"
    return f"{name} - {sequence.name}" if name else sequence.name
