import pytest
from PySide6.QtGui import QKeySequence

from kijkocut.desktop.shortcuts import (
    BadKeysError,
    KeysNotWrittenError,
    Shortcuts,
    shortcut_presets,
)


@pytest.mark.parametrize("preset", shortcut_presets(), ids=lambda one: one.name)
def test_presets_name_only_actions_that_exist_and_each_key_once(window, preset):
    known = {action.name for action in window.actions_}
    topics = {name.partition(".")[0] for name in known}
    wrong = {n for n in preset.keys if n.partition(".")[0] in topics and n not in known}
    assert wrong == set()
    keys = [key for found in preset.keys.values() for key in found]
    assert len(keys) == len(set(keys))
    for key in keys:
        assert not QKeySequence(key).isEmpty()
    shortcuts = window.shortcuts
    shortcuts.take_preset(preset.name)
    given = [key for name in known for key in shortcuts.keys(name)]
    assert len(given) == len(set(given))
    for name, wanted in preset.keys.items():
        if name not in known:
            continue
        assert [QKeySequence(k) for k in shortcuts.keys(name)] == [QKeySequence(k) for k in wanted]


def test_a_key_that_is_taken_moves(window):
    shortcuts = window.shortcuts
    shortcuts.take_preset("kijkocut")
    assert shortcuts.users("Ctrl+A") == ("edit.select_all",)
    shortcuts.set("edit.undo", ("Ctrl+A",))
    assert shortcuts.keys("edit.select_all") == ()
    assert window.actions_.get("edit.undo").shortcut() == QKeySequence("Ctrl+A")
    shortcuts.reset("edit.undo")
    assert shortcuts.keys("edit.undo") == ("Ctrl+Z",)
    shortcuts.reset("edit.select_all")
    assert shortcuts.keys("edit.select_all") == ("Ctrl+A",)


def test_changes_are_kept_exported_and_imported(window, tmp_path):
    first = Shortcuts(window.actions_, tmp_path / "keys.toml")
    first.take_preset("resolve")
    first.set("edit.undo", ("F7", "Ctrl+Z"))
    again = Shortcuts(window.actions_, tmp_path / "keys.toml")
    assert again.preset == "resolve"
    assert again.keys("edit.undo") == ("F7", "Ctrl+Z")
    assert again.is_changed("edit.undo")
    first.export(tmp_path / "mine.toml")
    first.take_preset("kijkocut")
    first.load(tmp_path / "mine.toml")
    assert first.keys("edit.undo") == ("F7", "Ctrl+Z")


def test_files_that_are_no_shortcuts_are_refused(window, tmp_path):
    for name, text in (("a", "keys = 3"), ("b", "not toml ["), ("c", "[keys]\nx = [1]")):
        (tmp_path / name).write_text(text, "utf-8")
        with pytest.raises(BadKeysError):
            window.shortcuts.load(tmp_path / name)
    with pytest.raises(KeysNotWrittenError):
        window.shortcuts.load(tmp_path / "none")
    with pytest.raises(KeysNotWrittenError):
        window.shortcuts.export(tmp_path / "a" / "b")
