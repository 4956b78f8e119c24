"""Captions: typing, cutting, timing, finding, files."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QApplication, QInputDialog, QWidget

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.captions import editing
from kijkocut.desktop.captions.panel import CaptionsPanel
from kijkocut.desktop.captions.track_choice import TrackChoice
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window

_MENU: Final = "Sequence/Captions"


def _window() -> QWidget | None:
    return front_window()


def _panel() -> CaptionsPanel | None:
    """Find the dock in the window in front, and show it."""
    window = _window()
    panel = window.findChild(CaptionsPanel) if window is not None else None
    if panel is not None:
        dock = panel.parentWidget()
        if dock is not None:
            dock.show()
            dock.raise_()
    return panel


def _add(desk: Desk) -> None:
    clip = editing.add_caption(desk)
    panel = _panel()
    if clip is not None and panel is not None:
        panel.edit_text(clip)


def _add_track(desk: Desk) -> None:
    language, is_given = QInputDialog.getText(
        _window(),
        QApplication.translate("Captions", "New Caption Track"),
        QApplication.translate("Captions", "Language, as en or pt-BR (may stay empty):"),
    )
    if is_given:
        editing.add_track(desk, language.strip())


def _find(desk: Desk) -> None:
    del desk
    panel = _panel()
    if panel is not None:
        panel.find_bar.open()


def _style(desk: Desk) -> None:
    del desk
    panel = _panel()
    if panel is not None:
        panel.open_style()


def _has_track(desk: Desk) -> bool:
    return TrackChoice.of(desk).track is not None


def _has_chosen(desk: Desk) -> bool:
    return bool(editing.selected_captions(desk))


def _nudging(start: int, end: int) -> Callable[[Desk], None]:
    return lambda desk: editing.nudge(desk, start_frames=start, end_frames=end)


def _nudge(name: str, text: str, start: int, end: int, *, starts_group: bool = False) -> Action:
    return Action(
        name=f"captions.{name}",
        text=text,
        menu=_MENU,
        run=_nudging(start, end),
        is_enabled=_has_chosen,
        starts_group=starts_group,
    )


def _import(desk: Desk) -> None:
    from kijkocut.desktop.captions.files import import_dialog  # noqa: PLC0415 brings all formats

    import_dialog(desk, _window())


def _export(desk: Desk) -> None:
    from kijkocut.desktop.captions.files import export_dialog  # noqa: PLC0415 brings all formats

    export_dialog(desk, _window())


ACTIONS: Final = (
    Action(
        name="captions.add",
        text="Add Caption at Playhead",
        menu=_MENU,
        run=_add,
        is_enabled=with_sequence,
    ),
    Action(
        name="captions.split",
        text="Split Caption",
        menu=_MENU,
        tip="At the playhead, or while typing with Ctrl+Enter at the cursor",
        run=editing.split_caption,
        is_enabled=_has_track,
    ),
    Action(
        name="captions.merge",
        text="Merge Captions",
        icon="group",
        menu=_MENU,
        tip="Make one of the selected captions, or of the selected one and the next",
        run=editing.merge_captions,
        is_enabled=_has_chosen,
    ),
    Action(
        name="captions.delete",
        text="Delete Captions",
        menu=_MENU,
        run=editing.delete_captions,
        is_enabled=_has_chosen,
    ),
    Action(
        name="captions.start_here",
        text="Start at Playhead",
        menu=_MENU,
        run=editing.set_start,
        is_enabled=_has_chosen,
        starts_group=True,
    ),
    Action(
        name="captions.end_here",
        text="End at Playhead",
        menu=_MENU,
        run=editing.set_end,
        is_enabled=_has_chosen,
    ),
    _nudge("start_earlier", "Start One Frame Earlier", -1, 0),
    _nudge("start_later", "Start One Frame Later", 1, 0),
    _nudge("end_earlier", "End One Frame Earlier", 0, -1),
    _nudge("end_later", "End One Frame Later", 0, 1),
    _nudge("earlier", "Move One Frame Earlier", -1, -1),
    _nudge("later", "Move One Frame Later", 1, 1),
    Action(
        name="captions.find",
        text="Find in Captions...",
        icon="search",
        menu=_MENU,
        keys=("Ctrl+H",),
        run=_find,
        is_enabled=_has_track,
        starts_group=True,
    ),
    Action(
        name="captions.style",
        text="Look of Captions...",
        menu=_MENU,
        run=_style,
        is_enabled=_has_track,
    ),
    Action(
        name="captions.add_track",
        text="New Caption Track...",
        menu=_MENU,
        run=_add_track,
        is_enabled=with_sequence,
    ),
    Action(
        name="captions.import",
        text="Import Captions...",
        menu=_MENU,
        run=_import,
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="captions.export",
        text="Export Captions...",
        menu=_MENU,
        run=_export,
        is_enabled=_has_track,
    ),
)
