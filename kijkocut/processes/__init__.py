"""Helper processes: started so that they end with the program, and memory shared with them.

A helper is this interpreter again on a module of ours, with one end of a connection: `start_helper`
here, `live_with_parent` there; `step_back` lets the window go before it. A `Ring` is memory that
both map. Any thread; on Linux a helper dies with the *thread* that started it. Errors:
`NoRoomError`. Tested alone by `tests/processes`.
"""

from kijkocut.processes.helper import live_with_parent, start_helper
from kijkocut.processes.rank import Rank, step_back
from kijkocut.processes.ring import NoRoomError, Ring

__all__ = ["NoRoomError", "Rank", "Ring", "live_with_parent", "start_helper", "step_back"]
