from PySide6.QtWidgets import QLineEdit


def test_a_sequence_is_named_and_left_for_another(do, film, dialog, window):
    first = film.sequence.id
    assert not window.actions_.get("sequence.next").isEnabled()
    do("sequence.duplicate")
    copy = film.sequence.id
    assert copy != first
    dialog(lambda form: form.findChild(QLineEdit).setText("Zoo"))
    do("sequence.rename")
    assert film.sequence.name == "Zoo"
    do("sequence.next")
    assert film.sequence.id == first
    do("sequence.previous")
    assert film.sequence.id == copy
