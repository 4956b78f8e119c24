from kijkocut.interchange import Outcome, read
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import chain, element, entry, mlt

MARKS = '[{"pos": 30, "comment": "Seen", "type": 3}, {"pos": 150, "comment": "Unseen", "type": 3}]'


def test_the_bin_holds_what_the_timeline_does_not_use(tmp_path):
    text = mlt(
        chain("c", "a.mp4", kdenlive__folderid="2", kdenlive__markers=MARKS),
        chain("d", "b.wav", kdenlive__clipname="Song"),
        element("playlist", entry("c", 10, 59), id="p"),
        element(
            "playlist",
            entry("c", 0, 199) + entry("d", 0, 199),
            properties={"kdenlive:folder.-1.2": "Shots", "kdenlive:documentnotes": "Call Ann."},
            id="main_bin",
        ),
        element("tractor", '<track producer="p"/>', id="t"),
    )
    (tmp_path / "x.kdenlive").write_text(text)
    found = read(tmp_path / "x.kdenlive")
    project = found.project
    assert sorted(media.name for media in project.media.values()) == ["Song", "a.mp4"]
    (bin_,) = project.bins.values()
    assert [m.name for m in project.media.values() if m.bin == bin_.id] == ["a.mp4"]
    picture, sound = (next(iter(project.lane(t))) for t in project.sequences["seq-1"].tracks)
    assert [(mark.name, mark.at // F, mark.colour) for mark in picture.markers] == [
        ("Seen", 30, "green")
    ]
    assert sound.markers == ()
    assert [loss.what for loss in found.report.of(Outcome.dropped)] == ["notes of the project"]
