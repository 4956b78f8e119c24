"""Previews show what stills show while nothing is rendered ahead."""

from pathlib import Path

import numpy as np

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.ticks import Rate
from kijkocut.synth import read_frame_number
from kijkocut.workspace import Workspace


def test_the_frame_on_show_is_shown(work: Workspace, clip: Path) -> None:
    media = work.import_files([clip]).added[0]
    placement = Placement(source=MediaSource(media=media))
    work.session.run(Overwrite(placement=placement, at=0, track=TrackId("main-v1")))
    at = 9 * Rate(25).frame_ticks
    shown = work.preview.frame(work.project, SequenceId("main"), at)
    assert shown.shape == (72, 128, 4)
    assert read_frame_number(np.asarray(shown[:, :, :3])) == 9
