"""An open project with all that serves it; what the command line, the window and agents share.

`Studio` holds the services of one run of the program (media pool, catalogue, renderer), made when
first used. `Studio.open` and `Studio.create` give a `Workspace`: the project file, its session, and
the verbs that need both. `Settings` are the person's own. Used from the session thread. Errors are
those of the rooms below.
"""

from kijkocut.workspace.importing import Imported
from kijkocut.workspace.settings import Setting, SettingKind, Settings
from kijkocut.workspace.studio import Studio
from kijkocut.workspace.thumbnails import Thumbnails
from kijkocut.workspace.workspace import Workspace

__all__ = ["Imported", "Setting", "SettingKind", "Settings", "Studio", "Thumbnails", "Workspace"]
