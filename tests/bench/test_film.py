import av

from kijkocut.bench.film import Film, make_material

FILM = Film(width=320, height=180, part=48)


def test_the_parts_fill_the_film_back_to_back():
    cuts = FILM.cuts
    assert [c.start for c in cuts] == [0, 48, 96]
    assert [c.end for c in cuts] == [48, 96, FILM.length]
    assert all(c.source_end - c.source == 48 for c in cuts)


def test_the_dissolve_lies_over_the_second_cut_and_has_handles():
    start, end = FILM.dissolve
    assert start < 96 < end
    assert FILM.cuts[2].source >= 96 - start


def test_inset_and_title_lie_within_the_film_on_whole_chroma():
    left, top, width, height = FILM.inset_box
    assert not any(value % 2 for value in FILM.inset_box)
    assert left + width <= FILM.width
    assert top + height <= FILM.height
    assert 0 < FILM.title[0] < FILM.title[1] < FILM.length
    assert 48 < FILM.inset.start < FILM.inset.end < 96


def test_material_is_long_enough_for_every_cut_and_its_handles(tmp_path):
    small = Film(width=160, height=90, part=16)
    material = make_material(tmp_path, small)
    for cut in small.cuts:
        with av.open(str(material.takes[cut.take])) as file:
            assert file.streams.video[0].frames > cut.source_end + 2
    assert material.music.is_file()
