import numpy as np

from kijkocut.desktop.viewer.projection import Projection
from kijkocut.desktop.viewer.surfaces import Surfaces
from kijkocut.playback import Picture
from kijkocut.render import plan


def test_the_projector_gets_what_the_project_is_made_with(film, qtbot):
    projection, got = Projection(film, Surfaces(film)), []
    projection.listen(lambda answer: got.append(answer) or True)
    gear = projection._equipment()
    assert gear.cache_dir == str(film.studio.cache_dir / "media")
    assert not gear.is_proxied
    planned = plan(film.project, film.sequence.id, 0, catalogue=film.work.services.catalogue)
    ticket = projection.want(planned, film.project)
    qtbot.waitUntil(lambda: bool(got), timeout=60_000)
    assert isinstance(got[0], Picture)
    assert got[0].ticket == ticket
    projection.close()
    projection.close()


def test_an_answer_nobody_wants_is_given_back(film):
    projection, given = Projection(film, Surfaces(film)), []
    projection.listen(lambda _: False)
    projection._answered(Picture(np.zeros((1, 1, 4), np.uint8), release=lambda: given.append(True)))
    assert given == [True]
