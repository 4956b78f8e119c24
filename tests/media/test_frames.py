"""What can't be opened says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kijkocut.media import wire
from kijkocut.media.errors import MissingStreamError, UnreadableError
from kijkocut.media.frames import frames_of
from kijkocut.media.limits import MediaLimits
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Ratio
from kijkocut.synth import Footage

CLIP = Footage(width=64, height=48, frames=5, is_plain=True)


def test_a_stream_that_is_not_there(clip: Callable[[str, Footage], Path]) -> None:
    source = wire.Source(path=str(clip("five.mp4", CLIP)))
    request = wire.OpenPicture(source=source, stream=7, limits=MediaLimits())
    with pytest.raises(MissingStreamError, match="stream 7"):
        frames_of(request, lambda: None)


def test_a_proxy_without_its_index_is_damaged(tmp_path: Path) -> None:
    view = wire.ProxyView(
        path=str(tmp_path / "p.mov"),
        index_path=str(tmp_path / "p.index"),
        rotation=0,
        sample_aspect=Ratio(1, 1),
        colour=Colour(),
    )
    request = wire.OpenPicture(
        source=wire.Source(path="/a.mp4"), stream=0, limits=MediaLimits(), proxy=view
    )
    with pytest.raises(UnreadableError, match=r'"a.mp4" is damaged'):
        frames_of(request, lambda: None)
