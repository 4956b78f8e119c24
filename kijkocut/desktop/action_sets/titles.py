"""Titles of the film as templates of the person's own."""

from typing import Final

from kijkocut.desktop.action import Action
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.looks.keeping import keep_title, title_clip


def _has_title(desk: Desk) -> bool:
    return title_clip(desk) is not None


ACTIONS: Final = (
    Action(
        name="clip.title_template",
        text="Save as Title Template...",
        menu="Clip",
        tip="Keep the selected title, with its look and motion, to start others from",
        run=keep_title,
        is_enabled=_has_title,
        starts_group=True,
    ),
)
