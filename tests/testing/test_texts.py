import ast

from kijkocut.testing.texts import (
    sentences_below,
    template,
    texts_of_catalogue,
    texts_of_window,
)


def test_what_is_filled_in_becomes_a_gap():
    node = ast.parse('f"Track {name} is " + "locked."', mode="eval").body
    assert template(node) == "Track {} is locked."
    assert template(ast.parse("3", mode="eval").body) is None


def test_texts_are_found_where_they_are_written():
    assert "No masks. Add one with +." in set(texts_of_window())
    assert {"Gaussian blur", "Blur and sharpen", "Lower thirds", "YouTube 1080p"} <= set(
        texts_of_catalogue()
    )
    sentences = set(sentences_below())
    assert "Track {} is locked. Unlock it to edit its clips." in sentences
    assert "Split clip" in sentences
    assert not any(text.startswith("SELECT") for text in sentences)
