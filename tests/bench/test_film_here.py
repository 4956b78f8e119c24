import av

from kijkocut.bench.film_here import run_ourselves
from kijkocut.synth import read_frame_number


def test_our_film_shows_the_frames_it_should(made):
    with av.open(str(made.ours)) as file:
        luma = [f.to_ndarray(format="gray") for f in file.decode(video=0)]
    assert len(luma) == made.film.length
    for number, cut in enumerate(made.film.cuts):
        for frame in (cut.start + 8, cut.start + 10):
            shown = read_frame_number(luma[frame])
            assert shown == number * 10_000 + cut.source + frame - cut.start


def test_the_title_alone_is_a_picture_of_the_films_size_with_alpha(made):
    with av.open(str(made.title)) as file:
        pixels = next(file.decode(video=0)).to_ndarray(format="rgba")
    assert pixels.shape == (made.film.height, made.film.width, 4)
    assert pixels[..., 3].min() == 0
    assert pixels[..., 3].max() == 255


def test_the_program_runs_from_here(tmp_path):
    assert run_ourselves(["--version"], tmp_path).output.startswith(b"KijkoCut")
