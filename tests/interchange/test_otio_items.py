import opentimelineio as otio
import pytest

from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.otio_items import rate_of, source_of
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.model.clip import GeneratorSource


def shown(reference):
    time = otio.opentime.TimeRange(duration=otio.opentime.RationalTime(10, 24))
    clip = otio.schema.Clip(name="x", media_reference=reference, source_range=time)
    into = Gathering(Ledger())
    source, _ = source_of(into, clip, None, "here")
    return source, into


def test_bars_are_bars_and_unknown_generators_are_named():
    source, _ = shown(otio.schema.GeneratorReference(generator_kind="SMPTEBars"))
    assert source == GeneratorSource(kind="bars")
    source, into = shown(otio.schema.GeneratorReference(generator_kind="Fractal"))
    assert source is None
    (loss,) = into.ledger.report("otio").of(Outcome.dropped)
    assert loss.how == "Fractal is not known here"


@pytest.mark.parametrize(
    ("url", "path"),
    [("file:///a/b%20c.mov", "/a/b c.mov"), ("b c.mov", "b c.mov"), ("s3://x/y", "s3://x/y")],
)
def test_urls_of_files_become_paths(url, path):
    _, into = shown(otio.schema.ExternalReference(target_url=url))
    assert [media.path for media in into.media.values()] == [path]


def test_a_timeline_without_times_has_no_rate():
    assert rate_of(otio.schema.Timeline()) is None
