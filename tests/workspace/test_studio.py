import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.errors import KijkoError
from kijkocut.workspace import Studio


def test_nothing_is_made_before_it_is_needed_and_closing_twice_is_fine(tmp_path):
    with Studio(cache_dir=tmp_path / "cache", config_dir=tmp_path / "config") as studio:
        pass
    studio.close()
    assert list(tmp_path.iterdir()) == []


def test_services_are_made_once(studio):
    assert studio.pool is studio.pool
    assert studio.catalogue is studio.catalogue
    assert studio.renderer is studio.renderer


def test_a_closed_studio_stops_its_pool(tmp_path):
    studio = Studio(cache_dir=tmp_path / "cache", config_dir=tmp_path / "config")
    pool = studio.pool
    studio.close()
    (tmp_path / "a.mp4").write_bytes(b"anything")
    with pytest.raises(KijkoError, match="closed"):
        pool.probe(tmp_path / "a.mp4")


def test_a_project_is_named_after_its_file_unless_a_name_is_given(studio, tmp_path):
    with studio.create(tmp_path / "holiday.kijko") as work:
        assert work.project.about.name == "holiday"
        assert not work.project.sequences
    with studio.create(tmp_path / "b.kijko", name="Winter") as work:
        assert work.project.about.name == "Winter"


def test_what_was_created_is_there_when_opened_again(studio, tmp_path):
    path = tmp_path / "film.kijko"
    with studio.create(path, first=AddSequence(id="main", name="Film")) as work:
        before = work.project
    with studio.open(path) as work:
        assert work.project == before
        assert work.sequence().name == "Film"


def test_no_file_is_left_when_the_first_sequence_can_not_be_made(studio, tmp_path):
    with pytest.raises(EditRefused, match="canvas"):
        studio.create(tmp_path / "film.kijko", first=AddSequence(width=3))
    assert list(tmp_path.iterdir()) == []


def test_a_project_opened_read_only_refuses_edits(studio, tmp_path):
    path = tmp_path / "film.kijko"
    studio.create(path).close()
    with studio.open(path, is_read_only=True) as work:
        with pytest.raises(KijkoError):
            work.session.run(AddSequence())
        assert not work.project.sequences


def test_the_users_own_presets_stand_beside_the_built_in_ones(tmp_path):
    studio = Studio(cache_dir=tmp_path, config_dir=tmp_path)
    first = studio.presets()[0]
    assert studio.preset(first.name) == first
    with pytest.raises(KijkoError, match="nothing-like-it"):
        studio.preset("nothing-like-it")


def test_undo_does_not_go_before_the_first_sequence(studio, tmp_path):
    with studio.create(tmp_path / "film.kijko", first=AddSequence(id="main")) as work:
        with pytest.raises(KijkoError):
            work.session.undo()
        assert work.sequence().id == "main"
