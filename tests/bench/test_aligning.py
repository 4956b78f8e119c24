def test_two_lengths_are_told_each_with_its_processor_time(table):
    told = [figure.what for figure in table("sync").figures]
    assert "two recordings of 8 s" in told
    assert "two recordings of 12 s, processor time" in told
