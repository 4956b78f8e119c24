import shutil

import pytest

from kijkocut.media import MediaPool
from kijkocut.media.errors import MediaChangedError
from kijkocut.synth import Footage, write_footage


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    made = [
        write_footage(
            folder / f"{n}.mp4",
            Footage(
                width=64, height=36, frames=5, first_number=n, audio_codec="aac", is_plain=True
            ),
        )
        for n in (1, 200)
    ]
    with MediaPool(folder / "cache") as pool:
        yield pool, *made


def test_another_file_under_the_same_name_is_not_shown_as_the_old_one(two, tmp_path):
    pool, one, other = two
    path = tmp_path / "clip.mp4"
    shutil.copyfile(one, path)
    facts = pool.probe(path)
    with pool.video(path, facts).frame_at(0) as frame:
        assert frame.planes
    shutil.copyfile(other, path)
    with pytest.raises(MediaChangedError, match="another file"):
        pool.video(path, facts)
    with pytest.raises(MediaChangedError):
        pool.audio(path, facts)


def test_a_file_that_was_only_touched_or_moved_is_the_same(two, tmp_path):
    pool, one, _ = two
    path = tmp_path / "moved.mp4"
    shutil.copyfile(one, path)
    facts = pool.probe(one)
    path.touch()
    with pool.video(path, facts).frame_at(0) as frame:
        assert frame.planes
