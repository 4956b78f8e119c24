"""Parameters and fades as what FCPXML does to a picture and to a sound."""

from fractions import Fraction

from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.model.clip import Clip


def picture_adjusts(
    clip: Clip, own: Fraction, frame: tuple[int, float], where: str, ledger: Ledger
) -> list[Made]:
    return []


def sound_adjusts(clip: Clip, own: Fraction, where: str, ledger: Ledger) -> list[Made]:
    return []
