import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.refusal import EditRefused, UnknownName
from kijkocut.synth import Footage, write_footage

ADD = {"command": "add_track", "sequence": "@Film", "kind": "video", "name": "Top"}


def test_a_sequence_is_found_by_id_and_by_name(work):
    work.session.run(AddSequence(id="aaa", name="Trailer"))
    assert work.sequence("Trailer").id == work.sequence("aaa").id == "aaa"
    assert work.sequence().id == "main"
    with pytest.raises(UnknownName, match=r'no sequence "Trailor".*"Trailer"'):
        work.sequence("Trailor")


def test_without_a_main_sequence_the_first_id_is_meant(studio, tmp_path):
    with studio.create(tmp_path / "film.kijko") as work:
        with pytest.raises(UnknownName, match="no sequence yet"):
            work.sequence()
        work.session.run(AddSequence(id="b"), AddSequence(id="a"))
        assert work.main_sequence().id == "a"


def test_a_script_is_one_step_all_or_none(work, tmp_path):
    before = work.project
    with pytest.raises(EditRefused):
        work.run_script([ADD, {**ADD, "sequence": "@Nothing"}], folder=tmp_path, label="Two")
    assert work.project is before
    work.run_script([ADD, ADD], folder=tmp_path, label="Two tracks")
    assert len(work.project.tracks) == len(before.tracks) + 2
    work.session.undo()
    assert work.project == before


def test_a_proposal_changes_nothing_and_names_what_it_can_not_do(work, tmp_path):
    before = work.project
    proposal = work.propose_script([ADD], folder=tmp_path, label="Try")
    assert proposal.changes
    assert not proposal.refusals
    bad = work.propose_script([{**ADD, "sequence": "@Nothing"}], folder=tmp_path, label="Try")
    assert any("Nothing" in refusal for refusal in bad.refusals)
    assert work.project is before


def test_an_import_of_many_files_is_one_step(work, tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    (folder / "notes.txt").write_text("not media")
    for number in range(2):
        footage = Footage(width=64, height=48, frames=2, first_number=number * 10)
        write_footage(folder / f"{number}.mp4", footage)
    done = work.import_files([folder])
    assert sorted(done.added) == sorted(work.project.media)
    assert len(done.added) == 2
    assert [path.name for path, _ in done.refused] == ["notes.txt"]
    work.session.undo()
    assert not work.project.media


def test_an_import_of_nothing_new_is_no_step(work, tmp_path):
    (tmp_path / "notes.txt").write_text("not media")
    before = work.session.revision
    assert work.import_files([tmp_path / "notes.txt"]).added == ()
    assert work.session.revision == before


def test_edits_are_in_the_file_when_it_is_opened_again(studio, work, tmp_path):
    work.run_script([ADD], folder=tmp_path, label="Track")
    before, path = work.project, work.path
    work.close()
    with studio.open(path) as again:
        assert again.project == before
        assert again.path == path


def test_a_still_is_written_beside_the_project(work, tmp_path):
    work.write_still(tmp_path / "a.png", work.sequence(), 0)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
