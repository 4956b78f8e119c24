"""Where the window's files lie: icons, shortcut presets, translations."""

from pathlib import Path

import kijkocut


def resource_folder(name: str) -> Path:
    """Give a folder of `resources`: in the package when installed, beside it in a clone."""
    package = Path(kijkocut.__file__).parent
    installed = package / "resources" / name
    return installed if installed.is_dir() else package.parent / "resources" / name
