"""What kind of file it is, told from its first hundred bytes, without SQLite.

Layout: https://sqlite.org/fileformat2.html#the_database_header
"""

from pathlib import Path
from typing import Final

from kijkocut.store.errors import MissingError, NotAProjectError, damaged, translated
from kijkocut.store.schema import APPLICATION_ID

MAGIC: Final = b"SQLite format 3\x00"
_HEADER_BYTES: Final = 100


def read_schema(path: Path) -> int:
    """Give the schema number of a project file.

    Raises:
        MissingError: There is no such file.
        NotAProjectError: It is something else.
        StoreError: It can't be read.
    """
    if not path.exists():
        raise MissingError(f"There is no project file {path}.")
    if path.is_dir():
        raise NotAProjectError(f"{path} is a folder, not a project file.")
    with translated(path), path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    if not head:
        raise damaged(path, "it is empty")
    if not head.startswith(MAGIC) or len(head) < _HEADER_BYTES:
        raise NotAProjectError(
            f"{path} is not a KijkoCut project, or its beginning is damaged."
            " If it was one, rescue it into a new file (salvage)."
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAProjectError(f"{path} is a database of another program.")
    return int.from_bytes(head[60:64], "big")
