"""The command line: every verb is one module of `verbs`, answers in text or JSON, and ends plainly.

Exit codes: 0 done; 2 not our fault (a bad path, a bad time, an unknown preset, a broken file, a
full disk); 1 a failure of ours, or a film that is not as it should be. Runs on the main thread,
which is the session thread.
"""

from kijkocut.cli.entry import main

__all__ = ["main"]
