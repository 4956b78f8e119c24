from kijkocut.desktop.shelf import Entry, EntryKind


def test_the_sequence_on_show_is_copied_and_deleted(window, film):
    actions = window.actions_
    actions.get("sequence.duplicate").trigger()
    assert film.sequence.name == "Film copy"
    actions.get("sequence.delete").trigger()
    assert film.sequence.name == "Film"
    film.shelf.choose([Entry(kind=EntryKind.sequence, id="main")])
    actions.get("media.duplicate").trigger()
    assert len(film.project.sequences) == 2


def test_a_new_sequence_is_asked_for(window, film, qtbot):
    with qtbot.waitSignal(film.shelf.asked) as caught:
        window.actions_.get("sequence.new").trigger()
    assert caught.args == ["new_sequence"]
