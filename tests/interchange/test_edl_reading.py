from kijkocut.interchange import Outcome, read
from kijkocut.model.clip import Transition
from kijkocut.model.invariants import check
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.testing.builders import F

AVID = """TITLE: SCENE 7
FCM: NON-DROP FRAME

001  TAPE01   V     C        01:00:10:00 01:00:14:00 01:00:00:00 01:00:04:00
* FROM CLIP NAME: OPENING
* ASC_SOP (1.1 1.0 0.9)(0.0 0.0 0.0)(1.0 1.0 1.0)
* ASC_SAT 0.8
002  TAPE01   V     C        01:00:14:00 01:00:14:00 01:00:04:00 01:00:04:00
002  TAPE02   V     D    024 02:00:00:00 02:00:05:00 01:00:04:00 01:00:09:00
* FROM CLIP NAME: OPENING
* TO CLIP NAME: DOOR
003  TAPE02   V     W001 012 02:00:20:00 02:00:24:00 01:00:09:00 01:00:13:00
* TO CLIP NAME: WINDOW
004  TAPE03   AA/V  C        00:00:01:00 00:00:05:00 01:00:13:00 01:00:15:00
M2   TAPE03       050.0                00:00:01:00
* LOC: 01:00:13:12 RED LOOK HERE
005  BL       V     C        00:00:00:00 00:00:01:00 01:00:15:00 01:00:16:00
006  TAPE03   V     K B      00:00:01:00 00:00:02:00 01:00:16:00 01:00:17:00
"""


def given(tmp_path, text, name="x.edl", **more):
    path = tmp_path / name
    path.write_text(text, newline="")
    found = read(path, **more)
    check(found.project)
    return found


def laid(found, track="seq-1-v1"):
    return list(found.project.lane(track))


def test_an_avid_list_is_read(tmp_path):
    found = given(tmp_path, AVID, rate=Rate(25))
    sequence = found.project.sequences["seq-1"]
    assert sequence.name == "SCENE 7"
    assert sequence.start_timecode == 3600 * 25 * F
    clips = laid(found)
    assert [(c.name, c.start // F, c.duration // F) for c in clips] == [
        ("OPENING", 0, 100),
        ("DOOR", 100, 125),
        ("WINDOW", 225, 100),
        ("TAPE03", 325, 50),
    ]
    assert [m.note for m in clips[0].markers] == [
        "ASC_SOP (1.1 1.0 0.9)(0.0 0.0 0.0)(1.0 1.0 1.0)",
        "ASC_SAT 0.8",
    ]
    assert clips[0].source_in == 250 * F
    assert clips[1].transition == Transition(kind="dissolve", before=0, after=24 * F)
    assert clips[2].transition is not None
    assert clips[2].transition.kind == "wipe"
    assert clips[3].retime.speed == Ratio(2)
    (sound,) = laid(found, "seq-1-a1")
    assert sound.link == clips[3].link is not None
    (marker,) = found.project.markers.values()
    assert (marker.name, marker.colour, marker.at // F) == ("LOOK HERE", "red", 337)
    assert [loss.what for loss in found.report.of(Outcome.dropped)] == ["keys"]


def test_events_over_events_go_to_a_track_above(tmp_path):
    text = "001 A V C 00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00\n"
    text += "002 B V C 00:00:00:00 00:00:01:00 00:00:02:00 00:00:03:00\n"
    found = given(tmp_path, text)
    assert [c.start // F for c in laid(found, "seq-1-v2")] == [50]
    assert "events over other events" in [x.what for x in found.report.of(Outcome.approximated)]
