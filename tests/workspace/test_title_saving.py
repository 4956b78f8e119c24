import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.model.clip import AdjustmentSource, Clip, TitleSource
from kijkocut.model.params import Param
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.workspace.title_saving import (
    NoTitleError,
    TemplateUnsavedError,
    file_name,
    template_of,
    write_template,
)
from kijkocut.workspace.title_templates import read_template, title_templates

FULL = Sequence(id="s", name="Film", width=1920, height=1080, rate=Rate(25))


def clip_of(title, *params, seconds=3):
    return Clip(
        id="c",
        track="t",
        start=0,
        duration=seconds * TICKS_PER_SECOND,
        source=TitleSource(title=title),
        params=params,
    )


@pytest.mark.parametrize("template", title_templates(), ids=lambda one: one.name)
def test_every_template_survives_being_used_and_kept(tmp_path, template):
    title, position = template.on_canvas(FULL.width, FULL.height)
    clip = clip_of(title, Param(name="position", value=position))
    made = template_of(clip, FULL, label=template.label, category=template.category)
    again = read_template(write_template(tmp_path, made))
    assert again.title == template.title
    assert again.position == pytest.approx(template.position)
    assert again.duration == 3 * TICKS_PER_SECOND


@given(
    st.sampled_from([(1080, 1920), (640, 360), (2560, 1080)]),
    st.tuples(st.integers(-900, 900), st.integers(-500, 500)),
)
@settings(max_examples=30)
def test_a_template_comes_out_where_it_was_kept(canvas, position):
    sequence = replace(FULL, width=canvas[0], height=canvas[1])
    template = replace(title_templates()[0], position=position)
    title, place = template.on_canvas(*canvas)
    clip = clip_of(title, Param(name="position", value=place))
    made = template_of(clip, sequence, label="x", category="y")
    title_again, place_again = made.on_canvas(*canvas)
    assert place_again == pytest.approx(place, abs=0.01)
    assert title_again.size == pytest.approx(title.size)


def test_even_scale_becomes_the_size_of_the_letters():
    title = title_templates()[0].title
    made = template_of(
        clip_of(title, Param(name="scale", value=(2.0, 2.0))), FULL, label="x", category="y"
    )
    assert made.title.size == pytest.approx(2 * title.size)


def test_names_of_files_are_plain():
    assert file_name(" Héro / title: 2! ") == "héro-title-2"
    assert file_name("///") == "title"


def test_what_is_no_title_is_refused():
    clip = replace(clip_of(title_templates()[0].title), source=AdjustmentSource())
    with pytest.raises(NoTitleError):
        template_of(clip, FULL, label="x", category="y")


def test_a_folder_that_can_not_be_written_is_said(tmp_path):
    (tmp_path / "titles").write_text("in the way")
    with pytest.raises(TemplateUnsavedError):
        write_template(tmp_path / "titles", title_templates()[0])
