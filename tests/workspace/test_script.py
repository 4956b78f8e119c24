import pytest

from kijkocut.edit.refusal import EditRefused, UnknownName
from kijkocut.edit.run import run_commands
from kijkocut.model.ids import OperationId
from kijkocut.model.media import MediaFacts, MediaKind, VideoStream
from kijkocut.model.project import Project
from kijkocut.testing.builders import a_project
from kijkocut.workspace.script import read_script

PICTURE = VideoStream(index=0, codec="png", width=64, height=48, duration=0)
FACTS = MediaFacts(kind=MediaKind.image, content_hash="h", streams=(PICTURE,))


def run(project, folder, *raws):
    asked = []

    def probe(path):
        asked.append(path)
        return FACTS

    later = read_script(list(raws), folder=folder, probe=probe)
    assert asked == []  # files are measured only when their turn comes
    return run_commands(project, later, OperationId("test")).project, asked


def test_a_relative_path_starts_at_the_scripts_folder_and_is_measured(tmp_path):
    after, asked = run(Project(), tmp_path, {"command": "import_media", "path": "a.png", "id": "a"})
    assert asked == [tmp_path / "a.png"]
    assert after.media["a"].path == str(tmp_path / "a.png")
    assert after.media["a"].facts == FACTS


def test_facts_that_are_given_are_not_measured_again(tmp_path):
    raw = {"command": "import_media", "path": "/b.png", "id": "b", "facts": {"kind": "image"}}
    after, asked = run(Project(), tmp_path, raw)
    assert asked == []
    assert after.media["b"].facts == MediaFacts(kind=MediaKind.image)


def test_names_stand_for_ids_also_of_things_made_earlier_in_the_script(tmp_path):
    after, _ = run(
        Project(),
        tmp_path,
        {"command": "add_sequence", "name": "Film", "rate": "25"},
        {"command": "import_media", "path": "/a.png"},
        {"command": "rename_sequence", "sequence": "@Film", "name": "Final"},
        {
            "command": "overwrite",
            "placement": {"source": {"type": "media", "media": "@a.png"}, "source_out": "10f"},
            "at": "0f",
            "track": "@V1",
        },
    )
    (sequence,) = after.sequences.values()
    assert sequence.name == "Final"
    (clip,) = after.lane(sequence.tracks[0])
    assert clip.source.media == next(iter(after.media))


def test_an_unknown_name_is_told_with_what_may_be_meant(tmp_path):
    raw = {"command": "rename_track", "track": "@V11", "name": "x"}
    with pytest.raises(UnknownName, match=r'tracks is named "V11".*"V1"'):
        run(a_project().build(), tmp_path, raw)


def test_a_name_of_several_things_is_refused_with_their_ids(tmp_path):
    project = a_project().with_sequence("t", ("t-v1",)).build()
    raw = {"command": "rename_track", "track": "@V1", "name": "x"}
    with pytest.raises(EditRefused, match=r"names several tracks: t-v1, v1. Use an id"):
        run(project, tmp_path, raw)


def test_an_at_sign_in_a_text_is_only_a_text(tmp_path):
    raw = {"command": "rename_track", "track": "v1", "name": "@V9"}
    after, _ = run(a_project().build(), tmp_path, raw)
    assert after.tracks["v1"].name == "@V9"


@pytest.mark.parametrize("raw", [7, None, [], "add_sequence", {}, {"command": "fly"}])
def test_what_is_no_command_is_refused(tmp_path, raw):
    with pytest.raises(EditRefused):
        run(Project(), tmp_path, raw)
