from kijkocut.render import surroundings


def test_driver_and_fonts_are_named():
    found = surroundings()
    assert found.driver is not None, found.fault
    assert found.driver.renderer
    assert found.driver.version[0] in "34"
    assert found.driver.largest_texture >= 2048
    assert found.fonts == tuple(sorted(found.fonts))


def test_twice_in_one_process_is_fine():
    assert surroundings() == surroundings()
