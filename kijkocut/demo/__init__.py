"""The demonstration: footage from nothing, a film edited from it, and the proof that it is right.

`make_footage` writes the files, `film` gives the edit as a script, `verify` holds the export
against what must be in it. `LENGTH` frames at `RATE`. Runs on the calling thread.
"""

from kijkocut.demo.footage import RATE, make_footage
from kijkocut.demo.proof import Proof, verify
from kijkocut.demo.script import LENGTH, MAIN, film

__all__ = ["LENGTH", "MAIN", "RATE", "Proof", "film", "make_footage", "verify"]
