from kijkocut.playback import Scene


def test_a_scene_names_its_sequence(film, catalogue):
    scene = Scene(film, "main", catalogue, lambda *_: None)
    assert scene.sequence is film.sequences["main"]
