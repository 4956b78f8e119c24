def test_every_command_has_a_schema_and_a_sentence(kijkocut):
    listed = kijkocut("commands", "--json").data
    assert len(listed) > 50
    for one in listed:
        assert one["summary"].endswith(".")
        assert one["schema"]["description"]


def test_one_command_is_described_with_its_strip(kijkocut):
    out = kijkocut("commands", "split_clip").out
    assert "->" in out
    assert "clip  (required)" in out
    assert kijkocut("commands", "splat").exit_code == 2
