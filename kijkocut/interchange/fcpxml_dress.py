"""What FCPXML does to a picture and to a sound, and the parameters that say the same here."""

from fractions import Fraction

from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import Clip


def picture_dress(node: Node, clip: Clip, own: Fraction, height: int, ledger: Ledger) -> Clip:
    return clip


def sound_dress(node: Node, clip: Clip, own: Fraction, ledger: Ledger) -> Clip:
    return clip
