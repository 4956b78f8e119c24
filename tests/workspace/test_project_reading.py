import pytest

from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.move_to_bin import MoveToBin
from kijkocut.interchange import bring
from kijkocut.model.ids import BinId
from kijkocut.store import StoreError
from kijkocut.workspace.project_reading import SameProjectError


@pytest.fixture
def other(studio, clip, tmp_path):
    """Another project, with `clip` in a bin and on its sequence."""
    path = tmp_path / "other" / "other.kijko"
    path.parent.mkdir()
    with studio.create(path, first=AddSequence(name="Theirs", id="main")) as made:
        made.import_files([clip])
        (media,) = made.project.media
        made.session.run(
            AddBin(name="Day 1", id=BinId("d")), MoveToBin(media=(media,), bin=BinId("d"))
        )
        track = made.project.sequences["main"].tracks[0]
        made.run_script(
            [
                {
                    "command": "append",
                    "track": track,
                    "placement": {"source": {"type": "media", "media": media}},
                }
            ],
            folder=tmp_path,
            label="Append",
        )
    return path


def test_all_of_another_project_comes_in_as_one_step(work, other, clip):
    found = work.read_project(other)
    plan = bring(found, work.project, folder=other.parent, probe=work.services.probe)
    work.session.run(*plan.commands, label="Import")
    project = work.project
    assert sorted(s.name for s in project.sequences.values()) == ["Film", "Theirs"]
    (media,) = project.media.values()
    assert media.path == str(clip)
    assert project.bins[media.bin].name == "Day 1"
    assert plan.report.is_lossless
    work.session.undo()
    assert not work.project.media


def test_a_project_is_not_brought_into_itself_and_no_project_is_told(work, tmp_path):
    with pytest.raises(SameProjectError):
        work.read_project(work.path)
    wrong = tmp_path / "wrong.kijko"
    wrong.write_text("no project")
    with pytest.raises(StoreError):
        work.read_project(wrong)
