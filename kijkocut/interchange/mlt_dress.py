"""The filters of an MLT clip as parameters, fades and effects; what has no equal is named as lost.

Keys count frames of the producer's clock from where their filter begins; a filter without a range
counts from the producer's first frame.
"""

from typing import Final

from kijkocut.interchange.foreign_effects import Table
from kijkocut.interchange.mlt_effects import put_effect
from kijkocut.interchange.mlt_pictures import PICTURES
from kijkocut.interchange.mlt_services import Service
from kijkocut.interchange.mlt_sounds import SOUNDS
from kijkocut.interchange.mlt_titles import TEXT_FILTERS
from kijkocut.interchange.mlt_worn import Dress, Worn
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Clip

_SOUNDS: Final = (
    "avfilter.a",
    "ladspa.",
    "avfilter.high",
    "avfilter.low",
    "rbpitch",
    "vst",
    "lv2.",
)
_ONLY_SOUND: Final = (
    "volume", "panner", "channelcopy", "mono", "loudness", "dynamic_loudness", "rnnoise", "balance",
    "audioseam", "avfilter.loudnorm", "avfilter.dynaudnorm", "avfilter.haas", "sox", "audiomap",
    "avfilter.stereotools", "avfilter.bass", "avfilter.treble", "avfilter.equalizer",
)  # fmt: skip


def is_heard(service: str) -> bool:
    """Say whether a filter works on sound."""
    return service in _ONLY_SOUND or service.startswith(_SOUNDS)


class Dresser:
    """Puts filters on clips."""

    def __init__(self, table: Table, ledger: Ledger) -> None:
        """Take the names of effects and where to note losses."""
        self._table = table
        self._ledger = ledger

    def dressed(self, worn: Worn, filters: list[Service]) -> Clip:
        """Give the clip with its filters; those of the other kind of clip are not of this one."""
        dress = Dress(worn, self._table, self._ledger)
        known = SOUNDS if worn.is_sound else PICTURES
        for filter_ in filters:
            service = filter_.service
            if service in self._table.silent or is_heard(service) != worn.is_sound:
                continue
            if service in TEXT_FILTERS:
                continue  # is a title of its own
            try:
                known.get(service, put_effect)(dress, filter_)
            except ValueError as exc:
                dress.drop(filter_, str(exc))
        return dress.clip()
