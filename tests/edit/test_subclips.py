from msgspec.structs import replace

from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.relink_media import RelinkMedia
from kijkocut.edit.subclips import fitting
from kijkocut.model.media import Subclip
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import run_lawfully


def test_a_shorter_file_cuts_subclips_off():
    facts = a_project().with_media("x", 10).build().media["x"].facts
    subclips = (
        Subclip(id="a", name="a", source_in=0, source_out=5 * F),
        Subclip(id="b", name="b", source_in=5 * F, source_out=15 * F),
        Subclip(id="c", name="c", source_in=10 * F, source_out=15 * F),
    )
    first, second = subclips[:2]
    assert fitting(subclips, facts) == (first, replace(second, source_out=10 * F))


def test_relinking_keeps_what_fits():
    start = a_project().build()
    facts = a_project().with_media("x", 10).build().media["x"].facts
    project = run_lawfully(start, AddSubclip(media="m", source_in=0, source_out=20 * F, id="x"))
    after = run_lawfully(project, RelinkMedia(media="m", path="/new.mov", facts=facts))
    assert after.media["m"].subclip("x").source_out == 10 * F
