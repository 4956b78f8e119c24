import pytest

from kijkocut.interchange.ttml_names import short


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("http://www.w3.org/ns/ttml|p", "tt:p"),
        ("http://www.w3.org/ns/ttml#styling|color", "tts:color"),
        ("http://www.w3.org/2006/10/ttaf1#style|color", "tts:color"),
        ("http://www.w3.org/2006/04/ttaf1|tt", "tt:tt"),
        ("http://www.w3.org/XML/1998/namespace|lang", "xml:lang"),
        ("urn:x|y", "urn:x|y"),
        ("begin", "begin"),
    ],
)
def test_names_get_their_usual_prefixes(name, words):
    assert short(name) == words
