from kijkocut.workspace.exports.hold import take


def test_an_order_belongs_to_one_at_a_time(tmp_path):
    first = take(tmp_path)
    assert first is not None
    assert take(tmp_path) is None
    first.release()
    first.release()
    second = take(tmp_path)
    assert second is not None
    second.release()


def test_a_folder_that_is_not_there_is_not_taken(tmp_path):
    assert take(tmp_path / "none") is None
