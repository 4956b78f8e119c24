"""The command line: every verb is one module of `verbs`, answers in text or JSON, and ends plainly.

Exit codes: 0 done; 2 the person can fix it (a bad path, a bad time, an unknown preset, a broken
file); 1 a failure of ours or of the machine. Runs on the main thread, which is the session thread.
"""

from kijkocut.cli.entry import main

__all__ = ["main"]
