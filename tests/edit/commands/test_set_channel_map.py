import pytest

from kijkocut.edit.commands.set_channel_map import SetChannelMap
from kijkocut.model.clip import GeneratorSource, SequenceSource
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return (
        a_project()
        .with_sequence("s2", ("s2-a1",))
        .with_clip("a", "v1", 0, 50)
        .with_clip("s", "a1", 0, 50)
        .with_clip("n", "a2", 0, 50, source=SequenceSource(sequence="s2"), source_in=0)
        .with_clip("g", "a2", 50, 50, source=GeneratorSource(kind="tone"), source_in=0)
        .build()
    )


@pytest.mark.parametrize("clip", ["s", "n", "g"])
def test_channels_are_mapped_and_the_map_can_be_taken_away(clip):
    after = run_lawfully(project(), SetChannelMap(clip=clip, channels=(1, -1)))
    assert after.clip(clip).channel_map == (1, -1)
    assert run_lawfully(after, SetChannelMap(clip=clip, channels=())) == project()


def test_maps_that_do_not_fit_are_refused():
    assert "has 2 channels" in refusal(project(), SetChannelMap(clip="s", channels=(0,)))
    assert "no channel 2" in refusal(project(), SetChannelMap(clip="s", channels=(0, 2)))
    assert "no channel -2" in refusal(project(), SetChannelMap(clip="s", channels=(0, -2)))
    assert "no sound to map" in refusal(project(), SetChannelMap(clip="a", channels=(0, 1)))
