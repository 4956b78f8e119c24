"""The menu behind a section's dots: reset, copy, paste, presets, order."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QInputDialog, QMenu

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.presets import (
    Preset,
    Presets,
    PresetsUnsavedError,
    put_on,
    read_off,
)
from kijkocut.desktop.inspector.section import Section
from kijkocut.model.params import Param


class Shelf:
    """What sections were copied and kept."""

    def __init__(self, config_dir: Path) -> None:
        """Keep presets in the person's own folder."""
        self.presets = Presets(config_dir / "inspector_presets.json")
        self.copied: tuple[str, tuple[Param, ...]] | None = None
        """Of which section, and its values."""


def section_menu(desk: Desk, shelf: Shelf, section: Section) -> QMenu:
    """Make the menu of one section."""
    menu = QMenu(section)
    tr = section.tr
    menu.addAction(tr("Reset"), section.reset)
    menu.addSeparator()
    menu.addAction(tr("Copy Values"), partial(copy_values, desk, shelf, section))
    paste = menu.addAction(tr("Paste Values"), partial(paste_values, desk, shelf, section))
    paste.setEnabled(shelf.copied is not None and shelf.copied[0] == _key(section))
    if section.plan.has_presets:
        _add_presets(menu, desk, shelf, section)
    item = section.plan.item
    if item is not None:
        menu.addSeparator()
        if item.count > 1:
            up = menu.addAction(tr("Move Up"), lambda: section.move_by(-1))
            up.setEnabled(item.place > 0)
            down = menu.addAction(tr("Move Down"), lambda: section.move_by(1))
            down.setEnabled(item.place < item.count - 1)
        menu.addAction(tr("Remove"), section.remove)
    return menu


def copy_values(desk: Desk, shelf: Shelf, section: Section) -> None:
    """Remember a section's values, with their keyframes."""
    params = read_off(section.plan.fields, desk.project, desk.playhead)
    shelf.copied = (_key(section), params)


def paste_values(desk: Desk, shelf: Shelf, section: Section) -> None:
    """Set the remembered values in a section of the same kind."""
    if shelf.copied is not None and shelf.copied[0] == _key(section):
        _put(desk, section, shelf.copied[1], section.tr("Paste values"))


def keep_preset(desk: Desk, shelf: Shelf, section: Section, name: str) -> None:
    """Keep a section's values under a name."""
    params = read_off(section.plan.fields, desk.project, desk.playhead)
    try:
        shelf.presets.save(Preset(section=_key(section), name=name, params=params))
    except PresetsUnsavedError as exc:
        desk.complain(exc)
    else:
        desk.say(section.tr('Kept as preset "{0}".').format(name))


def take_preset(desk: Desk, section: Section, preset: Preset) -> None:
    """Set the values of a preset."""
    _put(desk, section, preset.params, section.tr("Preset {0}").format(preset.name))


def _add_presets(menu: QMenu, desk: Desk, shelf: Shelf, section: Section) -> None:
    tr = section.tr
    menu.addSeparator()
    known = shelf.presets.of(_key(section))
    part = menu.addMenu(tr("Presets"))
    part.setEnabled(bool(known))
    for preset in known:
        part.addAction(preset.name, partial(take_preset, desk, section, preset))
    menu.addAction(tr("Save as Preset…"), partial(_ask_name, desk, shelf, section))
    gone = menu.addMenu(tr("Delete Preset"))
    gone.setEnabled(bool(known))
    for preset in known:
        gone.addAction(preset.name, partial(_delete, desk, shelf, preset))


def _ask_name(desk: Desk, shelf: Shelf, section: Section) -> None:
    name, is_given = QInputDialog.getText(
        section, section.tr("Save as Preset"), section.tr("Name of the preset")
    )
    if is_given and name.strip():
        keep_preset(desk, shelf, section, name.strip())


def _delete(desk: Desk, shelf: Shelf, preset: Preset) -> None:
    try:
        shelf.presets.delete(preset)
    except PresetsUnsavedError as exc:
        desk.complain(exc)


def _put(desk: Desk, section: Section, params: tuple[Param, ...], label: str) -> None:
    commands = put_on(section.plan.fields, params, desk.project, desk.playhead)
    if commands:
        desk.run(*commands, label=label)


def _key(section: Section) -> str:
    return section.plan.key.partition("#")[0]
