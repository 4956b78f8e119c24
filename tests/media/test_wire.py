"""Messages between the pool and its decoders arrive as sent, or it is said that one is gone."""

from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import msgspec
import pytest

from kijkocut.media import errors, wire
from kijkocut.media.facts import Measured
from kijkocut.media.frame_info import FrameInfo
from kijkocut.media.index import FileIndex, PictureIndex
from kijkocut.media.limits import MediaLimits
from kijkocut.model.media import Colour, MediaFacts, MediaKind
from kijkocut.model.ticks import Rate, Ratio

SOURCE = wire.Source(path="/a 'b'.png", sequence_rate=Rate(30_000, 1001), sequence_count=3)
INFO = FrameInfo(
    number=3,
    begin=-7,
    end=1 << 60,
    pts=-9,
    time_base=Ratio(1, 90_000),
    width=1920,
    height=1080,
    pixel_format="yuv420p",
    colour=Colour(matrix="bt709", full_range=False),
)
PICTURES = PictureIndex(
    time_base=Ratio(1, 25),
    pts=b"12345678",
    key_pts=b"",
    key_seek=b"",
    zero=-1,
    begin=0,
    last_duration=3,
    rate=Rate(25),
)
MEASURED = Measured(facts=MediaFacts(kind=MediaKind.image), index=FileIndex())
VIEW = wire.ProxyView(
    path="/p", index_path="/i", rotation=90, sample_aspect=Ratio(64, 45), colour=Colour()
)
OPENING = wire.OpenPicture(
    source=SOURCE, stream=1, limits=MediaLimits(), joined_fields="top_first", proxy=VIEW
)
REQUESTS = (
    wire.Measure(source=SOURCE, index_folder="/x", limits=MediaLimits(stall_timeout_s=0.5)),
    OPENING,
    wire.MakeProxy(
        opening=OPENING, out="/p", index_out="/i", width=960, height=540, has_alpha=True
    ),
    wire.CutFile(
        source=SOURCE, limits=MediaLimits(), start=0, end=9, out="/c", form="mp4", units=(5, 1)
    ),
    wire.GoOn(),
    wire.OpenSound(source=SOURCE, stream=0, limits=MediaLimits(), sample_rate=48_000, channels=6),
    wire.WantFrame(ticket=1, ticks=-1, is_approximate=True, has_read_ahead=False),
    wire.WantSound(start=-5, count=10),
    wire.OpenPackets(source=SOURCE, stream=0, limits=MediaLimits()),
    wire.WantPackets(number=7, skip=1, most=2, most_bytes=3, has_data=True),
    wire.UseRing(ring=1, path="/r", slots=2, slot_bytes=3),
    wire.FreeSlot(ring=1, slot=2),
    wire.Release(),
)
ANSWERS = (
    wire.Hello(pid=1),
    wire.Alive(),
    wire.Done(measured=MEASURED),
    wire.Progress(share=0.5),
    wire.Made(),
    wire.Opened(),
    wire.NeedRing(slot_bytes=1 << 33),
    wire.RingAttached(ring=4),
    wire.Frame(ticket=1, ring=2, slot=3, info=INFO, rows=((0, 1920), (99, 960))),
    wire.Sound(channels=2, count=1, data=bytes(range(256)) * 40),
    wire.CodedStream(sequence_sets=(b"g",), picture_sets=(b"h",), index=PICTURES),
    wire.PacketBatch(
        pictures=(wire.CodedPicture(number=-1, is_start=True, data=b"\0\0\0\1e"),), is_end=True
    ),
    wire.Failed(code="media.bug", message="no", ticket=9),
)
Pair = tuple[Connection, Connection]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Both ends of a pipe."""
    here, there = Pipe()
    with here, there:
        yield here, there


@pytest.mark.parametrize("message", REQUESTS, ids=lambda m: type(m).__name__)
def test_requests_arrive_as_they_were_sent(pair: Pair, message: wire.Request) -> None:
    wire.send(pair[0], message)
    assert wire.receive_request(pair[1]) == message


@pytest.mark.parametrize("message", ANSWERS, ids=lambda m: type(m).__name__)
def test_answers_arrive_as_they_were_sent(pair: Pair, message: wire.Answer) -> None:
    wire.send(pair[0], message)
    assert wire.receive_answer(pair[1]) == message


def test_every_message_is_tried_here() -> None:
    tried = {type(message) for message in (*REQUESTS, *ANSWERS)}
    assert tried == {*wire.Request.__args__, *wire.Answer.__args__}


def test_messages_do_not_run_into_each_other(pair: Pair) -> None:
    for message in REQUESTS:
        wire.send(pair[0], message)
    assert tuple(wire.receive_request(pair[1]) for _ in REQUESTS) == REQUESTS


def test_an_answer_is_no_request(pair: Pair) -> None:
    wire.send(pair[0], wire.Hello(pid=1))
    with pytest.raises(msgspec.ValidationError):
        wire.receive_request(pair[1])


def test_a_side_that_is_gone_has_hung_up(pair: Pair) -> None:
    pair[1].close()
    with pytest.raises(wire.HungUpError):
        wire.send(pair[0], wire.Release())
    with pytest.raises(wire.HungUpError):
        wire.receive_answer(pair[0])
    with pytest.raises(wire.HungUpError):
        wire.receive_request(pair[1])


@pytest.mark.parametrize(
    "kind",
    [
        errors.DecoderBugError,
        errors.DecoderMemoryError,
        errors.MediaError,
        errors.MediaMissingError,
        errors.MissingStreamError,
        errors.NotMediaError,
        errors.TooLargeError,
        errors.UnreadableError,
    ],
)
def test_an_error_is_the_same_on_the_other_side(kind: type[errors.MediaError]) -> None:
    made = wire.error_of(wire.Failed(code=kind.code, message="what happened"))
    assert type(made) is kind
    assert str(made) == "what happened"


def test_an_error_of_an_unknown_kind_is_an_unreadable_file() -> None:
    assert type(wire.error_of(wire.Failed(code="else", message="x"))) is errors.UnreadableError
