from kijkocut.media.index import FileIndex, PictureIndex, SoundIndex, packed
from kijkocut.media.packet_cutting import Bounds, beginning, begins_of, bounds
from kijkocut.model.ticks import TICKS_PER_SECOND as SECOND
from kijkocut.model.ticks import Rate, Ratio

RATE = Rate(25)
PACKET = 1024


def index():
    """Twenty seconds at 25 fps with a keyframe each second, and AAC of 48 kHz."""
    pts = list(range(500))
    keys = packed(pts[::25])
    picture = PictureIndex(
        time_base=Ratio(1, 25),
        pts=packed(pts),
        key_pts=keys,
        key_seek=keys,
        zero=0,
        begin=0,
        last_duration=RATE.frame_ticks,
        rate=RATE,
    )
    starts = [PACKET * n for n in range(930)]
    sound = SoundIndex(
        time_base=Ratio(1, 48_000),
        sample_rate=48_000,
        pts=packed(starts),
        first=packed([start - PACKET for start in starts]),
        count=PACKET * 929,
        begin=0,
    )
    return FileIndex(pictures={0: picture}, sounds={1: sound})


def test_pictures_begin_at_a_keyframe_and_sound_before_them():
    found = bounds(index(), 10 * SECOND + 1, 12 * SECOND)
    assert found[0] == Bounds(first=250, end=300, is_picture=True)
    first = begins_of(index().sounds[1])[found[1].first // PACKET]
    assert 10 * SECOND - SECOND // 4 - PACKET * 14_700 <= first <= 10 * SECOND - SECOND // 4
    assert beginning(index(), found) == first
    assert found[1].end >= 12.2 * 48_000


def test_the_beginning_is_a_multiple_of_a_unit_where_one_is_near():
    found = bounds(index(), 10 * SECOND, 12 * SECOND, (RATE.frame_ticks,))
    begin = beginning(index(), found)
    assert begin % RATE.frame_ticks == 0
    assert begin < 10 * SECOND
    strange = bounds(index(), 10 * SECOND, 12 * SECOND, (SECOND * 7 + 1, 14_700))
    assert beginning(index(), strange) % 14_700 == 0


def test_at_the_ends_of_the_file_there_is_no_more():
    found = bounds(index(), 0, 20 * SECOND)
    assert found[0] == Bounds(first=0, end=500, is_picture=True)
    assert found[1].first == 0
    assert found[1].end == 929 * PACKET + 1
