def test_presets_are_listed_and_shown(kijkocut):
    names = [p["name"] for p in kijkocut("presets", "--json").data]
    assert {"youtube-1080p", "prores-4444", "gif", "wav"} <= set(names)
    assert "h264" in kijkocut("presets", "youtube-1080p").out
    assert kijkocut("presets", "nope").exit_code == 2
