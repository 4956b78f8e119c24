from kijkocut.bench.edits import EditStorm, mix
from kijkocut.model.codec import digest
from kijkocut.model.invariants import check
from kijkocut.store import create


def test_a_storm_leaves_the_project_as_it_was(tmp_path):
    with create(tmp_path / "a.kijko") as file:
        storm = EditStorm(file, 20)
        before = storm.session.snapshot
        assert len(before.places) == 20
        timings = list(storm.run())
        assert digest(storm.session.snapshot) == digest(before)
        check(storm.session.snapshot)
        assert file.integrity_check().is_clean
    assert len(timings) == 2 * 4 * len(mix(1))
    assert all(0 < t.commit_ms < t.total_ms for t in timings)


def test_every_edit_of_the_mix_changes_something(tmp_path):
    with create(tmp_path / "a.kijko") as file:
        storm = EditStorm(file, 20)
        for command in mix(4):
            before = storm.session.snapshot
            storm.session.run(command)
            assert storm.session.snapshot != before
            storm.session.undo()


def test_edits_are_split_into_computing_and_committing(table):
    value = {f.what: f.value for f in table("edits").figures}
    assert value["40 clips, computing alone, p95"] < value["40 clips, p95"] * 1.5
    assert value["40 clips, p50"] <= value["40 clips, p95"]


def test_every_kind_of_the_mix_is_named(table):
    told = " ".join(f.what for f in table("edits").figures)
    for kind in (
        *("overwrite", "split_clip", "trim_clip", "move_clips", "insert"),
        *("ripple_delete", "set_param", "undo", "redo"),
    ):
        assert f"{kind} at 40 clips" in told
