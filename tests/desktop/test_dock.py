from kijkocut.desktop.docks import found_docks


def test_docks_have_names_of_their_own_and_lie_behind_docks_that_come_first() -> None:
    seen: set[str] = set()
    for dock in found_docks():
        assert dock.name not in seen
        assert not dock.tab_with or dock.tab_with in seen
        seen.add(dock.name)
    assert "history" in seen
