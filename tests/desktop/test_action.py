from kijkocut.desktop.action import Action, ActionBook
from kijkocut.model.ids import ClipId


def test_names_and_keys_are_used_once(window):
    actions = list(window.actions_)
    assert len({a.name for a in actions}) == len(actions)
    keys = [key for a in actions for key in a.keys]
    assert len(set(keys)) == len(keys)


def test_actions_follow_the_state(window, film):
    undo, delete = window.actions_.get("edit.undo"), window.actions_.get("edit.delete")
    assert undo.isEnabled()
    assert not delete.isEnabled()
    film.select([ClipId("a")])
    assert delete.isEnabled()
    delete.trigger()
    assert ClipId("a") not in film.project.places
    assert not delete.isEnabled()
    undo.trigger()
    assert ClipId("a") in film.project.places


def test_a_switch_shows_its_state(film, window):
    state = {"on": False}
    book: ActionBook = window.actions_
    made = book.add(
        Action(
            name="test.switch",
            text="Switch",
            run=lambda _: state.update(on=not state["on"]),
            is_checked=lambda _: state["on"],
        )
    )
    made.trigger()
    assert state["on"]
    assert made.isChecked()


def test_what_is_not_possible_is_not_done(film, window):
    revision = film.work.session.revision
    window.actions_.trigger("edit.delete")
    assert film.work.session.revision == revision
