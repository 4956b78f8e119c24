import pytest
from msgspec.structs import replace

from kijkocut.jobs import Stage
from kijkocut.model.ids import SequenceId
from kijkocut.workspace import ExportItem
from kijkocut.workspace.exports.order import ExportId, ExportOrder
from kijkocut.workspace.exports.shelf import PROJECT, Shelf, ShelfError, to_path


def _item(request, name: str, made_ms: int) -> ExportItem:
    order = ExportOrder(
        id=ExportId(name),
        title="out.mp4",
        project=request.out.with_name("film.kijko"),
        sequence=SequenceId("main"),
        request=request,
        made_ms=made_ms,
    )
    return ExportItem(order=order)


def test_orders_are_kept_oldest_first(work, request_, tmp_path):
    shelf = Shelf(tmp_path / "shelf")
    assert shelf.items() == ()
    late, early = _item(request_, "b", 2), _item(request_, "a", 1)
    for item in (late, early):
        shelf.add(item, work.project)
    assert shelf.items() == (early, late)
    done = replace(early, stage=Stage.done)
    shelf.keep(done)
    assert shelf.items() == (done, late)
    assert (shelf.place(late.order.id) / PROJECT).is_file()
    shelf.remove(late.order.id)
    assert shelf.items() == (done,)


def test_a_damaged_order_is_left_out(work, request_, tmp_path):
    shelf = Shelf(tmp_path / "shelf")
    item = _item(request_, "a", 1)
    shelf.add(item, work.project)
    (shelf.place(item.order.id) / "item.json").write_text("{")
    assert shelf.items() == ()


def test_a_place_that_is_taken_is_said(work, request_, tmp_path):
    (tmp_path / "shelf").write_text("a file")
    with pytest.raises(ShelfError):
        Shelf(tmp_path / "shelf").add(_item(request_, "a", 1), work.project)
    with pytest.raises(NotImplementedError):
        to_path(int, "1")
