"""What the window is measured with besides the demo."""

from pathlib import Path

from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage
from kijkocut.workspace import Studio


def small_film(folder: Path) -> Path:
    """Make a project of two short clips with sound, and give its path."""
    path = folder / "film.kijko"
    take = write_footage(
        folder / "take.mp4",
        Footage(width=320, height=180, frames=60, rate=Rate(30), audio_codec="aac"),
    )
    size = {"width": 320, "height": 180, "rate": {"num": 30, "den": 1}}
    placement = {"source": {"type": "media", "media": "take"}, "source_out": "50f"}
    tracks = {"track": "main-v1", "audio_track": "main-a1"}
    raws: list[object] = [
        {"command": "import_media", "path": str(take), "id": "take"},
        {"command": "add_sequence", "id": "main", **size},
        {"command": "overwrite", "placement": placement, "at": "0f", **tracks},
        {"command": "overwrite", "placement": placement, "at": "50f", **tracks},
    ]
    with (
        Studio(cache_dir=folder / "cache", config_dir=folder / "config") as studio,
        studio.create(path) as work,
    ):
        work.run_script(raws, folder=folder, label="Film")
    return path
