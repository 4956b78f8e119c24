import re
from pathlib import Path

import pytest

from kijkocut.edit.refusal import UnknownName
from kijkocut.model.clip import TitleSource
from kijkocut.model.intrinsics import spec
from kijkocut.model.params import value_at
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.model.title import Motion
from kijkocut.workspace.title_templates import (
    BadTemplateError,
    read_template,
    template_named,
    title_shelf,
    title_templates,
)

S = TICKS_PER_SECOND
DOCS = Path(__file__).parents[2] / "docs" / "writing-title-templates.md"


def test_ours_are_all_readable_and_described():
    found = title_templates()
    assert len(found) > 15
    assert all(one.label and one.category and one.description and one.title.text for one in found)
    assert {"Titles", "Lower thirds", "Rolls", "Stickers"} <= {one.category for one in found}


def test_the_one_in_the_docs_works(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "place.toml"
    path.write_text(example, "utf-8")
    made = read_template(path)
    assert (made.name, made.duration) == ("place", 4 * S)
    assert made.title.arrive.motion is Motion.typewriter
    assert made.title.arrive.duration == 12 * S // 10
    assert made.title.text[made.title.runs[0].start :] == "06:12"


def test_a_users_template_takes_the_place_of_ours(tmp_path):
    (tmp_path / "plain.toml").write_text('label = "Mine"\ncategory = "A"\n[title]\ntext = "x"\n')
    assert template_named("plain", tmp_path).label == "Mine"
    assert template_named("plain").label == "Plain"
    with pytest.raises(UnknownName, match='Did you mean "plain"'):
        template_named("plane")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("label = ", "Invalid"),
        ('label = "a"\ncategory = "b"\n[title]\n', "text"),
        ('label = "a"\ncategory = "b"\n[title]\ntext = "x"\nsize = -1.0\n', "text size"),
        ('label = "a"\ncategory = "b"\ncolor = 1\n[title]\ntext = "x"\n', "color"),
        (
            'title.text = "x"\ntitle.arrive = { motion = "fade", duration = "soon" }\n',
            "soon",
        ),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path, text, says):
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(BadTemplateError, match=rf"bad\.toml.*{says}"):
        read_template(tmp_path / "bad.toml")


def test_lengths_follow_the_shorter_side_and_places_the_edge():
    lower = template_named("lower-third")
    x, y = lower.position
    title, at = lower.on_canvas(3840, 2160)
    assert (title.size, at) == (2 * lower.title.size, (2 * x, 2 * y))
    assert title.box.padding == 2 * lower.title.box.padding
    assert title.runs[0].size == 2 * lower.title.runs[0].size
    title, at = lower.on_canvas(1080, 1920)
    assert title.size == lower.title.size
    assert 960 - at[1] == pytest.approx(540 - y)
    assert abs(at[0]) + title.width / 2 <= 540
    assert template_named("plain").on_canvas(1080, 1920)[0].width == 972


def test_a_title_goes_over_what_is_on_show(work):
    sequence = work.sequence()
    lower = template_named("lower-third")
    work.add_title(sequence, lower, at=0, text="Ann\nDirector")
    work.add_title(sequence, template_named("plain"), at=2 * S)
    work.add_title(sequence, template_named("plain"), at=20 * S, duration=S)
    rows = [[c.name for c in work.project.lane(t.id)] for t in _video(work)]
    assert [row for row in rows if row] == [["Lower third", "Plain"], ["Plain"]]
    clip = next(iter(work.project.lane(_video(work)[0].id)))
    assert isinstance(clip.source, TitleSource)
    assert clip.source.title.text == "Ann\nDirector"
    assert clip.source.title.runs[0].end == 10
    x, y = value_at(clip.params, spec("position"), 0)
    assert x < 0 < y < work.sequence().height / 2
    work.session.undo()
    work.session.undo()
    work.session.undo()
    assert not any(len(work.project.lane(t.id)) for t in _video(work))


def _video(work):
    tracks = work.project.sequence_tracks(work.sequence().id)
    return [t for t in tracks if t.kind == "video"]


def test_a_shelf_leaves_out_what_is_no_template_and_says_so(tmp_path):
    (tmp_path / "mine.toml").write_text('label = "Mine"\ncategory = "Own"\n[title]\ntext = "x"\n')
    (tmp_path / "off.toml").write_text("label = 3\n")
    shelf, problems = title_shelf(tmp_path)
    assert "mine" in {one.name for one in shelf}
    assert "off" not in {one.name for one in shelf}
    assert len(problems) == 1
    assert "off.toml" in problems[0]
