from kijkocut.edit.commands.extract import Extract
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def test_extract_closes_the_gap_everywhere():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50)
        .with_clip("t", "v2", 80, 20)
        .with_clip("line", "c1", 30, 40)
        .with_marker("in", 45)
        .with_marker("k", 90)
        .build()
    )
    after = run_lawfully(project, Extract(sequence="s", start=40 * F, end=60 * F, tracks=("v1",)))
    assert strip(after, "v1") == "a[0 40) b[40 80)@110"
    assert strip(after, "v2") == "t[60 80)"
    assert strip(after, "c1") == "line[30 50)"
    assert (after.markers["in"].at, after.markers["k"].at) == (40 * F, 70 * F)


def test_a_clip_in_the_way_is_named():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100)
        .with_clip("t", "v2", 30, 25)
        .with_clip("u", "v2", 60, 10)
        .build()
    )
    command = Extract(sequence="s", start=40 * F, end=60 * F, tracks=("v1",))
    message = refusal(project, command)
    assert '"u"' in message
    assert '"t"' in message
    assert "sync lock" in message
    free = a_project().with_clip("a", "v1", 0, 100).with_clip("t", "v2", 30, 25)
    free = free.with_clip("u", "v2", 60, 10).with_track("v2", is_sync_locked=False).build()
    assert strip(run_lawfully(free, command), "v2") == "t[30 55) u[60 70)"
