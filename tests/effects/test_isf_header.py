import pytest

from kijkocut.effects import ShaderFileError
from kijkocut.effects.isf_header import read_header


def test_code_starts_after_the_header_whatever_the_case_of_keys() -> None:
    text = '/*{"Inputs": [{"name": "k", "Type": "float", "MAX": null}], "CREDIT": "x"}*/void'
    header, end = read_header("x", text)
    assert text[end:] == "void"
    assert (header.inputs[0].name, header.inputs[0].type) == ("k", "float")


def test_line_breaks_within_texts_are_taken() -> None:
    assert read_header("x", '/*{"DESCRIPTION": "two\nlines"}*/')[0].description == "two\nlines"


def test_images_are_listed_by_name_or_in_a_list() -> None:
    for raw in ('{"a": {"PATH": "b.png"}}', '[{"NAME": "a", "PATH": "b.png"}]'):
        assert read_header("x", f'/*{{"IMPORTED": {raw}}}*/')[0].imported == {"a": "b.png"}


@pytest.mark.parametrize("text", ["/*[1]*/", "/*{*/", "void main() {}", '/*{"PASSES": 3}*/'])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ShaderFileError):
        read_header("x", text)
