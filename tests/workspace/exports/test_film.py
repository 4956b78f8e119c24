from threading import Event

import pytest

from kijkocut.export.errors import CancelledError
from kijkocut.workspace.exports.film import write_film


def test_a_film_is_written_and_told_of(work, request_):
    heard = []
    result = write_film(
        work.project,
        work.sequence().id,
        request=request_,
        engine=work.services,
        listener=heard.append,
    )
    assert result.frames == 20
    assert heard[-1].share == 1.0


def test_a_wish_to_stop_leaves_nothing(work, request_, tmp_path):
    wish = Event()
    wish.set()
    with pytest.raises(CancelledError):
        write_film(
            work.project, work.sequence().id, request=request_, engine=work.services, cancel=wish
        )
    assert not request_.out.exists()
    assert not list(tmp_path.glob(".*.part"))
