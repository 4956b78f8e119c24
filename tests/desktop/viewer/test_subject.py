from kijkocut.desktop.viewer.subject import as_sequence
from kijkocut.model.ids import SequenceId
from kijkocut.model.ticks import Rate

STEP = 705_600_000 // 25


def test_a_media_becomes_a_sequence_like_it(film):
    media = next(iter(film.project.media.values()))
    made = as_sequence(media)
    sequence = made.sequences[SequenceId("source")]
    assert (sequence.width, sequence.height, sequence.rate) == (128, 72, Rate(25))
    assert made.sequence_end(sequence.id) == 50 * STEP
    assert [len(list(made.lane(track))) for track in sequence.tracks] == [1, 1]


def test_the_source_keeps_its_place_and_its_marks(film, viewers):
    subject = viewers.source.subject
    assert (subject.name, subject.sequence, subject.scene()) == ("", None, None)
    media = next(iter(film.project.media))
    film.show_source(media)
    assert subject.end == 50 * STEP
    subject.move(12 * STEP + 5)
    assert subject.at == 12 * STEP
    subject.set_range(5 * STEP, 20 * STEP)
    assert film.source_range == (5 * STEP, 20 * STEP)
    assert subject.at == 12 * STEP
    subject.set_range(30 * STEP, 20 * STEP)
    assert film.source_range == (30 * STEP, None)
    film.show_source(None)
    assert subject.sequence is None
    film.show_source(media)
    assert subject.at == 12 * STEP
    subject.move(10_000 * STEP)
    assert subject.at == 49 * STEP


def test_the_program_marks_the_sequence_in_steps_that_can_be_undone(film, viewers):
    subject = viewers.program.subject
    subject.set_range(2 * STEP, 9 * STEP)
    assert subject.range == (2 * STEP, 9 * STEP)
    film.undo()
    assert subject.range == (None, None)
    assert subject.scene().project is film.project
