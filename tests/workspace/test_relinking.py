from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from kijkocut.edit.commands.relink_media import RelinkMedia
from kijkocut.media import MediaPool
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media, MediaFacts
from kijkocut.model.project import Project, Put
from kijkocut.synth import Footage, write_footage
from kijkocut.workspace.relinking import lost_media, plan_relink


def test_content_comes_before_name_and_a_name_needs_the_same_length(tmp_path):
    tiny = Footage(width=64, height=36, frames=3, is_plain=True)
    one = write_footage(tmp_path / "a.mp4", tiny)
    longer = write_footage(tmp_path / "b.mp4", replace(tiny, frames=9))
    with MediaPool(tmp_path / "cache") as pool:
        _finds_it_again(one, longer, pool.probe)


def _finds_it_again(one: Path, longer: Path, probe: Callable[[Path], MediaFacts]) -> None:
    facts = probe(one)
    gone = Media(id=MediaId("m"), name="b.mp4", path="/gone/b.mp4", facts=facts)
    assert lost_media(Project().apply((Put(after=gone),))) == [gone]

    [(_, command)] = plan_relink([gone], [longer, one], probe)
    assert command is not None
    assert command.path == str(one)

    recoded = replace(gone, facts=replace(facts, content_hash="x", size_bytes=1))
    assert [c for _, c in plan_relink([recoded], [longer], probe)] == [None]
    same_name = one.parent / "in" / "b.mp4"
    same_name.parent.mkdir()
    same_name.write_bytes(one.read_bytes())
    [(_, command)] = plan_relink([recoded], [longer, same_name], probe)
    assert command is not None
    assert command.path == str(same_name)


def test_what_was_sought_is_taken_back_as_one_step(work, clip, tmp_path):
    (media,) = work.import_files([clip]).added
    facts = work.project.media[media].facts
    work.session.run(RelinkMedia(media=media, path="/gone/x.mp4", facts=facts))
    sought = work.seek([clip.parent]).result()
    assert work.project.media[media].path == "/gone/x.mp4"
    done = work.take_back(sought)
    assert [path for _, path in done.found] == [clip]
    assert done.lost == ()
    assert work.project.media[media].path == str(clip)
