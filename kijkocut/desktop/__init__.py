"""The window: everything an editor sees and touches.

`run_window` shows it and gives back when it is closed. Everything here lives on the UI thread,
which is the session thread. An edit is a command run through `Desk.run`; what views show follows
from the `ChangeSet` of each edit. Docks are modules of `docks`, actions are modules of
`action_sets`; both are found by being there.
"""

from kijkocut.desktop.start import run_window

__all__ = ["run_window"]
