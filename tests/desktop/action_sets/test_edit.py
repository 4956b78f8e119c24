from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def test_ripple_delete_closes_the_gap(window, film):
    film.select([A])
    window.actions_.get("edit.ripple_delete").trigger()
    assert film.project.clip(B).start == 0
    window.actions_.get("edit.undo").trigger()
    assert film.project.clip(A).start == 0


def test_all_clips_of_the_sequence_are_selected(window, film):
    window.actions_.get("edit.select_all").trigger()
    assert film.selection == set(film.project.places)
