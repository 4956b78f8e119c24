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


def test_the_reference_page_is_written(kijkocut):
    out = kijkocut("effects", "--page").out
    assert out.startswith("# Built-in effects")
    assert out == kijkocut("effects", "--page", "--json").data


def test_a_folder_is_checked(kijkocut, tmp_path):
    (tmp_path / "a.glsl").write_text("vec4 transition(vec2 uv) { return getToColor(uv); }")
    ran = kijkocut("effects", "--check", tmp_path, "--json")
    assert ran.exit_code == 0
    (row,) = ran.data
    assert (row["file"], row["kind"], row["ok"], row["message"]) == (
        "a.glsl",
        "transition",
        True,
        "does not start with the first picture alone",
    )
    assert row["ms"] > 0
    (tmp_path / "b.glsl").write_text("vec4 transition(vec2 uv) { return oops; }")
    ran = kijkocut("effects", "--check", tmp_path)
    assert ran.exit_code == 1
    assert "1 of 2 files work." in ran.out


def test_pictures_of_effects_are_written(kijkocut, tmp_path):
    ran = kijkocut("effects", "invert", "--thumbnails", tmp_path / "pictures", "--json")
    assert ran.data == [str(tmp_path / "pictures" / "invert.png")]
    assert (tmp_path / "pictures" / "invert.png").is_file()


def test_a_projects_own_effects_are_listed_with_what_is_wrong(kijkocut, tmp_path):
    kijkocut("new", tmp_path / "film.kijko")
    (tmp_path / "effects").mkdir()
    (tmp_path / "effects" / "invert.fs").write_text("/*{}*/void main() {}")
    (tmp_path / "effects" / "odd.fs").write_text("nothing")
    out = kijkocut("effects", "--project", tmp_path / "film.kijko").out
    assert "odd.fs: odd: an ISF file starts with a comment" in out
    assert "replaces the program's own." in out
    assert f"belong in {tmp_path / 'effects'}." in out
    assert "replaces" not in kijkocut("effects").out
