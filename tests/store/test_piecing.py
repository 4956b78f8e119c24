from msgspec.structs import replace

from kijkocut.model.clip import MediaSource, Take, Transition
from kijkocut.model.ids import BinId, ClipId, MediaId
from kijkocut.model.invariants import check
from kijkocut.model.media import Bin
from kijkocut.model.project import Put, Shift, Table
from kijkocut.store.piecing import Pieces, assemble
from kijkocut.testing.builders import F, a_project, a_session, strip
from kijkocut.testing.storm import Storm

V1 = (Table.track, "v1")


def film() -> Pieces:
    builder = a_project().with_clip("a", "v1", 0, 50).with_clip("b", "v1", 50, 50)
    return Pieces(builder.with_clip("c", "v2", 0, 50).with_marker("m", 10).build())


def test_whole_pieces_give_the_same_project() -> None:
    session = a_session(a_project().with_clip("a", "v1", 0, 500).build())
    Storm(session, 4).blow(50)
    project, lost = assemble(Pieces(session.snapshot))
    assert project == session.snapshot
    assert lost == []


def test_changes_are_followed_whether_they_fit_or_not() -> None:
    pieces = film()
    clip = pieces.clips["a"]
    gone = replace(clip, id=ClipId("never"))
    pieces.follow((Put(before=gone), Shift(track=clip.track, at=40 * F, delta=10 * F)))
    pieces.follow((Put(before=pieces.entities[(Table.marker, "m")]),))
    project, lost = assemble(pieces)
    assert strip(project, "v1") == "a[0 50) b[60 110)"
    assert not project.markers
    assert lost == []


def test_clips_without_track_or_media_are_left_out_and_named() -> None:
    pieces = film()
    del pieces.entities[V1]
    project, lost = assemble(pieces)
    assert sorted((item.id, item.name, item.why) for item in lost) == [
        ("a", "a", "its track is lost"),
        ("b", "b", "its track is lost"),
    ]
    assert strip(project, "v2") == "c[0 50)"
    check(project)
    pieces = film()
    del pieces.entities[(Table.media, "m")]
    assert {item.why for item in assemble(pieces)[1]} == {"its media is lost"}


def test_a_lost_sequence_takes_its_tracks_and_markers_along() -> None:
    pieces = film()
    del pieces.entities[(Table.sequence, "s")]
    project, lost = assemble(pieces)
    check(project)
    assert not project.tracks
    assert {(Table.track, "v1"), (Table.marker, "m")} <= {(item.table, item.id) for item in lost}


def test_a_lost_bin_costs_only_the_filing() -> None:
    pieces = film()
    pieces.entities[(Table.bin, "inner")] = Bin(
        id=BinId("inner"), name="Inner", parent=BinId("gone")
    )
    media = pieces.entities[(Table.media, "m")]
    pieces.entities[(Table.media, "m")] = replace(media, bin=BinId("gone"))
    project, lost = assemble(pieces)
    check(project)
    assert project.media["m"].bin is None
    assert project.bins["inner"].parent is None
    assert lost == []


def test_of_two_clips_in_one_place_the_sound_row_wins() -> None:
    pieces = film()
    pieces.clips["old"] = replace(pieces.clips["b"], id=ClipId("old"), start=40 * F)
    project, lost = assemble(pieces, first=("a", "b", "c"))
    assert strip(project, "v1") == "a[0 50) b[50 100)"
    assert [(item.id, item.why) for item in lost] == [("old", "its place on the track is taken")]


def test_what_breaks_a_rule_is_mended_first_and_left_out_last() -> None:
    pieces = film()
    del pieces.clips["a"]
    over = Transition(kind="dissolve", before=5 * F, after=5 * F)
    pieces.clips["b"] = replace(pieces.clips["b"], transition=over)
    pieces.clips["c"] = replace(pieces.clips["c"], source_in=1490 * F)
    project, lost = assemble(pieces)
    check(project)
    assert project.clip(ClipId("b")).transition is None
    assert [(item.id, item.why) for item in lost] == [("c", "it breaks a rule of the project")]


def test_takes_of_lost_media_go_and_the_clip_stays() -> None:
    takes = tuple(Take(source=MediaSource(media=MediaId(key))) for key in ("n", "o"))
    builder = a_project().with_media("n").with_media("o")
    pieces = Pieces(builder.with_clip("a", "v1", 0, 50, takes=takes, take_place=2).build())
    del pieces.entities[(Table.media, "n")]
    project, lost = assemble(pieces)
    check(project)
    assert lost == []
    clip = project.clip(ClipId("a"))
    assert (clip.takes, clip.take_place) == (takes[1:], 1)
