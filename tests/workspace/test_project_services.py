import av
import numpy as np
import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.model.ids import SequenceId
from kijkocut.model.ticks import Rate, seconds

RED = "void main() { gl_FragColor = vec4(1.0, 0.0, 0.0, 1.0); }"
GREEN = "void main() { gl_FragColor = vec4(0.0, 1.0, 0.0, 1.0); }"


@pytest.fixture
def effects(tmp_path):
    folder = tmp_path / "effects"
    folder.mkdir()
    (folder / "flag.fs").write_text(f"/*{{}}*/{RED}")
    return folder


@pytest.fixture
def film(studio, tmp_path, effects):
    first = AddSequence(name="Film", width=16, height=16, rate=Rate(25), id="main")
    with studio.create(tmp_path / "film.kijko", first=first) as made:
        yield made


def place(work, kind):
    script = {
        "command": "overwrite",
        "placement": {"source": {"type": "generator", "kind": kind}},
        "at": "0s",
        "track": "@V1",
    }
    return work.run_script([script], folder=work.path.parent, label="Place")


def shown(work, tmp_path):
    work.write_still(tmp_path / "a.png", work.sequence(), seconds(0))
    with av.open(str(tmp_path / "a.png")) as file:
        return next(file.decode(video=0)).to_ndarray(format="rgb24")[8, 8]


def test_a_project_brings_its_own_effects(studio, film, tmp_path):
    assert film.services.catalogue.find("flag") is not None
    assert studio.catalogue.find("flag") is None
    place(film, "flag")
    assert shown(film, tmp_path)[0] > 240


def test_files_that_come_while_it_is_open_are_read_on_request(film, effects, tmp_path):
    place(film, "flag")
    assert not film.services.reload_effects()
    (effects / "flag.fs").write_text(f"/*{{}}*/{GREEN}")
    (effects / "late.fs").write_text(f"/*{{}}*/{GREEN}")
    (effects / "broken.fs").write_text("no header")
    assert film.services.reload_effects()
    place(film, "late")
    assert "broken.fs" in film.services.catalogue.problems[0]
    np.testing.assert_array_less([-1, 240, -1], shown(film, tmp_path))


def test_a_project_without_effects_shares_what_the_program_has(studio, work):
    assert work.services.catalogue is studio.catalogue
    assert work.services.renderer is studio.renderer
    assert not work.services.reload_effects()
    assert work.services.pool is studio.pool
    assert work.sequence().id == SequenceId("main")


def test_the_projects_file_comes_before_the_programs_own(film, effects):
    head = '/*{"INPUTS": [{"NAME": "inputImage", "TYPE": "image"}]}*/'
    (effects / "invert.fs").write_text(head + RED)
    film.services.reload_effects()
    found = film.services.catalogue.find("invert")
    assert found.path == str(effects / "invert.fs")
    (note,) = film.services.catalogue.notes
    assert 'effect "invert"' in note
    assert "replaces the program's own" in note
