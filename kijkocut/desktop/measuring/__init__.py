"""Measurements of the window, for `bench ui`: each in a process of its own, with a real window.

`measurement.MEASUREMENT` is handed to the bench by the composition root; it runs on the bench's
thread and starts `python -m kijkocut.desktop.measuring PART ORDER` for each part that needs Qt,
which answers with figures as JSON. Times of processes are told on the monotonic clock, which all
processes of a machine share.
"""
