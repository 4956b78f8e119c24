from kijkocut.desktop.media.bins import colour_bin, delete_bin, new_bin


def test_bins_are_made_inside_the_one_on_show_and_go_again(film, qtbot):
    with qtbot.waitSignal(film.shelf.asked) as caught:
        new_bin(film)
    assert caught.args == ["rename_bin"]
    outer = film.shelf.bin
    new_bin(film)
    inner = film.shelf.bin
    assert film.project.bins[inner].parent == outer
    assert film.project.bins[inner].name == "Bin 2"
    colour_bin(film, "#4a80c8")
    assert film.project.bins[inner].colour == "#4a80c8"
    delete_bin(film)
    assert film.shelf.bin == outer
    assert set(film.project.bins) == {outer}
