import pytest

from kijkocut.media.errors import NotMediaError
from kijkocut.model.media import MediaFacts, MediaKind
from kijkocut.testing.builders import a_project
from kijkocut.workspace.importing import NoSuchFileError, gather, plan_import


def probe(path):
    """Take a file's own text as its identity."""
    text = path.read_text()
    if text == "junk":
        raise NotMediaError(f"{path.name} is no media.")
    return MediaFacts(kind=MediaKind.image, content_hash=text)


def test_folders_are_walked_in_name_order_without_hidden_files(tmp_path):
    for name in ("b.mp4", "a/2.png", "a/1.png", "a/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = gather([tmp_path / "b.mp4", tmp_path / "a"])
    assert found == [tmp_path / "b.mp4", tmp_path / "a/1.png", tmp_path / "a/2.png"]


def test_relative_paths_become_absolute(tmp_path, monkeypatch):
    (tmp_path / "a.png").touch()
    monkeypatch.chdir(tmp_path)
    assert gather([(tmp_path / "a.png").relative_to(tmp_path)]) == [tmp_path / "a.png"]


def test_a_path_that_leads_nowhere_is_told(tmp_path):
    with pytest.raises(NoSuchFileError, match="gone"):
        gather([tmp_path / "gone"])


def test_new_files_are_added_and_bad_ones_named_with_their_reason(tmp_path):
    for name, text in (("a", "one"), ("b", "junk"), ("c", "two")):
        (tmp_path / name).write_text(text)
    plan = plan_import(gather([tmp_path]), a_project().build(), probe)
    assert [c.path for c in plan.commands] == [str(tmp_path / "a"), str(tmp_path / "c")]
    assert [c.facts.content_hash for c in plan.commands] == ["one", "two"]
    assert plan.refused == ((tmp_path / "b", "b is no media."),)
    assert plan.known == ()


def test_media_without_an_identity_is_not_taken_for_a_known_one(tmp_path):
    (tmp_path / "a").write_text("")
    plan = plan_import([tmp_path / "a"], a_project().build(), probe)
    assert len(plan.commands) == 1


def test_a_file_that_is_known_is_not_added_again(work, clip, tmp_path):
    first = work.import_files([clip])
    (copy := tmp_path / "copy.mp4").write_bytes(clip.read_bytes())
    second = work.import_files([copy])
    assert second.added == ()
    assert second.known == ((copy, first.added[0]),)
    assert len(work.project.media) == 1


def test_two_copies_in_one_import_become_one_media(work, clip, tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    for name in ("a.mp4", "b.mp4"):
        (folder / name).write_bytes(clip.read_bytes())
    done = work.import_files([folder])
    (media,) = work.project.media.values()
    assert media.name == "a.mp4"
    assert done.added == (media.id,)
    assert done.known == ((folder / "b.mp4", media.id),)


def test_a_survey_adds_nothing_until_it_is_taken_in(work, clip, tmp_path):
    (tmp_path / "notes.txt").write_text("no film")
    job = work.survey([clip, tmp_path / "notes.txt"])
    plan = job.result()
    assert not work.project.media
    work.import_files([clip])  # somebody was quicker
    done = work.take_in(plan)
    (media,) = work.project.media
    assert done.added == ()
    assert done.known == ((clip, media),)
    assert [path.name for path, _ in done.refused] == ["notes.txt"]
