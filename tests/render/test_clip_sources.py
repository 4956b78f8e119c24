from msgspec.structs import replace

from kijkocut.effects import Catalogue
from kijkocut.model.ids import ClipId, MediaId, SequenceId
from kijkocut.model.media import Colour, MediaFacts, MediaKind, VideoStream
from kijkocut.model.params import Param
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import Ratio
from kijkocut.render import FramePlan, plan
from kijkocut.render.frame_plan import Layer
from kijkocut.testing.builders import F, a_project

CATALOGUE = Catalogue.from_folders()


def with_stream(project: Project, kind: MediaKind = MediaKind.video, **fields: object) -> Project:
    before = project.media[MediaId("m")]
    stream = replace(before.facts.streams[0], **fields)  # type: ignore[arg-type]
    facts = MediaFacts(kind=kind, duration=before.facts.duration, streams=(stream,))
    return project.apply([Put(before=before, after=replace(before, facts=facts))])


def planned(project: Project, frame: int = 0) -> FramePlan:
    return plan(project, SequenceId("s"), frame * F, catalogue=CATALOGUE)


PLAIN = a_project().with_clip("a", "v1", 0, 100).build()


def test_what_is_not_shown_as_stored_is_not_untouched() -> None:
    assert planned(PLAIN).is_untouched
    for fields in (
        {"rotation": 180},
        {"has_alpha": True},
        {"sample_aspect": Ratio(4, 3)},
        {"width": 1280, "height": 720},
        {"colour": Colour(transfer="smpte2084", primaries="bt2020")},
    ):
        assert not planned(with_stream(PLAIN, **fields)).is_untouched, fields


def test_a_turned_phone_clip_is_fitted_by_its_displayed_size() -> None:
    found = planned(with_stream(PLAIN, rotation=90))
    (layer,) = found.layers
    assert isinstance(layer, Layer)
    assert layer.box == (607.5, 1080.0)


def test_alpha_lets_the_layers_below_through() -> None:
    project = (
        a_project().with_clip("a", "v1", 0, 100).with_clip("b", "v2", 0, 100, source_in=5).build()
    )
    assert len(planned(project).layers) == 1
    assert len(planned(with_stream(project, has_alpha=True)).layers) == 2


def test_a_still_is_the_same_picture_at_every_time() -> None:
    project = with_stream(PLAIN, kind=MediaKind.image, rate=None)
    assert planned(project, 3).key == planned(project, 30).key


def test_a_chosen_stream_is_planned() -> None:
    before = PLAIN.media[MediaId("m")]
    first = before.facts.streams[0]
    assert isinstance(first, VideoStream)
    small = replace(first, index=4, width=640, height=480)
    facts = replace(before.facts, streams=(first, small))
    project = PLAIN.apply([Put(before=before, after=replace(before, facts=facts))])
    clip = project.clip(ClipId("a"))
    chosen = replace(clip, source=replace(clip.source, stream=4))
    project = project.apply([Put(before=clip, after=chosen)])
    (layer,) = planned(project).layers
    assert isinstance(layer, Layer)
    assert layer.box == (1440.0, 1080.0)


def test_media_without_a_picture_is_named_and_left_out() -> None:
    before = PLAIN.media[MediaId("m")]
    facts = replace(before.facts, streams=before.facts.streams[1:])
    found = planned(PLAIN.apply([Put(before=before, after=replace(before, facts=facts))]))
    assert found.layers == ()
    assert found.missing == ("Clip a: its media has no picture.",)


def test_own_size_keeps_source_pixels() -> None:
    project = (
        a_project().with_clip("a", "v1", 0, 9, params=(Param(name="fit", value="none"),)).build()
    )
    (layer,) = planned(with_stream(project, width=640, height=360)).layers
    assert isinstance(layer, Layer)
    assert layer.box == (640.0, 360.0)
