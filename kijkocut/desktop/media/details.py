"""Everything that was measured of a medium, and what people say of it."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import figures, said
from kijkocut.desktop.media.columns import COLUMNS
from kijkocut.desktop.media.labels import name_of_colour
from kijkocut.desktop.media.media_model import MediaModel
from kijkocut.desktop.shelf import Entry
from kijkocut.edit.commands.set_media import SetMedia
from kijkocut.model.media import AudioStream, Media, VideoStream
from kijkocut.model.sequence import Sequence


def facts_of(desk: Desk, model: MediaModel, entry: Entry) -> list[tuple[str, str]]:
    """Give what is told of an entry, as labels in English (context `MediaFacts`) and texts."""
    it = model.told(entry)
    told = [(column.label, column.text(it)) for column in COLUMNS[1:4]]
    subject = it.subject
    if it.part is not None:
        told.append(("Part of", subject.name))
    if isinstance(subject, Sequence):
        told += [
            ("Colour space", subject.colour_space.value),
            ("Sound", f"{subject.sample_rate} Hz, {subject.channels} channels"),
        ]
    else:
        told += _file_facts(subject)
        told.append(("Proxy", _proxy_text(desk, subject)))
        told.append(("Label", name_of_colour(subject.colour)))
        told.append(("Path", subject.path + (" (missing)" if model.is_missing(entry) else "")))
    told.append(("Used", f"{it.uses} clips" if it.uses else "not used"))
    return [(label, text) for label, text in told if text]


def _file_facts(media: Media) -> list[tuple[str, str]]:
    facts = media.facts
    container = facts.container.partition(",")[0]
    told = [("Kind", f"{said(facts.kind.value.replace('_', ' '))}, {container}".strip(", "))]
    for stream in facts.streams:
        if isinstance(stream, VideoStream):
            told += _picture_facts(stream)
        else:
            told.append(("Sound", _sound_text(stream)))
    told.append(("Timecode", facts.timecode))
    told.append(("File size", QLocale().formattedDataSize(facts.size_bytes, 1)))
    return told


def _picture_facts(stream: VideoStream) -> list[tuple[str, str]]:
    codec = f"{stream.codec}, {stream.pixel_format}, {stream.bit_depth} bit"
    told = [("Picture", codec + (said(", alpha") if stream.has_alpha else ""))]
    if stream.is_vfr:
        text = said(figures(f"{stream.min_fps:.2f} to {stream.max_fps:.2f} fps"))
        average = figures(f"{stream.average_fps:.2f}")
        told.append(("Varying rate", said(f"{text}, {average} on average")))
    if stream.rotation:
        told.append(("Rotation", f"{stream.rotation}°"))
    if stream.sample_aspect.num != stream.sample_aspect.den:
        told.append(("Pixel aspect", f"{stream.sample_aspect.num}:{stream.sample_aspect.den}"))
    if stream.interlace != "progressive":
        told.append(("Fields", said(stream.interlace.replace("_", " "))))
    colour = stream.colour
    parts = dict.fromkeys((colour.primaries, colour.transfer, colour.matrix))
    named = [part for part in parts if part != "unknown"]
    if colour.full_range is not None:
        named.append(said("full range" if colour.full_range else "limited range"))
    told.append(("Colour", ", ".join(named) or said("not said")))
    return told


def _sound_text(stream: AudioStream) -> str:
    text = f"{stream.codec}, {stream.sample_rate} Hz, {stream.layout} ({stream.channels})"
    return f"{text}, {stream.language}" if stream.language else text


def _proxy_text(desk: Desk, media: Media) -> str:
    proxies = desk.studio.proxies
    if not proxies.suits(media.facts):
        return ""
    found = proxies.find(media.facts)
    return said("none") if found is None else QLocale().formattedDataSize(found.size_bytes, 1)


class _Note(QPlainTextEdit):
    """A text that is kept when the focus leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        super().focusOutEvent(event)
        self.left.emit()


class DetailsPanel(QScrollArea):
    """Details of what is chosen; tags and note of one medium can be changed here."""

    def __init__(self, desk: Desk, model: MediaModel) -> None:
        """Tell of the chosen entries of `desk`."""
        super().__init__()
        self._desk, self._model = desk, model
        self._told: list[tuple[str, str]] = []
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Details of media"))
        self.title = QLabel()
        self.title.setWordWrap(True)
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(self.tr("Tags, with commas between them"))
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.editingFinished.connect(self._keep_tags)
        self.note = _Note()
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(5 * self.fontMetrics().lineSpacing())
        self.note.left.connect(self._keep_note)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.addWidget(self.title)
        layout.addLayout(self.form)
        layout.addWidget(self.tags)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.setWidget(inside)
        desk.shelf.changed.connect(self.show_chosen)
        desk.project_changed.connect(self.show_chosen)
        model.dataChanged.connect(self.show_chosen)
        self.show_chosen()

    def texts(self) -> dict[str, str]:
        """Give what is told, by label."""
        return dict(self._told)

    def show_chosen(self, *_: object) -> None:
        """Tell of what is chosen now."""
        if not self.isVisible():
            return
        entries = [e for e in self._desk.shelf.entries if e.is_in(self._desk.project)]
        while self.form.rowCount():
            self.form.removeRow(0)
        self._told = []
        media = self._one_media()
        self.tags.setVisible(media is not None)
        self.note.setVisible(media is not None)
        if len(entries) != 1:
            self.title.setText(
                self.tr("%n chosen", "", len(entries)) if entries else self.tr("Nothing is chosen")
            )
            return
        self.title.setText(self._model.told(entries[0]).name)
        for label, text in facts_of(self._desk, self._model, entries[0]):
            self._add(QCoreApplication.translate("MediaFacts", label), text)
        if media is not None and not self.tags.hasFocus():
            self.tags.setText(", ".join(media.tags))
        if media is not None and not self.note.hasFocus():
            self.note.setPlainText(media.note)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 Qt's name
        """Catch up with what was chosen while nobody looked."""
        super().showEvent(event)
        self.show_chosen()

    def _add(self, label: str, text: str) -> None:
        field = QLabel(text)
        field.setWordWrap(True)
        field.setTextFormat(Qt.TextFormat.PlainText)
        field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form.addRow(QLabel(label), field)
        self._told.append((label, text))

    def _one_media(self) -> Media | None:
        media = self._desk.shelf.media
        alone = len(media) == 1 and len(self._desk.shelf.entries) == 1
        return self._desk.project.media.get(media[0]) if alone else None

    def _keep_tags(self) -> None:
        media = self._one_media()
        tags = tuple(t for tag in self.tags.text().split(",") if (t := tag.strip()))
        if media is not None and tags != media.tags:
            self._desk.run(SetMedia(media=media.id, tags=tags))

    def _keep_note(self) -> None:
        media = self._one_media()
        note = self.note.toPlainText().strip()
        if media is not None and note != media.note:
            self._desk.run(SetMedia(media=media.id, note=note))
