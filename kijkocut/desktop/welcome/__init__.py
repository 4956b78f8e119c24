"""The start screen: recent projects, new ones, templates and the demo.

`StartScreen` is shown by the window while no project is open. UI thread only; footage and
thumbnails are made in a thread and in processes of their own.
"""

from kijkocut.desktop.welcome.screen import StartScreen

__all__ = ["StartScreen"]
