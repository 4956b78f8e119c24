from kijkocut.desktop.looks.keeping import title_clip
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Table


def test_one_title_must_be_selected(film):
    film.select([ClipId("a")])
    assert title_clip(film) is None
    template = film.studio.title_templates()[0]
    keys = []
    for at in (0, 400 * film.sequence.rate.frame_ticks):
        done = film.work.add_title(film.sequence, template, at=at)
        keys += [k for t, k in done.added if t is Table.clip]
    film.select([ClipId("a"), keys[0]])
    assert title_clip(film).id == keys[0]
    film.select(keys)
    assert title_clip(film) is None
