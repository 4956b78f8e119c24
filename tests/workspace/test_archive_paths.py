"""Every path of a project is found, wherever it hides."""

from pathlib import Path

from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource, TitleSource
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.title import Title
from kijkocut.workspace import Workspace
from kijkocut.workspace.archive_paths import file_params, moving, titles, uses


def test_files_of_effects_on_clips_and_tracks_are_found_and_moved(
    work: Workspace, clip: Path
) -> None:
    media = work.import_files([clip]).added[0]
    track = TrackId("main-v1")
    placement = Placement(source=MediaSource(media=media))
    work.session.run(Overwrite(placement=placement, at=0, track=track, id=ClipId("c")))
    work.session.run(AddEffect(clip=ClipId("c"), kind="lut", id="l"))
    work.session.run(AddEffect(track=track, kind="lut", id="t"))
    work.session.run(SetParam(clip=ClipId("c"), effect="l", name="file", value="/a.cube"))
    work.session.run(SetParam(track=track, effect="t", name="file", value="/b.cube"))
    catalogue = work.services.catalogue
    assert {use.kind for use in uses(work.project)} == {"lut"}
    assert sorted(one.path for one in file_params(work.project, catalogue)) == [
        "/a.cube",
        "/b.cube",
    ]
    commands = moving(
        work.project,
        catalogue,
        media=lambda one: f"media/{one.name}",
        files={"/a.cube": "files/a.cube"}.get,
    )
    work.session.run(*commands)
    assert sorted(one.path for one in file_params(work.project, catalogue)) == [
        "/b.cube",
        "files/a.cube",
    ]
    assert work.project.media[media].path == "media/clip.mp4"


def test_titles_are_found(work: Workspace) -> None:
    title = Title(text="Hello")
    placement = Placement(source=TitleSource(title=title))
    work.session.run(Overwrite(placement=placement, at=0, track=TrackId("main-v1")))
    assert list(titles(work.project)) == [title]
