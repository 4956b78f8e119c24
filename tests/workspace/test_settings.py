import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.model.errors import BugError
from kijkocut.workspace import Setting, SettingKind, Settings
from kijkocut.workspace.settings import BadSettingError

KNOWN = (
    Setting(name="a.switch", label="Switch", kind=SettingKind.switch, default=False),
    Setting(name="a.whole", label="Whole", kind=SettingKind.whole, default=3, minimum=1, maximum=9),
    Setting(name="a.number", label="Number", kind=SettingKind.number, default=0.5),
    Setting(
        name="b.choice", label="Choice", kind=SettingKind.choice, default="x", choices=("x", "y")
    ),
    Setting(name="b.text", label="Text", kind=SettingKind.text, default=""),
)


def test_values_are_kept_and_told(tmp_path):
    path = tmp_path / "folder" / "settings.toml"
    first = Settings(path, KNOWN)
    heard: list[str] = []
    stop = first.listen(heard.append)
    first.set("a.switch", value=True)
    first.set("a.switch", value=True)
    first.set("b.choice", "y")
    stop()
    first.set("a.number", 2)
    assert heard == ["a.switch", "b.choice"]
    again = Settings(path, KNOWN)
    assert again.is_on("a.switch")
    assert again.text("b.choice") == "y"
    assert again.number("a.number") == 2.0
    assert again.get("a.whole") == 3
    again.set("a.switch", value=False)
    assert "switch" not in path.read_text()


@given(text=st.text())
def test_any_text_survives(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("s") / "settings.toml"
    Settings(path, KNOWN).set("b.text", text)
    assert Settings(path, KNOWN).text("b.text") == text


@pytest.mark.parametrize(
    ("name", "value"),
    [("a.switch", 1), ("a.whole", 10), ("a.whole", True), ("b.choice", "z"), ("b.text", 1)],
)
def test_values_are_checked(tmp_path, name, value):
    settings = Settings(tmp_path / "s.toml", KNOWN)
    with pytest.raises(BadSettingError):
        settings.set(name, value)
    with pytest.raises(BugError, match="Did you mean"):
        settings.get(name + "s")


def test_a_spoilt_file_costs_no_more_than_what_is_spoilt(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text('"a.whole" = 99\n"a.switch" = true\n"new.thing" = "kept"\n')
    settings = Settings(path, KNOWN)
    assert settings.get("a.whole") == 3
    assert settings.is_on("a.switch")
    assert len(settings.problems) == 1
    settings.set("b.text", "x")
    assert "new.thing" in path.read_text()
    path.write_text("= nonsense")
    assert Settings(path, KNOWN).problems
