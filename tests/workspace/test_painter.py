import io
import json

import av
import numpy as np
import pytest

from kijkocut.model.title import Title
from kijkocut.workspace.painter import Painter, serve
from kijkocut.workspace.picture_book import Order, OrderKind, PictureBook

_BROKEN = """/*{"ISFVSN": "2", "INPUTS": [{"NAME": "inputImage", "TYPE": "image"}]}*/
void main() { gl_FragColor = nothing; }
"""


@pytest.fixture(scope="module")
def painter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("painter")
    (folder / "effects").mkdir()
    (folder / "effects" / "broken.fs").write_text(_BROKEN)
    made = Painter(folder / "cache", (folder / "effects",), folder / "titles")
    yield made
    made.close()


def _pixels(path):
    with av.open(path) as file:
        return next(file.decode(video=0)).to_ndarray(format="rgb24").astype(float)


def _done(painter, kind, name, at=0.4):
    return painter.do(Order(ticket=1, kind=kind, name=name, at=at))


def test_shaders_and_titles_are_drawn_and_found_again(painter):
    wipe = _done(painter, OrderKind.shader, "wipe")
    assert _pixels(wipe.path).shape == (135, 240, 3)
    assert _done(painter, OrderKind.shader, "wipe") == wipe
    early, late = (_done(painter, OrderKind.lettering, "plain", at) for at in (0.0, 0.5))
    assert _pixels(late.path).max() > 200
    assert np.abs(_pixels(early.path) - _pixels(late.path)).max() > 50


def test_captions_are_drawn_in_the_shape_of_their_canvas(painter):
    name = PictureBook.caption_name(Title(text="Hello", size=120.0), (1080, 1920))
    drawn = _pixels(_done(painter, OrderKind.caption, name).path)
    assert drawn.shape == (1280, 720, 3)
    assert drawn[1000:].max() > 200
    assert drawn[:600].max() < 100


def test_broken_files_are_named_with_the_compilers_words(painter):
    ((path, why),) = _done(painter, OrderKind.check, "").broken
    assert path.endswith("broken.fs")
    assert "nothing" in why


def test_faults_are_told_and_bad_lines_passed_over(painter):
    orders = io.BytesIO(
        b"no order\n"
        + PictureBook.order(7, "shader", "no_such")
        + PictureBook.order(8, "title", "no-such")
        + PictureBook.order(9, "caption", "{")
    )
    answers = io.BytesIO()
    serve(painter, orders, answers)
    told = [json.loads(line) for line in answers.getvalue().splitlines()]
    assert [one["ticket"] for one in told] == [7, 8, 9]
    assert all(one["fault"] and not one["path"] for one in told)
