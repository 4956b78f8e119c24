from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage

from kijkocut.desktop.viewer.angle_handles import AngleHandles
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.edit.commands.add_multicam import AddMulticam, AngleRecordings, Recording
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import SequenceSource


def _share(image: QImage, colour: str, rect) -> float:
    wanted = QColor(colour).rgb()
    points = [
        (x, y)
        for x in range(round(rect.left()), round(rect.right()))
        for y in range(round(rect.top()), round(rect.bottom()))
    ]
    return sum(image.pixel(x, y) == wanted for x, y in points) / len(points)


def test_the_live_angle_is_framed_and_others_are_not(film, viewers, panel):
    (media,) = film.project.media
    angles = tuple(
        AngleRecordings(recordings=(Recording(media=media),), name=name) for name in ("A", "B")
    )
    film.run(AddMulticam(angles=angles, id="cam"))
    track = film.sequence.tracks[0]
    placement = Placement(source=SequenceSource(sequence="cam"))
    film.run(Overwrite(placement=placement, at=0, track=track, id="x"))
    multicam = viewers_of(film).multicam
    handles = panel.view.handles = AngleHandles(film, multicam, panel.view)
    multicam.show(is_on=True)
    assert multicam.live.name == "A"
    view, (one, two) = panel.view, (cell for _, cell in handles.places)
    image = view.grab().toImage()
    ratio = image.devicePixelRatio()
    assert ratio == 1.0
    shares = [
        _share(image, view.theme.playhead, view.frame().__class__(*_corners(view, cell)))
        for cell in (one, two)
    ]
    assert shares[0] > 0.05
    assert shares[1] < 0.01
    assert handles.cursor(one.center(), 8) is Qt.CursorShape.PointingHandCursor
    assert handles.cursor(QPointF(1, 1), 8) is None
    film.move_playhead(79 * 705_600_000 // 25)
    assert handles.places == ()


def _corners(view, cell):
    return view.to_widget(cell.topLeft()), view.to_widget(cell.bottomRight())
