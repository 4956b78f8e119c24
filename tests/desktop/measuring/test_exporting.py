from kijkocut.desktop.measuring import exporting
from kijkocut.desktop.measuring.room import Room


def test_a_film_is_really_written(room: Room, tmp_path):
    out = tmp_path / "out.mp4"
    exporting._export(room, out, 0.2)
    (written,) = tmp_path.glob("out.*")
    facts = room.desk.studio.probe(written)
    assert 0 < facts.duration < 1.1 * room.desk.project.sequence_end(room.desk.sequence.id)
