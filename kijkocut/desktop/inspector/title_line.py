"""The first line of the inspector: what is selected, and its name to be changed."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.edit.commands.rename_sequence import RenameSequence
from kijkocut.model.timecode import format_timecode


class TitleLine(QWidget):
    """A name to edit and a word on what it is the name of."""

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__()
        self._desk = desk
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.editingFinished.connect(self._rename)
        self.about = QLabel()
        self.about.setForegroundRole(self.about.palette().ColorRole.PlaceholderText)
        box = QHBoxLayout(self)
        box.setContentsMargins(6, 4, 6, 6)
        box.addWidget(self.name, 1)
        box.addWidget(self.about)

    def refresh(self) -> None:
        """Show what is selected now."""
        clips, sequence = self._desk.selected_clips, self._desk.sequence
        self.setVisible(sequence is not None)
        if sequence is None:
            return
        if clips:
            names = {clip.name for clip in clips}
            without = self.tr("Mixed names") if len(names) > 1 else self.tr("Name")
            self._show(names.pop() if len(names) == 1 else "", without)
            start, end = min(c.start for c in clips), max(c.end for c in clips)
            length = format_timecode(end - start, sequence.rate, drop=sequence.drop_frame)
            count = len(clips)
            what = self.tr("{0} clips").format(count) if count > 1 else self.tr("Clip")
            self.about.setText(f"{what}  {length}")
        else:
            self._show(sequence.name, self.tr("Name"))
            self.about.setText(self.tr("Sequence"))

    def _show(self, name: str, without: str) -> None:
        self.name.setPlaceholderText(without)
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(name)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if not self.name.isModified() or not name:
            return
        self.name.setModified(False)
        clips, sequence = self._desk.selected_clips, self._desk.sequence
        if clips:
            self._desk.run(*(RenameClip(clip=clip.id, name=name) for clip in clips))
        elif sequence is not None:
            self._desk.run(RenameSequence(sequence=sequence.id, name=name))
