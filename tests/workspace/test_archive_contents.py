"""Names in an archive differ on every system; numbered stills travel whole."""

from pathlib import Path

from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.edit.run import run_commands
from kijkocut.model.ids import OperationId
from kijkocut.model.media import MediaFacts, MediaKind, VideoStream
from kijkocut.model.project import Project
from kijkocut.workspace import Studio
from kijkocut.workspace.archive_contents import contents


def _project(*media: ImportMedia) -> Project:
    return run_commands(Project(), media, OperationId("o")).project


def _shot(path: Path, name: str, **facts: object) -> ImportMedia:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(name.encode())
    kind = facts.pop("kind", MediaKind.video)
    made = MediaFacts(kind=kind, content_hash=name, duration=100, **facts)  # type: ignore[arg-type]
    return ImportMedia(path=str(path), facts=made, id=name)


def _names(studio: Studio, project: Project) -> list[str]:
    found = contents(project, catalogue=studio.catalogue, renderer=studio.renderer, effects=())
    return [parcel.name for parcel in found.parcels]


def test_equal_and_awkward_names_keep_apart(studio: Studio, tmp_path: Path) -> None:
    project = _project(
        _shot(tmp_path / "a" / "Shot.mp4", "m1"),
        _shot(tmp_path / "b" / "shot.MP4", "m2"),
        _shot(tmp_path / "a" / 'what? "x".mp4', "m3"),
        _shot(tmp_path / "a" / "CON.mp4", "m4"),
    )
    assert _names(studio, project) == [
        "media/Shot.mp4",
        "media/shot-2.MP4",
        "media/what_ _x_.mp4",
        "media/_CON.mp4",
    ]


def test_numbered_stills_travel_whole_and_a_gap_is_named(studio: Studio, tmp_path: Path) -> None:
    stills = [tmp_path / "s" / f"take{n:03d}.png" for n in range(8, 12)]
    picture = VideoStream(index=0, codec="png", width=2, height=2, duration=100, frame_count=4)
    shots = [_shot(path, "m", kind=MediaKind.image_sequence, streams=(picture,)) for path in stills]
    project = _project(shots[0])
    assert _names(studio, project) == [f"media/take008/take{n:03d}.png" for n in range(8, 12)]
    stills[2].unlink()
    found = contents(project, catalogue=studio.catalogue, renderer=studio.renderer, effects=())
    assert found.parcels == ()
    assert "take010.png" in found.manifest.left_out[0]
