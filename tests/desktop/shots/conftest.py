from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import speak
from kijkocut.desktop.likeness import compare, halved, is_blank, save
from kijkocut.desktop.looks.pictures import Pictures
from kijkocut.desktop.preferences import SETTINGS
from kijkocut.desktop.theme import DARK, apply_theme
from kijkocut.desktop.window import MainWindow
from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.export import EncoderBook
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.playback import Picture
from kijkocut.workspace import Settings, Studio

HERE = Path(__file__).parent
CHANGED_AT_MOST = 0.03


class SteadyProjection(QObject):
    """Answers at once with the same picture, without a process."""

    renewed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.listeners: list = []
        self.tickets = 0

    def listen(self, listener) -> None:
        self.listeners.append(listener)

    def forget(self, tickets) -> None:
        pass

    def want(self, plan, project, **_) -> int:
        self.tickets += 1
        width, height = plan.size
        pixels = np.full((height, width, 4), 255, np.uint8)
        pixels[..., 0] = np.linspace(20, 220, width, dtype=np.uint8)
        pixels[..., 2] = np.linspace(200, 40, height, dtype=np.uint8)[:, None]
        QTimer.singleShot(0, partial(self._answer, Picture(pixels, ticket=self.tickets)))
        return self.tickets

    def _answer(self, picture: Picture) -> None:
        for listener in self.listeners:
            listener(picture)

    def equip(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture(scope="session")
def family() -> str:
    """The letters that are part of the tests: the same on every machine."""
    number = QFontDatabase.addApplicationFont(str(HERE / "KijkoShots.ttf"))
    return QFontDatabase.applicationFontFamilies(number)[0]


@pytest.fixture
def dressed(family) -> Iterator[Callable[..., None]]:
    """Gives the application letters of a size, a language and the dark theme, for one test."""
    application = QApplication.instance()
    before, sheet, palette = application.font(), application.styleSheet(), application.palette()
    translators: list = []
    locale = QLocale()

    def dress(*, scale: float = 1.0, language: str = "en") -> None:
        font = QFont(family)
        font.setPointSizeF(9 * scale)
        application.setFont(font)
        apply_theme(application, DARK)
        translators.extend(speak(application, language))

    yield dress
    for one in translators:
        application.removeTranslator(one)
    QLocale.setDefault(locale)
    application.setFont(before)
    application.setStyleSheet(sheet)
    application.setPalette(palette)


@pytest.fixture(scope="session")
def shot_studio(tmp_path_factory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("shots")
    with Studio(cache_dir=folder / "cache", config_dir=folder / "config") as made:
        vars(made)["encoders"] = EncoderBook(folder / "cache", lambda *_: ())
        made.settings.set("proxies.on", value=False)
        yield made


@pytest.fixture
def opened(shot_studio, footage, tmp_path, qtbot, monkeypatch) -> Callable[..., MainWindow]:
    """Opens a window on a film with clips, captions and markers, whose pictures stand still."""
    fake = SteadyProjection()
    monkeypatch.setattr("kijkocut.desktop.viewer.viewers.Projection", lambda *_: fake)
    monkeypatch.setattr(Pictures, "_start_painter", lambda _: None)
    monkeypatch.setattr(SteadyProjection, "instance", fake, raising=False)

    def open_window(width: int, height: int) -> MainWindow:
        settings = Settings(tmp_path / "settings.toml", SETTINGS)
        settings.set("viewer.sound_device", "none")
        desk = Desk(shot_studio, settings)
        desk.show(_film(desk, footage, tmp_path))
        window = MainWindow(desk)
        qtbot.addWidget(window, before_close_func=lambda _: desk.close())
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        desk.select([ClipId("a")])
        desk.move_playhead(desk.sequence.rate.frame_ticks * 10)
        window.widget_of("history").tree.hideColumn(2)  # the hour of the day
        return window

    return open_window


def _film(desk: Desk, footage: Path, folder: Path):
    first = AddSequence(name="Film", width=128, height=72, rate=Rate(25), id="main")
    work = desk.studio.create(folder / "Film.kijko", first=first)
    work.import_files([footage])
    (media,) = work.project.media
    track = TrackId("lines")
    tracks = {t.name: t.id for t in work.project.sequence_tracks(work.sequence().id)}
    placed = {
        "command": "overwrite",
        "placement": {"source": {"type": "media", "media": media}, "source_in": "5f"},
        "track": tracks["V1"],
        "audio_track": tracks["A1"],
    }
    script: list = [
        {**placed, "placement": {**placed["placement"], "source_out": "45f"}, "at": at, "id": name}
        for name, at in (("a", "0f"), ("b", "40f"))
    ]
    work.run_script(script, folder=folder, label="Place the takes")
    second = TICKS_PER_SECOND
    work.session.run(
        AddTrack(sequence="main", kind=TrackKind.caption, language="en", id=track),
        AddCaption(track=track, at=0, duration=second, text="The light comes early."),
        AddCaption(track=track, at=second, duration=second, text="And then the river."),
        AddMarker(sequence="main", at=second, name="River"),
        label="Write captions",
    )
    return work


@pytest.fixture
def looks_as_kept(request, tmp_path) -> Callable[[QImage, str], None]:
    """Holds a picture against the one that was kept; `--renew-shots` keeps it instead."""

    def check(now: QImage, name: str) -> None:
        assert not is_blank(now), f"{name} shows nothing"
        now = halved(now)
        path = HERE / "golden" / f"{name}.png"
        if request.config.getoption("--renew-shots"):
            save(now, path)
            assert path.stat().st_size <= 40_000
            return
        kept = QImage(str(path))
        assert not kept.isNull(), f"{path} is not there; make it with --renew-shots"
        likeness = compare(now, kept)
        if likeness.changed > CHANGED_AT_MOST:
            save(now, tmp_path / f"{name}-now.png")
            save(likeness.difference, tmp_path / f"{name}-difference.png")
        assert likeness.changed <= CHANGED_AT_MOST, (
            f"{name} looks otherwise ({now.width()}x{now.height()}, kept"
            f" {kept.width()}x{kept.height()}): see {tmp_path}; if it is meant to, run"
            " pytest tests/desktop/shots --renew-shots"
        )

    return check
