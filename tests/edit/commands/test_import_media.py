import msgspec

from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully

FACTS = a_project().build().media["m"].facts


def test_media_takes_the_name_of_its_file_on_either_kind_of_path():
    after = run_lawfully(
        Project(),
        ImportMedia(id="a", path="/shoot/day 1/a.mp4", facts=FACTS),
        ImportMedia(id="b", path="C:\\shoot\\b.mov", facts=FACTS),
        ImportMedia(id="c", path="/shoot/c.mp4", facts=FACTS, name="Close-up"),
    )
    assert {k: m.name for k, m in after.media.items()} == {
        "a": "a.mp4",
        "b": "b.mov",
        "c": "Close-up",
    }
    assert after.media["a"] == Media(id="a", name="a.mp4", path="/shoot/day 1/a.mp4", facts=FACTS)


def test_media_lands_in_its_bin_and_gets_an_id_of_its_own():
    after = run_lawfully(
        Project(),
        AddBin(name="Day 1", id="day"),
        ImportMedia(path="/a.mp4", facts=FACTS, bin="day"),
        ImportMedia(path="/b.mp4", facts=FACTS, bin="day"),
    )
    assert len(after.media) == 2
    assert all(m.bin == "day" and m.id == key for key, m in after.media.items())


def test_facts_come_back_whole_from_json():
    command = ImportMedia(path="/a.mp4", facts=FACTS)
    assert msgspec.json.decode(msgspec.json.encode(command), type=ImportMedia).facts == FACTS


def test_what_makes_no_sense_is_refused():
    project = a_project().build()
    assert "needs a path" in refusal(project, ImportMedia(path="", facts=FACTS))
    assert 'no bin "x"' in refusal(project, ImportMedia(path="/a", facts=FACTS, bin="x"))
    assert '"m" already' in refusal(project, ImportMedia(path="/a", facts=FACTS, id="m"))
