from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.model.clip import CaptionSource
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return a_project().with_clip("c", "c1", 50, 50).build()


def test_a_line_is_put_where_none_is_at_any_tick():
    add = AddCaption(track="c1", at=7, duration=F + 1, text="Hello", speaker="Ada", id="d")
    clip = run_lawfully(project(), add).clip("d")
    assert (clip.start, clip.duration) == (7, F + 1)
    assert clip.source == CaptionSource(text="Hello", speaker="Ada")


def test_lines_of_one_track_do_not_overlap():
    add = AddCaption(track="c1", at=40 * F, duration=11 * F, text="Hello")
    assert 'would lie on "c" at 00:00:02:00' in refusal(project(), add)
    beside = AddCaption(track="c1", at=40 * F, duration=10 * F, text="Hello")
    assert len(run_lawfully(project(), beside).places) == 2


def test_what_makes_no_sense_is_refused():
    def says(**fields):
        base = {"track": "c1", "at": 0, "duration": F, "text": "x"}
        return refusal(project(), AddCaption(**{**base, **fields}))

    assert "no caption track" in says(track="v1")
    assert "above zero" in says(duration=0)
    assert "zero or later" in says(at=-1)
