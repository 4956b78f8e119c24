import numpy as np
import pytest
from PySide6.QtCore import Qt

from kijkocut.alignment import AlignMethod
from kijkocut.desktop.delivery.sync_dialog import SyncDialog
from kijkocut.desktop.desk import Weight
from kijkocut.synth import Footage, write_sound

RATE = 48_000
LATE = 2 * RATE + RATE // 5
"""The field recorder began so many samples after the camera."""


def _place(film, path, name, track, at):
    (media,) = film.work.import_files([path]).added
    tracks = {t.name: t.id for t in film.project.sequence_tracks("main")}
    command = {
        "command": "overwrite",
        "placement": {"source": {"type": "media", "media": media}},
        "at": at,
        "track": tracks[track],
        "id": name,
    }
    film.work.run_script([command], folder=path.parent, label=name)


@pytest.fixture(scope="module")
def recordings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("recordings")
    random = np.random.default_rng(1)
    loud = np.repeat(random.uniform(0, 0.4, 60), RATE // 10)
    heard = (random.normal(size=loud.size) * loud).clip(-1, 1)
    sounds = {"near": heard, "far": heard[LATE:] * 0.3, "other": random.normal(size=RATE) * 0.1}
    footage = Footage(audio_codec="pcm_s16le", sample_rate=RATE, channels=1)
    return [
        write_sound(folder / f"{name}.wav", sound[None].astype(np.float32), footage)
        for name, sound in sounds.items()
    ]


@pytest.fixture
def shoot(film, recordings):
    """The film with three recordings on tracks of their own."""
    film.work.run_script(
        [{"command": "add_track", "sequence": "main", "kind": "audio"} for _ in range(3)],
        folder=recordings[0].parent,
        label="Tracks",
    )
    for number, path in enumerate(recordings, 2):
        _place(film, path, path.stem, f"A{number}", f"{100 + 10 * number}f")
    film.select(["near", "far", "other"])
    return film


@pytest.fixture
def dialog(shoot, qtbot) -> SyncDialog:
    made = SyncDialog(shoot, shoot.work)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_sound_moves_clips_in_one_step_and_tells_what_it_could_not_place(dialog, shoot, qtbot):
    assert dialog.method.currentData() == AlignMethod.sound
    dialog.reference.setCurrentIndex(dialog.reference.findData("near"))
    start, other = shoot.project.clip("far").start, shoot.project.clip("other").start
    with qtbot.waitSignal(shoot.noticed, timeout=20_000) as noticed:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    notice = noticed.args[0]
    assert notice.text.startswith('1 clip moved; "other.wav" has no common sound')
    assert notice.weight is Weight.refused
    near, far = shoot.project.clip("near"), shoot.project.clip("far")
    assert far.start - near.start == LATE * (705_600_000 // RATE)
    assert shoot.project.clip("other").start == other
    shoot.undo()
    assert shoot.project.clip("far").start == start
    assert not dialog.isVisible()


def test_starts_are_brought_together_and_each_method_explains_itself(dialog, shoot, qtbot):
    hints = set()
    for index in range(dialog.method.count()):
        dialog.method.setCurrentIndex(index)
        hints.add(dialog.hint.text())
    assert len(hints) == 4
    dialog.method.setCurrentIndex(dialog.method.findData(AlignMethod.start))
    with qtbot.waitSignal(shoot.noticed, timeout=20_000) as noticed:
        qtbot.keyClick(dialog.go, Qt.Key.Key_Space)
    assert noticed.args[0].text == "2 clips moved."
    starts = {shoot.project.clip(key).start for key in ("near", "far", "other")}
    assert len(starts) == 1


def test_what_fails_is_said_by_the_job(dialog, shoot, qtbot):
    dialog.method.setCurrentIndex(dialog.method.findData(AlignMethod.timecode))
    before = shoot.project
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: any(
            state.order.kind == "align" and state.fault and "no timecode" in state.fault.sentence
            for state in shoot.studio.jobs.all()
        )
    )
    assert shoot.project is before


def test_the_first_clip_stays_by_default(dialog):
    assert dialog.reference.currentData() == "near"
    assert [dialog.reference.itemText(i) for i in range(3)] == [
        "near.wav (A2)",
        "far.wav (A3)",
        "other.wav (A4)",
    ]
