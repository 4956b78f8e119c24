from kijkocut.desktop.timeline.tools import TOOLS


def test_every_tool_is_taken_by_an_action(do, film, window):
    names = {a.name for a in window.actions_ if a.name.startswith("tool.")}
    assert names == {f"tool.{name}" for name in TOOLS}
    for name in TOOLS:
        do(f"tool.{name}")
        assert film.tool == name
        checked = [n for n in names if window.actions_.get(n).isChecked()]
        assert checked == [f"tool.{name}"]
