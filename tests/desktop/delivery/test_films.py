from pathlib import Path

from kijkocut.desktop.delivery.films import Part, Wanted, file_stem, films, parts_of
from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.export import PresetLibrary

FRAME = 705_600_000 // 25


def _wanted(film, part, **more) -> Wanted:
    words = {
        "sequences": (film.sequence.id,),
        "part": part,
        "folder": Path("/films"),
        "name": "holiday",
        "preset": PresetLibrary().named("h264"),
        "project_file": film.work.path,
    }
    return Wanted(**words | more)


def _spans(film, part, **more) -> list[tuple[str, int, int]]:
    found = films(film.project, _wanted(film, part, **more))
    return [
        (f.request.out.name, f.request.range[0] // FRAME, f.request.range[1] // FRAME)
        for f in found
    ]


def test_the_whole_and_the_selection_are_one_film_each(film):
    assert _spans(film, Part.whole) == [("holiday", 0, 80)]
    chosen = (40 * FRAME, 80 * FRAME)
    assert _spans(film, Part.selection, selection=chosen) == [("holiday", 40, 80)]


def test_markers_make_a_film_each(film):
    sequence = film.sequence.id
    film.run(AddMarker(sequence=sequence, at=10 * FRAME, name="Sea / sand"))
    film.run(AddMarker(sequence=sequence, at=30 * FRAME, name="Hills", duration=5 * FRAME))
    film.run(AddMarker(sequence=sequence, at=60 * FRAME))
    assert Part.markers in parts_of(film.project, sequence, None)
    assert _spans(film, Part.markers) == [
        ("holiday - Sea _ sand", 10, 30),
        ("holiday - Hills", 30, 35),
        ("holiday - 03", 60, 80),
    ]


def test_several_sequences_have_names_of_their_own(film):
    film.run(AddSequence(name="Second", id="second"))
    both = (film.sequence.id, "second")
    found = films(film.project, _wanted(film, Part.whole, sequences=both))
    assert [f.request.out.name for f in found] == ["holiday - Film", "holiday - Second"]
    assert parts_of(film.project, "second", None) == (Part.whole,)
    assert all(f.request.kept == (film.work.path,) for f in found)


def test_names_fit_every_file_system():
    assert file_stem('a/b:c*?"<>|d.') == "a_b_c_d"
    assert file_stem(" ") == "film"
