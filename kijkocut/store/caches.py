"""Where what can be made again is kept: beside the project file, never inside."""

from pathlib import Path


def cache_dir(project: Path) -> Path:
    """Give the folder for a project's thumbnails, waveforms, proxies and renders.

    It need not exist; whoever writes makes it. It can be deleted at any time.
    """
    return project.with_name(f"{project.stem}.kijko-cache")
