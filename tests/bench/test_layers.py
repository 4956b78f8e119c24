import shutil

import av
import numpy as np
import pytest

from kijkocut.bench.anchors import find_anchor
from kijkocut.bench.layers import Pile, build_pile, ffmpeg_pile, melt_pile, play
from kijkocut.bench.material import Take, write_take
from kijkocut.bench.process import run_program
from kijkocut.render import OutputFormat, RenderedFrame, RenderThread
from kijkocut.workspace import Studio


@pytest.fixture
def pile(tmp_path):
    take = Take(width=160, height=96, frames=6, has_sound=False)
    paths = [write_take(tmp_path / "0.mp4", take)]
    paths += [shutil.copy(paths[0], tmp_path / f"{n}.mp4") for n in (1, 2)]
    return Pile(width=160, height=96, frames=6, paths=tuple(paths))


def test_upper_layers_lie_on_whole_chroma_samples_within_the_frame(pile):
    boxes = [pile.box(number) for number in (1, 2)]
    assert boxes == [(0, 0, 64, 36), (96, 60, 64, 36)]


def test_every_frame_is_made_and_none_is_drawn(pile, tmp_path, monkeypatch):
    made: list[RenderedFrame] = []
    submit = RenderThread.submit

    def noted(self, plan, fetch, output: OutputFormat):
        answer = submit(self, plan, fetch, output)
        answer.add_done_callback(lambda done: made.append(done.result()))
        return answer

    monkeypatch.setattr(RenderThread, "submit", noted)
    with Studio(cache_dir=tmp_path / "cache", config_dir=tmp_path / "config") as studio:
        studio.catalogue  # noqa: B018 made beforehand, as in a running program
        project = build_pile(studio, tmp_path / "pile.kijko", pile)
        usage = play(studio, project, pile, divisor=2)
        for media in project.media.values():
            studio.proxies.make(media.path, media.facts)
        play(studio, project, pile, proxies=studio.proxies)
    assert usage.wall_s > 0
    assert [(f.info.width, f.info.height) for f in made] == [(80, 48)] * 6 + [(160, 96)] * 6


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_ffmpeg_shows_what_we_show(pile, tmp_path):
    words = ffmpeg_pile(pile)[:-3]
    run_program([find_anchor("ffmpeg").path, *words, "-frames:v", "1", tmp_path / "x.png"])
    with av.open(str(tmp_path / "x.png")) as file:
        theirs = next(file.decode(video=0)).to_ndarray(format="gray").astype(float)
    with Studio(cache_dir=tmp_path / "cache", config_dir=tmp_path / "config") as studio:
        build_pile(studio, tmp_path / "pile.kijko", pile)
        with studio.open(tmp_path / "pile.kijko", is_read_only=True) as work:
            work.write_still(tmp_path / "ours.png", work.sequence("layers"), 0)
    with av.open(str(tmp_path / "ours.png")) as file:
        ours = next(file.decode(video=0)).to_ndarray(format="gray").astype(float)
    assert np.abs(ours - theirs).mean() < 12


def test_melt_gets_a_track_and_a_join_a_layer(pile, tmp_path):
    text = melt_pile(pile, tmp_path / "pile.mlt").read_text()
    assert text.count("<playlist") == 3
    assert "0/0:64x36:0.8" in text
    assert "96/60:64x36:0.8" in text
