"""The project file: one SQLite file, `name.kijko`, that loses nothing.

    with create(Path("film.kijko")) as file:
        session = file.session()
        session.run(AddSequence(name="Main"))   # on the disk when this returns
    with open_project(Path("film.kijko")) as file:
        file.session().undo()

`create` and `open_project` give a `ProjectFile`: the project as a value, the journal for a
`Session`, named versions, backups, copies and `integrity_check`. One writer at a time; a second
opening gets read-only and a reason. Everything belongs to the session thread. `salvage` rescues
what a damaged file still holds into a new one; nothing here ever repairs in place or overwrites.
`ask` answers SQL about a file.

Media and thumbnails never go inside: caches lie in `cache_dir(path)` and can be deleted.

Errors are `StoreError`s, each with its own `code`; an `EditRefused` comes from the session. May
import `model` and `edit`. SQLite is reached through `kijkocut.store.library` and nowhere else.
"""

from kijkocut.store.backups import list_backups
from kijkocut.store.caches import cache_dir
from kijkocut.store.checking import IntegrityReport
from kijkocut.store.errors import StoreError
from kijkocut.store.library import library_version
from kijkocut.store.opening import create, open_project
from kijkocut.store.project_file import ProjectFile
from kijkocut.store.rescue import SalvageReport, salvage
from kijkocut.store.snapshots import Version
from kijkocut.store.tables import ask

__all__ = [
    "IntegrityReport",
    "ProjectFile",
    "SalvageReport",
    "StoreError",
    "Version",
    "ask",
    "cache_dir",
    "create",
    "library_version",
    "list_backups",
    "open_project",
    "salvage",
]
