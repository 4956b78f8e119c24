from kijkocut.bench import Size
from kijkocut.desktop.measuring.family import Order
from kijkocut.desktop.measuring.painting import measure


def test_each_way_of_looking_is_painted(qtbot, tmp_path):
    order = Order(folder=str(tmp_path), film="", size=Size.toy)
    figures = measure(order)
    told = {f.what.removeprefix("paint, ").partition(":")[0] for f in figures}
    assert {"all in sight", "scrolled", "zoomed", "a clip dragged"} <= told
    assert all(f.value > 0 and f.unit == "ms" for f in figures)
