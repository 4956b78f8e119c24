import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.effects import Catalogue
from kijkocut.media import Proxies, ProxySize
from kijkocut.model.clip import Clip, GeneratorSource
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.project import Put
from kijkocut.playback import wire
from kijkocut.playback.booth import Booth
from kijkocut.playback.news import entities, hears
from kijkocut.render import PlanSettings, plan
from kijkocut.synth import read_frame_number

STEP = 705_600_000 // 25


@pytest.fixture
def booth(room):
    made = Booth()
    yield made
    made.close()


def gear(room, **more):
    return wire.Equipment(cache_dir=str(room / "media"), proxy_dir=str(room / "proxies"), **more)


def test_frames_are_printed_once_media_are_known(booth, room, film, catalogue):
    booth.equip(gear(room))
    booth.equip(wire.Known(media=tuple(film.media.values())))
    for number in (0, 1, 30):
        want = wire.Want(ticket=1, plan=plan(film, "main", number * STEP, catalogue=catalogue))
        made = booth.printed(want)
        assert read_frame_number(made.pixels) == number
        assert made.notes == ()
        assert made.decode_s > 0


def test_rough_frames_are_the_keyframes_before(booth, room, film, catalogue):
    booth.equip(gear(room))
    booth.equip(wire.Known(media=tuple(film.media.values())))
    planned = plan(film, "main", 20 * STEP, catalogue=catalogue)
    made = booth.printed(wire.Want(ticket=1, plan=planned, is_rough=True, is_jump=True))
    assert read_frame_number(made.pixels) == 0


def test_shaders_hear_the_project_they_were_told_of(booth, room, film, tmp_path):
    (tmp_path / "loud.fs").write_text(
        '/*{"INPUTS": [{"NAME": "wave", "TYPE": "audio", "MAX": 256}]}*/\n'
        "void main() { float s = 0.0; for (int i = 0; i < 64; i++)"
        " s += abs(IMG_NORM_PIXEL(wave, vec2((float(i) + 0.5) / 64.0, 0.5)).r - 0.5);"
        " gl_FragColor = vec4(vec3(s), 1.0); }"
    )
    track = TrackId("v")
    old = next(iter(film.lane(track)))
    shown = Clip(
        id=ClipId("g"),
        track=track,
        start=0,
        duration=50 * STEP,
        source=GeneratorSource(kind="loud"),
    )
    project = film.apply([Put(before=old), Put(after=shown)])
    catalogue = Catalogue.from_folders(tmp_path)
    planned = plan(project, "main", 25 * STEP, catalogue=catalogue)
    assert hears(planned)
    booth.equip(gear(room, effect_folders=(str(tmp_path),)))
    booth.equip(wire.Known(media=tuple(film.media.values())))
    want = wire.Want(ticket=1, plan=planned)
    assert booth.printed(want).pixels[..., :3].max() == 0
    booth.equip(wire.Heard(entities=entities(project)))
    assert booth.printed(want).pixels[..., :3].max() > 0


def test_what_is_left_out_is_noted(booth, room, film, catalogue):
    booth.equip(gear(room))
    planned = replace(plan(film, "main", 0, catalogue=catalogue), layers=(), missing=("A mark.",))
    made = booth.printed(wire.Want(ticket=1, plan=planned))
    assert made.notes == ("A mark.",)
    assert np.asarray(made.pixels).shape == (72, 128, 4)


def test_a_frame_made_before_comes_from_the_store_until_something_changes(
    booth, room, film, catalogue
):
    booth.equip(gear(room))
    booth.equip(wire.Known(media=tuple(film.media.values())))
    want = wire.Want(ticket=1, plan=plan(film, "main", 3 * STEP, catalogue=catalogue))
    first, again = booth.printed(want), booth.printed(want)
    assert first.total_s > 0
    assert again.total_s == 0
    assert again.is_exact
    assert read_frame_number(again.pixels) == 3
    renamed = tuple(replace(one, name="Other") for one in film.media.values())
    booth.equip(wire.Known(media=renamed))
    assert booth.printed(want).total_s == 0
    moved = tuple(replace(one, path=one.path + "x") for one in film.media.values())
    booth.equip(wire.Known(media=moved))
    gone = booth.printed(want)
    assert gone.total_s > 0
    assert gone.notes  # a card, which is not kept
    booth.equip(wire.Known(media=tuple(film.media.values())))
    assert booth.printed(want).notes == ()
    booth.equip(gear(room, edition=1))
    assert booth.printed(want).total_s > 0


def test_a_rough_frame_is_the_exact_one_when_that_is_in_store(booth, room, film, catalogue):
    booth.equip(gear(room))
    booth.equip(wire.Known(media=tuple(film.media.values())))
    exact = plan(film, "main", 20 * STEP, catalogue=catalogue)
    small = plan(film, "main", 20 * STEP, catalogue=catalogue, settings=PlanSettings(size=(32, 18)))
    rough = wire.Want(ticket=1, plan=small, is_rough=True, better=exact.key)
    made = booth.printed(rough)
    assert not made.is_exact
    assert made.pixels.shape == (18, 32, 4)
    booth.printed(wire.Want(ticket=2, plan=exact))
    made = booth.printed(rough)
    assert made.is_exact
    assert read_frame_number(made.pixels) == 20


def test_frames_to_be_kept_are_of_the_originals(booth, room, film, catalogue, pool, take):
    proxy = Proxies(pool, room / "proxies").make(take, film.media["m"].facts, size=ProxySize.half)
    try:
        booth.equip(gear(room, is_proxied=True))
        booth.equip(wire.Known(media=tuple(film.media.values())))
        planned = plan(film, "main", 7 * STEP, catalogue=catalogue)
        shown = booth.printed(wire.Want(ticket=1, plan=planned)).pixels
        kept = booth.printed(wire.Want(ticket=2, plan=planned, is_read=True)).pixels
        again = booth.printed(wire.Want(ticket=3, plan=planned)).pixels
    finally:
        proxy.remove()
    assert (shown == again).all()
    assert np.abs(kept.astype(int) - shown).max() > 8
    booth.equip(gear(room))
    assert (booth.printed(wire.Want(ticket=4, plan=planned)).pixels == kept).all()
