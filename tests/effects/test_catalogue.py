from pathlib import Path

import pytest

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.effects.catalogue import UnknownKindError
from kijkocut.model.params import ParamKind

WANTED = {
    EffectKind.effect: {
        "exposure", "contrast", "saturation", "white_balance", "lift_gamma_gain", "invert",
        "gaussian_blur", "sharpen", "vignette", "chroma_key", "mosaic", "mirror",
        "levels", "curves", "hsl_secondary", "hue_shift", "vibrance", "tint", "duotone",
        "black_white", "channel_mixer", "colour_balance", "luma_key", "refine_matte", "threshold",
        "posterise", "edge", "emboss", "scan_lines", "glow", "film_grain", "old_film",
        "denoise_spatial", "denoise_temporal", "drop_shadow", "stroke",
    },
    EffectKind.transition: {"dissolve", "dip_to_colour", "wipe", "slide", "push", "iris"},
    EffectKind.generator: {"colour", "gradient", "bars", "noise", "countdown"},
    EffectKind.sound_generator: {"tone", "silence"},
    EffectKind.sound_effect: {
        "equaliser", "high_pass", "low_pass", "compressor", "limiter", "gate", "duck", "denoise",
        "de_ess", "reverb", "pitch", "normalise",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.from_folders()


def test_the_built_in_set_is_there_and_reads_without_problems(catalogue: Catalogue) -> None:
    assert catalogue.problems == ()
    for kind, names in WANTED.items():
        assert names <= {one.name for one in catalogue.of_kind(kind)}


def test_everything_is_described(catalogue: Catalogue) -> None:
    for one in catalogue:
        assert one.label, one.name
        assert one.description.endswith("."), one.name
        assert one.category, one.name
        for spec in one.params:
            assert spec.label, (one.name, spec.name)
            assert spec.description.endswith("."), (one.name, spec.name)
            if spec.kind is ParamKind.number:
                assert spec.minimum is not None, (one.name, spec.name)
                assert spec.maximum is not None, (one.name, spec.name)
                assert isinstance(spec.default, float)
                assert spec.minimum <= spec.default <= spec.maximum


def test_an_unknown_name_is_refused_with_what_is_known(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownKindError, match=r"Known: .*iris.*push, slide"):
        catalogue.get("disolve", EffectKind.transition)
    with pytest.raises(UnknownKindError):
        catalogue.get("dissolve", EffectKind.effect)
    assert catalogue.find("nothing") is None


def test_the_edit_language_finds_parameters_by_role(catalogue: Catalogue) -> None:
    found = catalogue.params("contrast", "effect")
    assert found is not None
    assert [spec.name for spec in found] == ["amount", "pivot"]
    assert catalogue.params("contrast", "transition") is None
    assert catalogue.params("tone", "generator") is not None
    assert "wipe" in catalogue.kinds("transition")
    assert catalogue.params("limiter", "audio_effect") is not None
    assert catalogue.params("limiter", "effect") is None
    assert {"equaliser", "duck", "reverb"} <= set(catalogue.kinds("audio_effect"))


def test_files_of_extra_folders_are_added_and_may_replace(tmp_path: Path) -> None:
    body = "vec4 transition(vec2 uv) { return getToColor(uv); }"
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "jump.glsl").write_text(body)
    (tmp_path / "dissolve.glsl").write_text("// Label: Mine\n" + body)
    catalogue = Catalogue.from_folders(tmp_path)
    assert catalogue.get("jump", EffectKind.transition).path.endswith("jump.glsl")
    assert catalogue.get("dissolve", EffectKind.transition).label == "Mine"


def test_a_broken_file_is_named_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.fs").write_text("/*{ nothing }*/")
    (tmp_path / "binary.glsl").write_bytes(b"\xff\xfe\x00\x80")
    (tmp_path / "huge.fs").write_text("x" * (2 << 20))
    (tmp_path / "ignored.txt").write_text("not a shader")
    catalogue = Catalogue.from_folders(tmp_path)
    assert len(catalogue.problems) == 3
    assert "bad.fs" in catalogue.problems[0]
    assert catalogue.find("contrast") is not None


def test_of_two_files_of_one_name_the_later_folder_counts_and_it_is_said(tmp_path: Path) -> None:
    for name in ("user", "project"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "twin.fs").write_text("/*{}*/void main() { gl_FragColor = vec4(1.0); }")
    made = Catalogue.from_folders(tmp_path / "user", tmp_path / "project")
    found = made.find("twin")
    assert found is not None
    assert found.path == str(tmp_path / "project" / "twin.fs")
    assert made.notes == (
        f'The generator "twin" of {found.path} replaces that of {tmp_path / "user" / "twin.fs"}.',
    )


def test_reading_again_gives_a_new_catalogue_when_files_changed(tmp_path: Path) -> None:
    path = tmp_path / "late.fs"
    before = Catalogue.from_folders(tmp_path)
    assert before.reread() is before
    path.write_text("/*{}*/void main() { gl_FragColor = vec4(1.0); }")
    after = before.reread()
    assert before.find("late") is None
    found = after.find("late")
    assert found is not None
    path.write_text("/*{}*/void main() { gl_FragColor = vec4(0.5); }")
    changed = after.reread().find("late")
    assert changed is not None
    assert changed.version != found.version


def test_what_belongs_to_the_program_has_no_version() -> None:
    assert {one.version for one in Catalogue.from_folders()} == {""}
