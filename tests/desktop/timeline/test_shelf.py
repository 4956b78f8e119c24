from kijkocut.desktop.timeline.gallery import Gallery
from kijkocut.desktop.timeline.shelf import Shelf


def test_the_gallery_is_a_shelf(film):
    gallery = Gallery(film)
    wanted = {name for name in vars(Shelf) if not name.startswith("_")}
    assert wanted == {"strips", "waves", "is_offline", "has_proxy", "share"}
    assert all(hasattr(gallery, name) for name in wanted)
    media = next(iter(film.project.media.values()))
    assert not gallery.is_offline(media)
    assert not gallery.has_proxy(media)
    gallery.supply.close()
