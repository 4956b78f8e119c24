import random

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.inks import Inks
from kijkocut.desktop.timeline.painting_cost import long_project
from kijkocut.desktop.timeline.row_painting import Aim, RowPainter
from kijkocut.desktop.timeline.row_pictures import Ground, RowPictures
from kijkocut.desktop.timeline.rows import Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, OperationId, SequenceId
from kijkocut.model.project import Put
from kijkocut.model.ticks import Rate

FRAME = Rate(25).frame_ticks
WIDE, BUDGET = 400, 10.0


class Scene:
    """Rows of a project, painted with pictures that are kept, or anew."""

    def __init__(self, ratio: float = 1.0) -> None:
        self.project = long_project(160, 4)
        self.view = TimelineView()
        self.view.resize(WIDE)
        self.view.take_ratio(ratio)
        self.view.fit(0, 500 * FRAME)
        self.selected: frozenset[ClipId] = frozenset()
        self.hovered: ClipId | None = None
        self._inks, self._ratio = Inks(DARK), ratio
        self.rows = RowPainter(self.view, None)
        self.pictures = RowPictures(self.view, self.rows)

    def aims(self) -> list[Aim]:
        return [
            Aim(
                row=row,
                area=QRect(0, 0, WIDE, 400),
                project=self.project,
                selected=self.selected,
                hovered=self.hovered,
            )
            for row in Rows(self.project, SequenceId("long"))
        ]

    def kept(self, budget_s: float = BUDGET) -> QImage:
        return self._drawn(self.pictures, budget_s)

    def anew(self) -> QImage:
        return self._drawn(RowPictures(self.view, RowPainter(self.view, None)), BUDGET)

    def _drawn(self, pictures: RowPictures, budget_s: float) -> QImage:
        image = QImage(
            round(WIDE * self._ratio), round(400 * self._ratio), QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(self._ratio)
        image.fill(0)
        painter = QPainter(image)
        aims = self.aims()
        pictures.prepare(Ground(self._inks, QFont(), self._ratio), aims, budget_s)
        for aim in aims:
            pictures.draw(painter, aim)
        painter.end()
        return image

    def do(self, *commands) -> None:
        try:
            self.project = run_commands(self.project, commands, OperationId("o")).project
        except EditRefused:
            return


def _change(scene: Scene, chance: random.Random) -> None:
    view = scene.view
    clips = sorted(scene.project.places)
    one = ClipId(chance.choice(clips))
    match chance.randrange(9):
        case 0 | 1:
            view.scroll_to(left=view.left + chance.randint(-150, 200) * view.scale)
        case 2:
            view.zoom(chance.choice((0.6, 0.9, 1.2, 1.5)), chance.randrange(WIDE))
        case 3:
            scene.selected = frozenset(chance.sample(clips, chance.choice((0, 1, 5, 80))))
        case 4:
            scene.hovered = chance.choice((None, one))
        case 5:
            scene.do(RenameClip(clip=one, name=f"New {chance.random():.2}"))
        case 6:
            scene.do(MoveClips(clips=(one,), by=chance.randint(-40, 40) * FRAME, tracks_by=1))
        case 7:
            scene.do(chance.choice((RippleDelete(clip=one), DeleteClips(clips=(one,)))))
        case 8:
            scene.do(AddTransition(clip=one, kind="dissolve", duration=12 * FRAME))


@pytest.mark.parametrize(("seed", "ratio"), [(1, 1.0), (2, 1.0), (3, 2.0), (4, 1.5)])
def test_kept_pictures_show_what_painting_anew_shows(qtbot, seed, ratio):
    scene, chance = Scene(ratio), random.Random(seed)
    for _ in range(60):
        _change(scene, chance)
        kept, anew = pixels(scene.kept()), pixels(scene.anew())
        # Between two pixels letters are smoothed in one way or the other.
        assert np.count_nonzero(kept != anew) <= (0 if ratio in (1, 2) else kept.size // 500)


def pixels(image: QImage):
    return np.frombuffer(image.constBits(), np.uint32).copy()


def test_scrolling_paints_only_what_comes_into_sight(qtbot):
    scene = Scene()
    scene.kept()
    scene.rows.faces_painted = 0
    scene.kept()
    assert scene.rows.faces_painted == 0
    scene.view.scroll_to(left=scene.view.left + 10 * scene.view.scale)
    scene.kept()
    # What begins and what ends at each edge, before and after, of four rows.
    assert 0 < scene.rows.faces_painted <= 4 * 6


def test_an_edit_paints_only_what_it_changed(qtbot):
    scene = Scene()
    scene.kept()
    scene.rows.faces_painted = 0
    scene.do(RenameClip(clip=ClipId("c20"), name="Other"))
    scene.kept()
    assert 0 < scene.rows.faces_painted <= 5


def test_without_time_blocks_are_painted_and_faces_follow(qtbot):
    scene = Scene()
    rough = scene.kept(budget_s=0)
    assert scene.pictures.is_behind
    assert rough != scene.anew()
    scene.kept()
    assert not scene.pictures.is_behind
    assert scene.kept() == scene.anew()


def test_news_of_a_medium_repaints_its_faces(qtbot):
    scene = Scene()
    card = next(iter(scene.project.media.values()))
    facts = replace(card.facts, content_hash="card")
    scene.project = scene.project.apply([_put(card, replace(card, facts=facts))])
    scene.kept()
    scene.rows.faces_painted = 0
    scene.pictures.hear("another")
    scene.kept()
    assert scene.rows.faces_painted == 0
    scene.pictures.hear("card")
    scene.kept()
    assert isinstance(scene.project.clip(ClipId("c0")).source, MediaSource)
    assert scene.rows.faces_painted > 0


def _put(before, after):
    return Put(before=before, after=after)
