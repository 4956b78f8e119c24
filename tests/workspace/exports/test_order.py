import msgspec
import pytest

from kijkocut.jobs import Fault, Stage
from kijkocut.model.ids import SequenceId
from kijkocut.workspace import ExportItem
from kijkocut.workspace.exports.order import ExportId, ExportOrder
from kijkocut.workspace.exports.shelf import to_path


@pytest.fixture
def item(request_, tmp_path) -> ExportItem:
    order = ExportOrder(
        id=ExportId("1-a"),
        title="out.mp4",
        project=tmp_path / "film.kijko",
        sequence=SequenceId("main"),
        request=request_,
        made_ms=1,
    )
    return ExportItem(order=order)


def test_an_item_survives_json(item):
    failed = msgspec.structs.replace(
        item, stage=Stage.failed, fault=Fault(code="export.crashed", sentence="It crashed.")
    )
    text = msgspec.json.encode(failed, enc_hook=str)
    assert msgspec.json.decode(text, type=ExportItem, dec_hook=to_path) == failed
