"""Which footage can be copied from, and which can stand beside which."""

from collections import Counter

import pytest

from kijkocut.export.library import overridden, preset_named
from kijkocut.export.parameter_sets import read_sequence_set
from kijkocut.export.smart_plan import Run, SourceKey, Stretch, WhyNot
from kijkocut.export.smart_sources import CopySource, CopySources
from kijkocut.export.target import resolve
from kijkocut.media import MediaPool
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Colour, Media
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Sequence
from kijkocut.synth import Footage, write_footage

TAGS = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)
KINDS = {
    "a": (),
    "same": (),
    "other": (("x264-params", "bframes=0"),),
    "beside": (("x264-params", "sps-id=3:bframes=0"),),
    "interlaced": (("x264-params", "interlaced=1"),),
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """Five cameras; none of them opened."""
    folder = tmp_path_factory.mktemp("cameras")
    sequence = Sequence(id="s", name="S", width=160, height=96, rate=Footage().rate)
    with MediaPool(folder / "cache") as pool:
        project = Project()
        for name, options in KINDS.items():
            made = Footage(width=160, height=96, frames=12, colour=TAGS, options=options)
            path = write_footage(folder / f"{name}.mp4", made)
            media = Media(id=MediaId(name), name=name, path=str(path), facts=pool.probe(path))
            project = project.apply((Put(before=None, after=media),))
        target = resolve(overridden(preset_named("h264"), {}), sequence)
        found = CopySources(project, pool, target)
        yield found
        found.close()


def key(name: str) -> SourceKey:
    return SourceKey(MediaId(name))


def test_what_fits_is_opened_and_what_not_says_why(sources):
    assert isinstance(sources.get(key("a")), CopySource)
    assert sources.get(key("interlaced")) is WhyNot.interlaced


def test_a_stretch_is_looked_up_in_its_file(sources):
    stretch = Stretch(first=40, count=12, source=key("a"))
    (run,) = sources.runs(stretch)
    assert (run.number, run.count) == (0, 12)
    assert sources.runs(Stretch(first=0, count=12, source=key("a"), number=1)) == ()
    assert sources.runs(Stretch(first=0, count=5)) == ()
    assert isinstance(run, Run)


def test_sources_stand_together_renumbered_where_they_clash(sources):
    given = Counter({key("a"): 9, key("same"): 8, key("beside"): 7, key("other"): 6})
    joint, left_out = sources.joint(given, 2)

    assert left_out == frozenset()
    assert [sources.get(key(name)).turn for name in ("a", "same", "beside", "other")] == [
        0,
        0,
        0,
        1,
    ]
    assert len(joint.sets.sequence) == len(joint.sets.picture) == 3
    assert joint.free_id not in (0, 3, 15)
    assert (joint.delay, joint.profile) == (2, 100)
    assert sorted(read_sequence_set(unit).id for unit in joint.sets.sequence) == [0, 3, 15]


def test_the_one_with_most_to_copy_keeps_its_numbers(sources):
    sources.joint(Counter({key("a"): 1, key("other"): 2}), 0)
    assert [sources.get(key(name)).turn for name in ("a", "other")] == [1, 0]
