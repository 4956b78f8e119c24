"""Normalising: the sound after the edits has the loudness that was asked for."""

import numpy as np
import pytest

from kijkocut.audio import Mixer, host_loudness, loudness, normalise_commands
from kijkocut.edit.run import run_commands
from kijkocut.effects import Catalogue
from kijkocut.model.clip import Effect
from kijkocut.model.ids import ClipId, EffectId, OperationId, TrackId
from kijkocut.model.params import Param

RATE = 48_000


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.from_folders()


def sine(level_db, seconds=3):
    time = np.arange(seconds * RATE) / RATE
    return np.tile(10 ** (level_db / 20) * np.sin(2 * np.pi * 997 * time), (2, 1))


def measured(timeline, project):
    mixer = Mixer(project, "s", timeline.fetch)
    return loudness([mixer.read(0, 3 * RATE)], RATE).integrated_lufs


def edited(project, commands, catalogue):
    return run_commands(project, commands, OperationId("n"), catalogue).project


def test_a_clip_comes_to_the_target_and_a_second_time_changes_nothing(timeline, catalogue):
    """A 997 Hz sine at -23 dBFS on both sides of stereo is -23 LUFS (EBU Tech 3341)."""
    timeline.track("a").sound("m", sine(-23)).clip("c", "a", 0, 3 * RATE)
    clip = timeline.project.clip(ClipId("c"))
    found = host_loudness(timeline.project, clip, timeline.fetch)
    assert found.integrated_lufs == pytest.approx(-23.0, abs=0.1)
    after = edited(timeline.project, normalise_commands(clip, found), catalogue)
    assert measured(timeline, after) == pytest.approx(-14.0, abs=0.1)

    clip = after.clip(ClipId("c"))
    again = host_loudness(after, clip, timeline.fetch)
    assert again == found
    twice = edited(after, normalise_commands(clip, again, target_lufs=-16.0), catalogue)
    assert len(twice.clip(ClipId("c")).effects) == 1
    assert measured(timeline, twice) == pytest.approx(-16.0, abs=0.1)


def test_a_track_is_measured_with_its_clips_and_the_effects_before(timeline, catalogue):
    lower = Effect(
        id=EffectId("e"), kind="equaliser", params=(Param(name="band2_gain", value=-10.0),)
    )
    timeline.track("a", effects=(lower,)).sound("m", sine(-20))
    timeline.clip("c", "a", 0, 3 * RATE, params=(Param(name="gain", value=-4.0),))
    track = timeline.project.tracks[TrackId("a")]
    found = host_loudness(timeline.project, track, timeline.fetch)
    assert found.integrated_lufs == pytest.approx(-34.0, abs=0.15)
    after = edited(timeline.project, normalise_commands(track, found, target_lufs=-23), catalogue)
    assert measured(timeline, after) == pytest.approx(-23.0, abs=0.1)


def test_silence_and_an_empty_track_get_no_edit(timeline):
    timeline.track("a").track("b").sound("m", np.zeros((2, RATE))).clip("c", "a", 0, RATE)
    for host in (timeline.project.clip(ClipId("c")), timeline.project.tracks[TrackId("b")]):
        found = host_loudness(timeline.project, host, timeline.fetch)
        assert normalise_commands(host, found) == ()


def test_the_whole_mix_comes_to_the_target_through_its_master(timeline, catalogue):
    timeline.sound("m", sine(-30)).track("a").track("b")
    timeline.clip("c", "a", 0, 3 * RATE).clip("d", "b", 0, 3 * RATE)
    project = timeline.project
    found = host_loudness(project, project.sequences["s"], timeline.fetch)
    commands = normalise_commands(project.sequences["s"], found, target_lufs=-14.0)
    after = edited(project, commands, catalogue)
    assert measured(timeline, after) == pytest.approx(-14.0, abs=0.1)
    assert [effect.kind for effect in after.sequences["s"].effects] == ["normalise"]
