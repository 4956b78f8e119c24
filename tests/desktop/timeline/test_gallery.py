from pathlib import Path

import pytest

from kijkocut.desktop.timeline.gallery import Gallery
from kijkocut.jobs import Order


@pytest.fixture
def gallery(film):
    return Gallery(film)


@pytest.fixture
def media(film):
    (one,) = film.project.media.values()
    return one


def test_jobs_on_a_medium_are_followed(film, gallery, media, qtbot):
    order = Order(title="Work", kind="proxy", key=f"proxy {media.facts.content_hash} half")
    seen = []
    gallery.changed.connect(lambda _hash: seen.append(gallery.share(media)))
    film.studio.jobs.submit(order, lambda control: control.report(0.5))
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] is None)
    assert 0.5 in seen


def test_a_file_that_is_gone_is_known(film, gallery, media, qtbot, tmp_path):
    qtbot.waitUntil(lambda: media.id in gallery._presence._known)
    assert not gallery.is_offline(media)
    gallery._presence._known[media.id] = type(gallery._presence._known[media.id])(
        path=str(Path(tmp_path) / "gone.mp4"), modified_s=None
    )
    assert gallery.is_offline(media)
