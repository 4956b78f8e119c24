from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.ticks import Rate
from kijkocut.workspace.render_need import Standing

F = Rate(25).frame_ticks
MAIN = SequenceId("main")


def looked(work, span=(0, 1000 * F)):
    found = work.render_need.look(work.project, MAIN, span)
    return [(one.start // F, one.stop // F, one.standing) for one in found]


def test_heavy_parts_wait_until_they_are_rendered_and_light_ones_are_left_out(work, clip, studio):
    studio.segments.clear()
    media = work.import_files([clip]).added[0]
    for number, name in enumerate("ab"):
        place = Placement(source=MediaSource(media=media))
        work.session.run(
            Overwrite(
                placement=place, at=number * 25 * F, track=TrackId("main-v1"), id=ClipId(name)
            )
        )
    plain = looked(work)
    work.session.run(SetParam(clip=ClipId("b"), name="opacity", value=0.61))
    heavy = [one for one in looked(work) if one not in plain]
    assert (25, 50, Standing.waiting) in heavy or heavy[-1][:2] == (0, 50)
    work.prerender.start(work.project, MAIN, (30 * F, 40 * F)).result()
    found = looked(work, (25 * F, 50 * F))
    assert found == [
        (25, 30, Standing.waiting),
        (30, 40, Standing.rendered),
        (40, 50, Standing.waiting),
    ]
    assert looked(work, (32 * F, 35 * F)) == [(32, 35, Standing.rendered)]
    overtaken = work.render_need.look(work.project, MAIN, (0, 1000 * F), is_overtaken=lambda: True)
    assert len(overtaken) <= 1
