from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_a_range_gets_a_name():
    project = a_project().build()
    after = run_lawfully(project, AddSubclip(media="m", source_in=5 * F, source_out=9 * F, id="x"))
    (made,) = after.media["m"].subclips
    assert (made.id, made.source_in, made.source_out) == ("x", 5 * F, 9 * F)
    assert made.name == f"{after.media['m'].name} 1"


def test_the_range_lies_within_the_medium():
    project = a_project().build()
    end = project.media["m"].facts.duration
    for first, last in ((-1, 5), (5, 5), (6, 5), (0, end + 1)):
        command = AddSubclip(media="m", source_in=first, source_out=last)
        assert "within the medium" in refusal(project, command)


def test_a_taken_id_is_refused():
    command = AddSubclip(media="m", source_in=0, source_out=F, id="x")
    project = run_lawfully(a_project().build(), command)
    assert "already" in refusal(project, command)
