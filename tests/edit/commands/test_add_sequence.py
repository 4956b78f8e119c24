import re

import pytest

from kijkocut.edit.commands.add_bin import AddBin
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.registry import parse
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_a_sequence_comes_with_its_tracks_in_order():
    command = AddSequence(
        id="film", name="Film", width=640, height=360, video_tracks=2, audio_tracks=1
    )
    after = run_lawfully(Project(), command)
    made = after.sequences["film"]
    assert (made.name, made.width, made.height, made.rate) == ("Film", 640, 360, Rate(30))
    assert made.tracks == ("film-v1", "film-v2", "film-a1")
    tracks = after.sequence_tracks("film")
    assert [t.name for t in tracks] == ["V1", "V2", "A1"]
    assert [t.kind for t in tracks] == [TrackKind.video, TrackKind.video, TrackKind.audio]


def test_it_may_have_no_tracks_and_lie_in_a_bin():
    after = run_lawfully(
        a_project().build(),
        AddBin(name="Cuts", id="cuts"),
        AddSequence(id="n", video_tracks=0, audio_tracks=0, bin="cuts", sample_rate=44_100),
    )
    made = after.sequences["n"]
    assert (made.tracks, made.bin, made.sample_rate) == ((), "cuts", 44_100)


@pytest.mark.parametrize(
    ("rate", "lowest", "drops"),
    [
        (Rate(30_000, 1001), Rate(30_000, 1001), True),
        (Rate(60_000, 1001), Rate(60_000, 1001), True),
        (Rate(24_000, 1001), Rate(24_000, 1001), False),
        (Rate(50, 2), Rate(25), False),
    ],
)
def test_the_rate_is_in_lowest_terms_and_drop_frame_where_the_trade_counts_so(rate, lowest, drops):
    made = run_lawfully(Project(), AddSequence(id="s", rate=rate)).sequences["s"]
    assert (made.rate, made.drop_frame) == (lowest, drops)


def test_json_may_leave_everything_out():
    assert parse({"command": "add_sequence"}, Project()) == AddSequence()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"width": 1921}, "1921x1080.*even numbers"),
        ({"height": 0}, "1920x0"),
        ({"width": 16386}, "16386x1080"),
        ({"video_tracks": 101}, "0 to 100 video tracks"),
        ({"audio_tracks": -1}, "0 to 100 audio tracks"),
        ({"sample_rate": 0}, "sample rate of 0"),
        ({"bin": "none"}, 'no bin "none"'),
        ({"id": "s"}, '"s" already'),
        ({"name": " "}, "needs a name"),
    ],
)
def test_what_can_not_be_made_is_refused(fields, why):
    assert re.search(why, refusal(a_project().build(), AddSequence(**fields)))
