"""What can go wrong when a timeline or captions come from, or go to, another program's file."""

from pathlib import Path

from kijkocut.model.errors import UserError


class UnreadableFileError(UserError):
    """The file is not what its name says, or is damaged; the message names the place."""

    code = "interchange.unreadable"

    @classmethod
    def at(cls, path: Path, line: int, problem: str) -> "UnreadableFileError":
        """Say what is wrong on which line (counted from 1)."""
        return cls(f"{path.name}, line {line}: {problem}")


class UnknownFormatError(UserError):
    """The file's ending names no format that can be exchanged in this direction."""

    code = "interchange.format"


class NothingToWriteError(UserError):
    """The sequence holds nothing that the format can carry."""

    code = "interchange.nothing"


class UnwritablePlaceError(UserError):
    """The file can't be read or written where it should be."""

    code = "interchange.place"
