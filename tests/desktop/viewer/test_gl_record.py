import pytest

from kijkocut.desktop.viewer.gl_record import OVERRIDE, GlFacts, GlRecord, machine_key


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    monkeypatch.delenv(OVERRIDE, raising=False)


def card(**more):
    return GlFacts(key=machine_key(), renderer="A card", is_software=False, **more)


def test_a_graphics_card_is_used_once_it_is_known(tmp_path):
    record = GlRecord(tmp_path)
    assert record.facts is None
    assert not record.is_wanted("auto")
    record.keep(card())
    later = GlRecord(tmp_path)
    assert later.facts == card()
    assert later.is_wanted("auto")
    assert not later.is_wanted("image")


@pytest.mark.parametrize(
    "facts",
    [
        GlFacts(key=machine_key(), renderer="llvmpipe"),
        card(fault="it fails"),
        GlFacts(key="another machine", is_software=False),
    ],
)
def test_software_faults_and_other_machines_are_not(tmp_path, facts):
    record = GlRecord(tmp_path)
    record.keep(facts)
    assert not record.is_wanted("auto")
    assert record.is_wanted("gl"), "who asks for it gets it"


def test_another_driver_is_looked_at_anew(tmp_path, monkeypatch):
    record = GlRecord(tmp_path)
    record.keep(card())
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "1")
    assert record.facts is None


def test_an_attempt_that_ended_the_program_is_not_made_again(tmp_path):
    GlRecord(tmp_path).keep(card())
    first = GlRecord(tmp_path)
    assert first.problem == ""
    first.begin()
    after = GlRecord(tmp_path)
    assert "graphics card" in after.problem
    assert not after.is_wanted("auto")
    assert not after.is_wanted("gl"), "not even when asked for, this once"
    later = GlRecord(tmp_path)
    assert later.problem == ""
    assert not later.is_wanted("auto")
    assert later.is_wanted("gl")


def test_an_attempt_that_went_well_leaves_nothing(tmp_path):
    record = GlRecord(tmp_path)
    with record.attempt():
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_the_environment_has_the_last_word(tmp_path, monkeypatch):
    record = GlRecord(tmp_path)
    monkeypatch.setenv(OVERRIDE, "gl")
    assert record.is_wanted("image")
    monkeypatch.setenv(OVERRIDE, "image")
    assert not record.is_wanted("gl")


def test_what_cannot_be_written_is_no_trouble(tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    record = GlRecord(blocked)
    record.keep(card())
    record.begin()
    assert record.facts is None


def test_what_cannot_be_read_is_not_known(tmp_path):
    (tmp_path / "gl.json").write_text("{", "utf-8")
    assert GlRecord(tmp_path).facts is None
