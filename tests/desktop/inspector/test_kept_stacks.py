import pytest
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from kijkocut.desktop.inspector.kept_stacks import KeptStacks, add_stacks
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.desktop.inspector.presets import PresetsUnsavedError
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


@pytest.fixture
def stacks(film, tmp_path, monkeypatch):
    monkeypatch.setattr(film.studio, "config_dir", tmp_path / "own")
    return KeptStacks(tmp_path / "own")


@pytest.fixture
def menu_of(film, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)

    def made(*clips):
        plan = SectionPlan(key="effects", title="Effects", adds=Adds.picture_effect, clips=clips)
        menu = QMenu(owner)
        add_stacks(menu, film, plan, owner)
        return {action.text(): action for action in menu.actions() if action.text()}

    return made


def test_a_stack_is_kept_and_put_onto_others_in_one_step(film, stacks, menu_of, monkeypatch):
    film.run(AddEffect(clip=A, kind="twirl"), AddEffect(clip=A, kind="vignette", is_enabled=False))
    twirl = film.project.clip(A).effects[0].id
    film.run(SetKeyframe(clip=A, effect=twirl, name="centre", at=0, value=(0.1, 0.2)))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Dizzy", True))
    menu_of(A)["Save These Effects as a Stack…"].trigger()
    assert [one.name for one in stacks.of(is_sound=False)] == ["Dizzy"]
    assert stacks.of(is_sound=True) == ()
    steps = len(film.work.session.history.steps)
    menu_of(B)["My Stacks"].menu().actions()[0].trigger()
    ours, theirs = film.project.clip(A).effects, film.project.clip(B).effects
    assert [e.kind for e in theirs] == ["twirl", "vignette"]
    assert [e.params for e in theirs] == [e.params for e in ours]
    assert not theirs[1].is_enabled
    assert len(film.work.session.history.steps) == steps + 1


def test_a_stack_is_forgotten(film, stacks, menu_of, monkeypatch):
    assert not menu_of(A)["Save These Effects as a Stack…"].isEnabled()
    film.run(AddEffect(clip=A, kind="twirl"))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Dizzy", True))
    menu_of(A)["Save These Effects as a Stack…"].trigger()
    menu_of(A)["Delete Stack"].menu().actions()[0].trigger()
    assert stacks.of(is_sound=False) == ()


def test_a_file_that_can_not_be_written_is_said(film, stacks, menu_of, qtbot, tmp_path):
    (tmp_path / "own").write_text("in the way")
    film.run(AddEffect(clip=A, kind="twirl"))
    kept = stacks.of(is_sound=False)
    assert kept == ()
    with pytest.raises(PresetsUnsavedError):
        stacks._write(())
