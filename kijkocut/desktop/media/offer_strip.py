"""The strip that offers to give a sequence the size and rate of its first clip."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.matching import Offer, accept_offer, offer_after
from kijkocut.edit.changeset import ChangeSet


class OfferStrip(QWidget):
    """Hidden while there is nothing to offer; takes no focus."""

    def __init__(self, desk: Desk) -> None:
        """Watch the edits of `desk`."""
        super().__init__()
        self._desk = desk
        self._offer: Offer | None = None
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.match = QPushButton(self.tr("Match the Clip"))
        self.match.setAccessibleDescription(
            self.tr("Give the sequence the size and rate of its first clip; can be undone")
        )
        self.match.clicked.connect(self._accept)
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.setAccessibleDescription(self.tr("Leave the sequence as it is"))
        self.keep.clicked.connect(self._drop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.match)
        layout.addWidget(self.keep)
        desk.project_changed.connect(self._follow)
        desk.sequence_changed.connect(self._look_again)
        desk.project_closed.connect(self._drop)
        self._drop()

    def _follow(self, done: ChangeSet) -> None:
        offer = offer_after(done, self._desk.sequence)
        if offer is None:
            if self._offer is not None and done.tracks:
                self._drop()
            return
        self._offer = offer
        media = done.after.media[offer.media].name
        sequence = done.after.sequences[offer.sequence]
        self.text.setText(
            self.tr('"{media}" is {clip}; "{sequence}" is {settings}.').format(
                media=media,
                clip=offer.sentence,
                sequence=sequence.name,
                settings=f"{sequence.width} \u00d7 {sequence.height}, {sequence.rate} fps",
            )
        )
        self.show()

    def _look_again(self) -> None:
        if self._offer is not None and self._desk.sequence is None:
            self._drop()

    def _accept(self) -> None:
        if self._offer is not None:
            offer = self._offer
            self._drop()
            accept_offer(self._desk, offer)
            self._drop()

    def _drop(self) -> None:
        self._offer = None
        self.hide()
