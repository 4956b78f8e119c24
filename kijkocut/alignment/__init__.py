"""Aligning recordings of one event: by their starts, timecode, markers or sound.

`Aligner.find(project, media, method, reference=…)` is a job that gives for each medium by how many
ticks it begins after the reference, how sure that is, or a sentence why nothing tells. It edits
nothing. `shift_between` compares two recordings of any origin, to the sample.

May import: model, audio, media, jobs; numpy. Any thread. Errors: `NoReferenceError`, and those of
`media` when a file can't be read. To test it alone, any object with `read` is a sound.
"""

from kijkocut.alignment.aligner import Aligner
from kijkocut.alignment.common_sound import SoundShift, shift_between
from kijkocut.alignment.known_times import moment_shared
from kijkocut.alignment.method import Aligned, AlignMethod, NoReferenceError
from kijkocut.alignment.recording import Recording

__all__ = [
    "AlignMethod",
    "Aligned",
    "Aligner",
    "NoReferenceError",
    "Recording",
    "SoundShift",
    "moment_shared",
    "shift_between",
]
