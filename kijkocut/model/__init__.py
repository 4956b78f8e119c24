"""The project as a value: time, media, sequences, tracks, clips, keyframes, markers, captions.

Pure: no I/O, no clock, no threads; every value is immutable and may be read from any thread.
Entered by module, for example `from kijkocut.model.ticks import Rate`. Start reading at `project`,
then `clip`.
"""
