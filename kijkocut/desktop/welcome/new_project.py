"""The dialog for a new project: its name, its place, its canvas and rate, or a template."""

import logging
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import figures
from kijkocut.desktop.media.canvases import CANVASES, RATES, rate_name
from kijkocut.desktop.welcome.shelf import file_name, free_path
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.rename_project import RenameProject
from kijkocut.model.errors import KijkoError, OutsideError
from kijkocut.model.ids import SequenceId
from kijkocut.model.ticks import Rate

log = logging.getLogger(__name__)

_TRACKS: Final = 3
_SIDE_AT_MOST: Final = 16_384


class FolderError(OutsideError):
    """The folder for a project can't be made."""

    code = "desktop.folder"


class Wanted(Struct, frozen=True, kw_only=True):
    """What the dialog asks for."""

    name: str
    folder: Path
    width: int = 1920
    height: int = 1080
    rate: Rate = Rate(30)
    template: Path | None = None
    """A project to start from, which brings its own canvas and rate."""


class Start(StrEnum):
    """Common shapes, a click away on the start screen."""

    wide = "wide"
    vertical = "vertical"
    square = "square"

    def label(self) -> str:
        """Name the shape for people."""
        tr = QCoreApplication.translate
        match self:
            case Start.wide:
                return tr("Start", "Widescreen 16:9")
            case Start.vertical:
                return tr("Start", "Vertical 9:16")
            case Start.square:
                return tr("Start", "Square 1:1")

    def ask(self, desk: Desk, parent: QWidget) -> None:
        """Open the dialog on this shape."""
        shapes = {Start.wide: 0, Start.vertical: 2, Start.square: 3}
        ask_new_project(desk, parent, canvas=shapes[self])


class NewProjectDialog(QDialog):
    """Asks; `wanted` has the answer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, canvas: int = 0) -> None:
        """Start from a canvas of `CANVASES`."""
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("New Project"))
        column = QVBoxLayout(self)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column.addLayout(form)
        folder = projects_folder(desk)
        self.name = QLineEdit(free_path(folder, self.tr("New Project")).stem)
        self.name.selectAll()
        self._row(form, self.tr("&Name"), self.name)
        form.addRow(*self._folder_row(folder))
        self.template = self._templates()
        self._row(form, self.tr("&Start from"), self.template)
        self.canvas = self._canvases()
        self._row(form, self.tr("&Canvas"), self.canvas)
        form.addRow(self._size_row())
        self.rate = QComboBox()
        for rate in RATES:
            self.rate.addItem(figures(f"{rate_name(rate)} fps"), str(rate))
        self._row(form, self.tr("&Frame rate"), self.rate)
        self._end(column)
        self.canvas.currentIndexChanged.connect(self._on_canvas)
        self.template.currentIndexChanged.connect(self._check)
        self.name.textChanged.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self.canvas.setCurrentIndex(canvas)
        self.rate.setCurrentIndex(RATES.index(Rate(30)))
        self._on_canvas()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)

    def _end(self, column: QVBoxLayout) -> None:
        """Put the path and the buttons at the end."""
        self._path = QLabel()
        self._path.setWordWrap(True)
        self._path.setForegroundRole(self._path.foregroundRole().PlaceholderText)
        column.addWidget(self._path)
        self._buttons = QDialogButtonBox()
        self._create = self._buttons.addButton(
            self.tr("Create"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)

    @property
    def wanted(self) -> Wanted:
        """What was filled in."""
        template = self.template.currentData()
        return Wanted(
            name=self.name.text().strip(),
            folder=Path(self.folder.text()).expanduser(),
            width=self.width_.value(),
            height=self.height_.value(),
            rate=Rate.parse(self.rate.currentData()),
            template=Path(template) if template else None,
        )

    def _row(self, form: QFormLayout, label: str, field: QWidget) -> None:
        field.setAccessibleName(label.replace("&", ""))
        form.addRow(label, field)

    def _folder_row(self, folder: Path) -> tuple[QLabel, QHBoxLayout]:
        row = QHBoxLayout()
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName(self.tr("Folder"))
        choose = QPushButton(self.tr("Choose..."))
        choose.setAccessibleName(self.tr("Choose the folder"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        label = QLabel(self.tr("F&older"))
        label.setBuddy(self.folder)
        return label, row

    def _size_row(self) -> QWidget:
        self._size = QWidget()
        row = QHBoxLayout(self._size)
        row.setContentsMargins(0, 0, 0, 0)
        self.width_, self.height_ = QSpinBox(), QSpinBox()
        for field, name, value in (
            (self.width_, self.tr("Width"), 1920),
            (self.height_, self.tr("Height"), 1080),
        ):
            field.setRange(2, _SIDE_AT_MOST)
            field.setSingleStep(2)
            field.setValue(value)
            field.setSuffix(self.tr(" px"))
            field.setAccessibleName(name)
            row.addWidget(QLabel(name))
            row.addWidget(field)
        row.addStretch(1)
        return self._size

    def _canvases(self) -> QComboBox:
        box = QComboBox()
        for label, width, height in CANVASES:
            shown = QCoreApplication.translate("Canvases", label)
            box.addItem(f"{width} \u00d7 {height}   {shown}", (width, height))
        box.addItem(self.tr("Custom"), None)
        return box

    def _templates(self) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("An empty project"), "")
        for path in templates(self._desk):
            box.addItem(path.stem, str(path))
        return box

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the Project"), self.folder.text()
        )
        if folder:
            self.folder.setText(folder)

    def _on_canvas(self) -> None:
        size = self.canvas.currentData()
        if size is not None:
            self.width_.setValue(size[0])
            self.height_.setValue(size[1])
        self._check()

    def _check(self) -> None:
        wanted = self.wanted
        for field in (self.canvas, self.rate):
            field.setEnabled(wanted.template is None)
        self._size.setEnabled(wanted.template is None and self.canvas.currentData() is None)
        path = wanted.folder / f"{file_name(wanted.name)}.kijko"
        is_free = bool(wanted.name) and not path.exists()
        self._create.setEnabled(is_free)
        if not wanted.name:
            self._path.setText(self.tr("Give the project a name."))
        elif is_free:
            self._path.setText(str(path))
        else:
            self._path.setText(self.tr("{path} is there already.").format(path=path))


def ask_new_project(desk: Desk, parent: QWidget | None, *, canvas: int = 0) -> None:
    """Ask for a new project, make it and show it."""
    dialog = NewProjectDialog(desk, parent, canvas=canvas)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    try:
        create_project(desk, dialog.wanted)
    except KijkoError as exc:
        desk.complain(exc)


def create_project(desk: Desk, wanted: Wanted) -> None:
    """Make a project, show it, and keep its folder for the next one.

    Raises:
        FolderError: Its folder can't be made.
        StoreError: The file can't be made, or is there already.
        EditRefused: Its canvas or rate can't be.
    """
    try:
        wanted.folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise FolderError(f"The folder {wanted.folder} can't be made: {exc.strerror}.") from exc
    path = wanted.folder / f"{file_name(wanted.name)}.kijko"
    if wanted.template is not None:
        with desk.studio.open(wanted.template, is_read_only=True) as work:
            work.file.save_as(path)
        work = desk.studio.open(path)
        work.session.run(RenameProject(name=wanted.name))
    else:
        first = AddSequence(
            name=QCoreApplication.translate("NewProjectDialog", "Sequence 1"),
            width=wanted.width,
            height=wanted.height,
            rate=wanted.rate,
            video_tracks=_TRACKS,
            audio_tracks=_TRACKS,
            id=SequenceId("main"),
        )
        work = desk.studio.create(path, name=wanted.name, first=first)
    desk.settings.set("files.projects", str(wanted.folder))
    desk.show(work)


def projects_folder(desk: Desk) -> Path:
    """Give the folder where new projects go: the last one, or KijkoCut among the films."""
    kept = desk.settings.text("files.projects")
    if kept:
        return Path(kept)
    films = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
    return Path(films or Path.home()) / "KijkoCut"


def templates_folder(desk: Desk) -> Path:
    """Give the folder of the person's own templates."""
    return desk.studio.config_dir / "templates"


def templates(desk: Desk) -> tuple[Path, ...]:
    """Give the person's own templates by name."""
    return tuple(sorted(templates_folder(desk).glob("*.kijko")))
