"""The project as a value: time, media, sequences, tracks, clips, effects, markers and captions.

Pure: nothing here opens a file, starts a thread, reads a clock or touches a device. The ground floor
has no single door; it is entered by module, as in `from kijkocut.model.ticks import Rate`. Values
are frozen and may be read from any thread.
"""
