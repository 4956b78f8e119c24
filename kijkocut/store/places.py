"""What kind of folder a project file lies in: one of this machine, or one that others reach too.

A write-ahead log needs memory shared between its users, and sync programs copy it apart from its
file: most lost projects of comparable editors came from such folders.
"""

import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
_NETWORK_TYPES: Final = frozenset(
    {
        "afs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "prl_fs",
        "smb3",
        "smbfs",
        "vboxsf",
    }
)
_SYNC_NAMES: Final = (
    "box",
    "creative cloud files",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "iclouddrive",
    "mega",
    "mobile documents",
    "nextcloud",
    "onedrive",
    "owncloud",
    "pcloud drive",
    "pclouddrive",
    "seafile",
    "syncthing",
    "yandex.disk",
)
_SYNC_MARKS: Final = (".stfolder", ".dropbox", ".dropbox.cache", ".nextcloudsync.log")
_DRIVE_REMOTE: Final = 4  # DRIVE_REMOTE of GetDriveTypeW


class Place(StrEnum):
    """What kind of folder it is."""

    local = "local"
    network = "network"
    synced = "synced"

    @property
    def is_shared(self) -> bool:
        """Whether other machines can reach it."""
        return self is not Place.local

    @property
    def warning(self) -> str:
        """What a person should know about working here; empty for a local folder."""
        match self:
            case Place.local:
                return ""
            case Place.network:
                return (
                    "This project lies on a network drive. Edits are slower there, and only one"
                    " machine can open it at a time. Working on a local copy is safer."
                )
            case Place.synced:
                return (
                    "This project lies in a folder that a sync program copies. Let it finish before"
                    " you open the project on another machine. Working on a local copy is safer."
                )


def place_of(path: Path, mounts: Path = _MOUNTS) -> Place:
    """Say what kind of folder `path` lies in; a folder nothing is known of counts as local.

    Args:
        path: The project file; it need not exist.
        mounts: The system's table of mounts in the form of Linux' `mountinfo`.
    """
    folder = path.absolute().parent.resolve()
    if _is_network(folder, mounts):
        return Place.network
    if any(_is_synced(parent) for parent in (folder, *folder.parents)):
        return Place.synced
    return Place.local


def _is_network(folder: Path, mounts: Path) -> bool:
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has this use for it

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE)
    best, is_network = -1, False
    for point, kind, options in _mounted(mounts):
        if len(point.parts) > best and folder.is_relative_to(point):
            # A Windows drive inside WSL speaks 9p, as do local roots of some sandboxes.
            is_network = kind in _NETWORK_TYPES or (kind == "9p" and "aname=drvfs" in options)
            best = len(point.parts)
    return is_network


def _mounted(mounts: Path) -> Iterator[tuple[Path, str, str]]:
    """Read mount points, file system types and options; format: proc_pid_mountinfo(5)."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        fields = line.split(" ")
        if "-" not in fields[6:] or len(fields) < fields.index("-", 6) + 4:
            continue
        dash = fields.index("-", 6)
        point = fields[4]
        for code in ("\\040", "\\011", "\\012", "\\134"):
            point = point.replace(code, chr(int(code[1:], 8)))
        yield Path(point), fields[dash + 1], fields[dash + 3]


def _is_synced(folder: Path) -> bool:
    name = folder.name.casefold()
    if any(name == known or name.startswith(f"{known} - ") for known in _SYNC_NAMES):
        return True
    if name.startswith("icloud~") or (name == "cloudstorage" and folder.parent.name == "Library"):
        return True
    return any(os.path.lexists(folder / mark) for mark in _SYNC_MARKS)
