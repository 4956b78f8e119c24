def test_every_entry_is_described(kijkocut):
    listed = kijkocut("effects", "--json").data
    assert {d["kind"] for d in listed} >= {"effect", "transition", "generator"}
    assert all(d["label"] and d["description"] for d in listed)


def test_one_is_shown_with_its_parameters(kijkocut):
    out = kijkocut("effects", "vignette").out
    assert "default" in out
    ran = kijkocut("effects", "vignete")
    assert ran.exit_code == 2
    assert 'Did you mean "vignette"?' in ran.err
