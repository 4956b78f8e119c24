"""What actions ask of the dock that needs dialogs or takes long."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from kijkocut.desktop.asking import ask_one
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.canvases import RATES, rate_name
from kijkocut.desktop.media.errands import Errands
from kijkocut.desktop.media.multicam_dialog import MulticamDialog
from kijkocut.desktop.media.presence import Presence
from kijkocut.desktop.media.relink_dialog import RelinkDialog
from kijkocut.desktop.media.sequence_dialog import SequenceDialog
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.edit.commands.relink_media import RelinkMedia
from kijkocut.edit.commands.set_media import SetMedia
from kijkocut.jobs import Order, Resource
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import MediaFacts
from kijkocut.model.ticks import Rate

_STILLS = "*.png *.jpg *.jpeg *.tif *.tiff *.exr *.dpx *.webp *.bmp *.tga"


class Chores(QObject):
    """Does them. Lives on the UI thread."""

    def __init__(self, desk: Desk, presence: Presence, window: QWidget) -> None:
        """Show dialogs over `window`."""
        super().__init__(window)
        self._desk, self._presence, self._window = desk, presence, window
        self.errands = Errands(desk)
        self.errands.setParent(self)

    def do(self, what: str) -> None:
        """Do what was asked, if it is one of these."""
        match what:
            case "relink":
                self.open_relink()
            case "replace":
                self._ask_replacement()
            case "image_sequence":
                self._ask_image_sequence()
            case "tags":
                self._ask_tags()
            case "multicam":
                self.open_multicam_dialog()
            case "new_sequence":
                self.open_sequence_dialog(None)
            case "shown_sequence_settings" if self._desk.sequence is not None:
                self.open_sequence_dialog(self._desk.sequence.id)
            case "chosen_sequence_settings":
                self.open_sequence_dialog(self._desk.shelf.sequences[0])
            case _:
                pass

    def open_relink(self) -> RelinkDialog:
        """Show which files are missing."""
        dialog = RelinkDialog(self._desk, self._presence, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._presence.look(self._desk.project, again=True)
        dialog.open()
        return dialog

    def open_multicam_dialog(self) -> MulticamDialog:
        """Ask how the chosen media become a multicam."""
        dialog = MulticamDialog(self._desk, self._desk.shelf.media, self.errands, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def open_sequence_dialog(self, sequence: SequenceId | None) -> SequenceDialog:
        """Ask for the settings of a sequence, or of a new one."""
        dialog = SequenceDialog(self._desk, sequence, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def replace(self, media: MediaId, path: Path) -> None:
        """Put another file in the place of a medium; its clips keep all that was done to them."""
        studio = self._desk.studio
        order = Order(
            title=f"Measure {path.name}", kind="probe", priority=20, resource=Resource.light
        )
        job = studio.jobs.submit(order, lambda _: studio.probe(path))
        self.errands.send(job, lambda facts: self._replace(media, path, facts))

    def import_sequence(self, first: Path, rate: Rate) -> None:
        """Take numbered stills in as one medium that plays at `rate`, from `first` to a gap."""
        studio, bin_id = self._desk.studio, self._desk.shelf.bin
        order = Order(
            title=f"Measure {first.name}",
            kind="probe",
            priority=20,
            resource=Resource.light,
        )
        job = studio.jobs.submit(order, lambda _: studio.pool.probe(first, sequence_rate=rate))

        def take_in(facts: MediaFacts) -> None:
            command = ImportMedia(path=str(first), facts=facts, bin=bin_id)
            self._desk.run(command, label="Import media")

        self.errands.send(job, take_in)

    def _ask_image_sequence(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("First Still of the Sequence"),
            filter=f"{self.tr('Stills')} ({_STILLS})",
        )
        if not name:
            return
        sequence = self._desk.sequence
        names = [rate_name(rate) for rate in RATES]
        usual = sequence.rate if sequence is not None and sequence.rate in RATES else Rate(25)
        chosen = ask_one(
            self.tr("Import an Image Sequence"),
            self.tr("Stills in a second"),
            names,
            RATES.index(usual),
        )
        if chosen is not None:
            self.import_sequence(Path(name), RATES[chosen])

    def _replace(self, media: MediaId, path: Path, facts: MediaFacts) -> None:
        desk = self._desk
        known = desk.project.media.get(media)
        if known is None:
            return
        commands = [RelinkMedia(media=media, path=str(path), facts=facts)]
        is_named_after_file = known.name == Path(known.path).name
        rename = [SetMedia(media=media, name=path.name)] if is_named_after_file else []
        desk.run(*commands, *rename, label=f"Replace {known.name}")

    def _ask_replacement(self) -> None:
        media = self._desk.project.media[self._desk.shelf.media[0]]
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Replace {name}").format(name=media.name),
            str(Path(media.path).parent),
        )
        if name:
            self.replace(media.id, Path(name))

    def _ask_tags(self) -> None:
        desk = self._desk
        chosen = [desk.project.media[key] for key in desk.shelf.media]
        shared = [tag for tag in chosen[0].tags if all(tag in one.tags for one in chosen)]
        text, is_given = QInputDialog.getText(
            self._window,
            self.tr("Tags"),
            self.tr("Tags of the chosen media, with commas between them:"),
            text=", ".join(shared),
        )
        if not is_given:
            return
        given = [tag.strip() for tag in text.split(",")]
        commands = [
            SetMedia(
                media=one.id,
                tags=(*(t for t in one.tags if t not in shared and t not in given), *given),
            )
            for one in chosen
        ]
        desk.run(*commands, label="Tag media")
