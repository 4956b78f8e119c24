from kijkocut.desktop.frame import Frame


def test_the_window_has_every_part_that_its_actions_know(window):
    assert isinstance(window, Frame)
    for name in Frame.__annotations__:
        assert getattr(window, name) is not None, name
    assert {"take_layout", "show_layouts"} <= vars(type(window)).keys()
