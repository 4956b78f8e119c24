import json
import random

import pytest

from kijkocut.interchange import Format, Outcome, read
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.clip import CaptionSource, TitleSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.invariants import check
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import curve, openshot, openshot_clip

MASK = {
    "layer": 1,
    "position": 3.2,
    "start": 0,
    "end": 0.8,
    "reader": {"path": "fade.svg"},
    "brightness": curve((1, 1), (20, -1)),
}


def project(path):
    found = read(path)
    check(found.project)
    return found


def rows(found):
    made = found.project
    return {
        track.name: [(c.start // F, c.duration // F, c.source_in // F) for c in made.lane(track.id)]
        for track in made.sequence_tracks(found.sequences[0])
    }


def test_layers_are_tracks_with_their_clips(tmp_path):
    upper = openshot_clip(3, (1, 2, 3), layer=2, has_audio=curve((1, 0)))
    found = project(
        openshot(
            tmp_path / "x.osp",
            openshot_clip(1, (0, 0, 4)),
            openshot_clip(2, (3.2, 5, 10)),
            upper,
            effects=[MASK],
            markers=[{"position": 2, "icon": "red.png"}],
        )
    )
    clips = [(0, 90, 0), (90, 115, 135)]
    assert rows(found) == {"Main": clips, "V2": [(25, 25, 50)], "Main sound": clips}
    assert found.format is Format.openshot
    tracks = {track.name: track for track in found.project.tracks.values()}
    assert (tracks["Main"].is_locked, tracks["V2"].is_locked) == (True, False)
    (marker,) = found.project.markers.values()
    assert (marker.at, marker.colour) == (50 * F, "red")
    lane = list(found.project.lane(tracks["Main"].id))
    assert lane[1].transition.kind == "dissolve"
    assert lane[0].link != lane[1].link


def test_titles_and_captions_are_text(tmp_path):
    (tmp_path / "t.svg").write_text("<svg><text>Hé</text></svg>")
    lines = {"class_name": "Caption", "caption_text": "00:00:03:000 --> 00:00:04:000\nSaid\n"}
    found = project(
        openshot(
            tmp_path / "x.osp",
            openshot_clip(1, (0, 2, 6), effects=[lines]),
            openshot_clip(2, (0, 0, 2), layer=2, file_id="T"),
            files=[{"id": "F1", "path": "a.mp4"}, {"id": "T", "path": "t.svg"}],
        )
    )
    clips = [clip for lane in found.project.lanes.values() for clip in lane]
    assert [c.source.title.text for c in clips if isinstance(c.source, TitleSource)] == ["Hé"]
    said = [(c.start // F, c.source.text) for c in clips if isinstance(c.source, CaptionSource)]
    assert said == [(25, "Said")]


def test_what_plays_nothing_is_told(tmp_path):
    silent = openshot_clip(1, (0, 0, 2), has_audio=curve((1, 0)), has_video=curve((1, 0)))
    found = project(
        openshot(
            tmp_path / "x.osp",
            silent,
            openshot_clip(2, (0, 2, 2)),
            openshot_clip(3, (0, 0, 2), file_id="none"),
        )
    )
    assert sum(len(loss.where) for loss in found.report.of(Outcome.dropped)) == 3


def test_a_damaged_profile_is_told(tmp_path):
    found = project(openshot(tmp_path / "x.osp", width=0, fps={"num": 0}))
    (sequence,) = found.project.sequences.values()
    assert (sequence.width, sequence.rate.num) == (1280, 30)
    assert len(found.report.of(Outcome.approximated)) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x80\x03cclasses", "OpenShot 1"),
        (b"{", "no project"),
        (b"[]", "no clips"),
        (b"[" * 100_000, "no project"),
    ],
)
def test_what_is_no_project_is_refused(tmp_path, data, words):
    (tmp_path / "x.osp").write_bytes(data)
    with pytest.raises(UnreadableFileError, match=words):
        read(tmp_path / "x.osp")


@pytest.mark.parametrize("seed", range(4))
def test_damaged_projects_are_refused_or_sound(tmp_path, seed):
    dice = random.Random(seed)
    path = openshot(
        tmp_path / "x.osp",
        openshot_clip(1, (0, 0, 4), time=curve((1, 1), (50, 20))),
        openshot_clip(2, (3.2, 5, 10), alpha=curve((1, 0), (9, 1))),
        effects=[MASK],
    )
    words = json.dumps(json.loads(path.read_text())).split('"')
    for _ in range(60):
        parts = list(words)
        for _ in range(dice.randrange(1, 5)):
            at = dice.randrange(len(parts))
            parts[at] = dice.choice(
                [
                    ": -5, ",
                    ": 1e300, ",
                    ": null, ",
                    ": [], ",
                    ": {}, ",
                    "layer",
                    "path",
                    "X",
                    parts[at - 1],
                ]
            )
        path.write_text('"'.join(parts))
        try:
            found = read(path)
        except KijkoError:
            continue
        check(found.project)
