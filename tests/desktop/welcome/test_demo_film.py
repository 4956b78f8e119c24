import pytest

from kijkocut.desktop.welcome import demo_film
from kijkocut.desktop.welcome.demo_film import DemoFilm


@pytest.fixture
def quick(monkeypatch, footage):
    """Footage and film of one clip, so that the demo takes a moment."""

    def make(folder, *, listener):
        folder.mkdir(parents=True, exist_ok=True)
        for done in range(1, 8):
            listener(done)
        return {"take": footage}

    add = {"command": "add_sequence", "name": "Demo film", "id": "main"}
    monkeypatch.setattr(demo_film, "make_footage", make)
    monkeypatch.setattr(demo_film, "film", lambda paths: [add])


def test_the_demo_is_made_once_in_a_thread(quick, desk, tmp_path, qtbot):
    demo, seen = DemoFilm(tmp_path / "demo", desk.studio), []
    demo.progressed.connect(lambda done, of: seen.append((done, of)))
    assert not demo.is_there
    with qtbot.waitSignal(demo.ready, timeout=30_000) as ready:
        demo.start()
    assert demo.wait(10)
    assert ready.args == [str(demo.project)]
    assert (7, 7) in seen
    with desk.studio.open(demo.project, is_read_only=True) as work:
        assert work.main_sequence().name == "Demo film"
    assert not list((tmp_path / "demo").glob(".building*"))
    with qtbot.waitSignal(demo.ready):
        demo.start()
    assert not demo.is_at_work


def test_why_it_cannot_be_made_is_said_and_nothing_half_made_stands(desk, tmp_path, qtbot):
    (tmp_path / "demo").write_text("a file in the way", "utf-8")
    demo = DemoFilm(tmp_path / "demo", desk.studio)
    with qtbot.waitSignal(demo.failed, timeout=30_000) as failed:
        demo.start()
    assert "can't be made" in failed.args[0]
    assert demo.wait(10)
    assert not demo.is_there
