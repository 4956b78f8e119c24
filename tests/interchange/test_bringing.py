from msgspec.structs import replace

from kijkocut.interchange import Format, Imported, LossReport, Outcome, bring, read, write
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.clip import Effect, Transition
from kijkocut.model.invariants import check
from kijkocut.model.media import Bin, MediaFacts
from kijkocut.model.project import Project, Put
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import run_lawfully

A = a_project().with_clip("a", "v1", 0, 100, effects=(Effect(id="e", kind="blur"),))
CUT = A.with_clip(
    "b", "v1", 100, 50, transition=Transition(kind="dissolve", before=5 * F, after=5 * F)
).build()


def no_probe(path) -> MediaFacts:
    raise UnreadableFileError(f"{path} was not to be measured")


def brought(path, into, **more):
    found = read(path)
    plan = bring(found, into, folder=path.parent, probe=more.pop("probe", no_probe), **more)
    after = run_lawfully(into, *plan.commands)
    check(after)
    return after, plan


def cut_of(project, before):
    (key,) = set(project.sequences) - set(before.sequences)
    tracks = [t for t in project.sequence_tracks(key) if len(project.lane(t.id))]
    return [clip for track in tracks for clip in project.lane(track.id)]


def test_a_timeline_comes_into_an_empty_project_with_its_offline_media(tmp_path):
    write(CUT, "s", tmp_path / "x.otio")
    after, plan = brought(tmp_path / "x.otio", Project())
    clips = cut_of(after, Project())
    assert [(c.start // F, c.name, len(c.effects)) for c in clips] == [(0, "a", 1), (100, "b", 0)]
    assert clips[1].transition == CUT.clip("b").transition
    assert [loss.where for loss in plan.report.of(Outcome.approximated)] == [("/media/m.mp4",)]


def test_captions_become_tracks_of_the_sequence(tmp_path):
    text = "1\n00:00:01,000 --> 00:00:05,000\nA\n\n2\n00:00:02,000 --> 00:00:03,000\nB\n"
    (tmp_path / "x.srt").write_text(text)
    after, _ = brought(tmp_path / "x.srt", CUT, target="s")
    new = [t for t in after.sequence_tracks("s") if t.id not in CUT.tracks]
    assert [[c.source.text for c in after.lane(t.id)] for t in new] == [["A"], ["B"]]


def test_folders_come_along(tmp_path):
    folder = Bin(id="b1", name="Shots")
    inner = Bin(id="b2", name="Day", parent="b1")
    (media,) = CUT.media.values()
    (cut,) = CUT.sequences.values()
    made = CUT.apply(
        [
            Put(before=None, after=folder),
            Put(before=None, after=inner),
            Put(before=media, after=replace(media, bin="b2")),
            Put(before=cut, after=replace(cut, bin="b1")),
        ]
    )
    path = tmp_path / "cut.kijko"
    imported = Imported(
        project=made, sequences=(cut.id,), format=Format.kdenlive, report=LossReport(format="x")
    )
    plan = bring(imported, Project(), folder=path.parent, probe=no_probe)
    found = run_lawfully(Project(), *plan.commands)
    names = {bin_.name: bin_ for bin_ in found.bins.values()}
    assert names["Day"].parent == names["Shots"].id
    assert next(iter(found.media.values())).bin == names["Day"].id
    assert next(iter(found.sequences.values())).bin == names["Shots"].id
