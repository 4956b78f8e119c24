"""The composition root: the only module that knows every room.

Sets up the process, makes the services, and hands over to the command line.
"""

import faulthandler
import sys
from pathlib import Path

import platformdirs

from kijkocut.cli import main as run_cli
from kijkocut.workspace import Studio


def main() -> int:
    """Run the program; gives its exit code."""
    faulthandler.enable()
    cache = Path(platformdirs.user_cache_dir("kijkocut"))
    config = Path(platformdirs.user_config_dir("kijkocut"))
    with Studio(cache_dir=cache, config_dir=config) as studio:
        return run_cli(sys.argv[1:], studio)
