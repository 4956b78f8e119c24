"""An open project with all that serves it; what the command line, the window and agents share.

`Studio` holds the services of one run of the program (media pool, catalogue, renderer, jobs), made
when first used. `Studio.open` and `Studio.create` give a `Workspace`: the project file, its
session, and the verbs that need both. `Settings` are the person's own. Used from the session
thread; what takes long is a job. Errors are those of the rooms below.

`Studio.exports` is the line of films to be written, each an `ExportItem`.
`Workspace.scenes` finds scenes, `.stabiliser` takes shake out, `.aligner` finds where recordings of
one event lie beside each other, `.synchroniser` moves clips there, `.proxies` holds the switch of
the proxies, `.prerender` renders ahead, `.preview` shows frames from all that, `.archive` packs.
"""

from kijkocut.workspace.exports.order import ExportItem
from kijkocut.workspace.importing import Import, Imported
from kijkocut.workspace.picture_book import PictureBook
from kijkocut.workspace.render_need import Stretch
from kijkocut.workspace.scene_search import SceneSearch
from kijkocut.workspace.settings import Setting, SettingKind, Settings
from kijkocut.workspace.steadying_order import Steadying
from kijkocut.workspace.studio import Studio
from kijkocut.workspace.workspace import Workspace

__all__ = [
    "ExportItem",
    "Import",
    "Imported",
    "PictureBook",
    "SceneSearch",
    "Setting",
    "SettingKind",
    "Settings",
    "Steadying",
    "Stretch",
    "Studio",
    "Workspace",
]
