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
        assert read_header("x", f'/*{{"IMPORTED": {raw}}}*/')[0].imported == {"a": ("b.png",)}


@pytest.mark.parametrize("text", ["/*[1]*/", "/*{*/", "void main() {}", '/*{"PASSES": 3}*/'])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ShaderFileError):
        read_header("x", text)


def test_a_comma_too_many_is_passed_over() -> None:
    header, _ = read_header("x", '/*{"CATEGORIES": ["a", "b",\n], }*/')
    assert header.categories == ["a", "b"]


def test_line_comments_may_stand_before_the_header() -> None:
    header, end = read_header("x", '// a title\n\n// https://there/*\n/*{"DESCRIPTION": "d"}*/v')
    assert header.description == "d"
    assert end > 40
