"""Forks children that edit a project file until they are killed, and tell each edit that is done.

Line in: path and seed, parted by a tab. Lines out: `pid N`, then `REVISION OPERATION` after each
edit, then `end` when the child is dead.
"""

import os
import sys
from pathlib import Path

from kijkocut.store import open_project
from kijkocut.testing.storm import Storm


def edit_for_ever(path: Path, seed: int) -> None:
    file = open_project(path)
    session = file.session()
    storm = Storm(session, seed)
    while True:
        storm.blow()
        os.write(1, f"{session.revision} {file.client}.{session.revision}\n".encode())


def main() -> None:
    for line in sys.stdin:
        path, seed = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            try:
                edit_for_ever(Path(path), int(seed))
            finally:
                os._exit(3)
        os.write(1, f"pid {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"end\n")


if __name__ == "__main__":
    main()
