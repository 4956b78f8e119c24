"""Reading a project file so that it can be brought into another project."""

from pathlib import Path

from kijkocut.edit.catalogue import Catalogue
from kijkocut.interchange import Imported, LossReport
from kijkocut.model.errors import UserError
from kijkocut.store import open_project
from kijkocut.workspace.beside import open_session


class SameProjectError(UserError):
    """A project can't be brought into itself."""

    code = "import.same_project"


def read_project(path: Path, into: Path, catalogue: Catalogue) -> Imported:
    """Read all that a project holds, an archive's footage found beside it; nothing is written.

    Args:
        path: The project file.
        into: The file of the project that it is wanted for.
        catalogue: Knows which parameters are files.

    Raises:
        SameProjectError: They are one file.
        StoreError: It is no project, or can't be read.
    """
    path = path.absolute()
    if path.exists() and path.samefile(into):
        raise SameProjectError(
            f"{path.name} is the project that is open. Choose another one, or duplicate a sequence."
        )
    with open_project(path, read_only=True) as file:
        project = open_session(file, catalogue).snapshot
    keys = tuple(sorted(project.sequences))
    return Imported(
        project=project, sequences=keys, format="kijko", report=LossReport(format="kijko")
    )
