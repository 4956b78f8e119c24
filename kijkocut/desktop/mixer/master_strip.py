"""The last strip of the mixer: the master that the whole mix goes through."""

from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Carrier
from kijkocut.desktop.mixer.fader_strip import FaderStrip
from kijkocut.desktop.theme import Theme
from kijkocut.model.ids import SequenceId


class MasterStrip(FaderStrip):
    """Shows and changes a sequence's master."""

    def __init__(self, desk: Desk, sequence: SequenceId, theme: Theme) -> None:
        """Be about the master of `sequence`."""
        super().__init__(desk, Carrier(sequence=sequence), theme)
        self.row.addStretch(1)
        self.row.addWidget(self.effects)
        self.row.addStretch(1)
        self.refresh()

    @property
    def title(self) -> str:
        """What every master is called."""
        return self.tr("Master")

    def align(self, strip: QWidget | None) -> None:
        """Leave as much above the fader as `strip` takes, so that faders stand side by side."""
        self.top.setFixedHeight(strip.sizeHint().height() if strip is not None else 0)
