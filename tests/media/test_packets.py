"""What is noted of packets: times in file order, where keyframes are sought, what is cut off."""

import struct
from types import SimpleNamespace
from typing import Any

import pytest

from kijkocut.media.packets import Packets


def a_packet(pts: int | None, dts: int | None = None, **fields: Any) -> Any:
    """Make what `note` looks at of a packet."""
    skip = fields.pop("skip", None)
    container = fields.pop("container", "mpegts")
    stream = SimpleNamespace(container=SimpleNamespace(format=SimpleNamespace(name=container)))
    told = {"is_keyframe": False, "is_discard": False, "duration": 10, **fields}
    return SimpleNamespace(
        pts=pts,
        dts=dts,
        stream=stream,
        has_sidedata=lambda name: name == "skip_samples" and skip is not None,
        get_sidedata=lambda _: struct.pack("<IIBB", *(skip or (0, 0)), 0, 0),
        **told,
    )


def noted(*packets: Any) -> Packets:
    """Note packets one after another."""
    seen = Packets()
    for packet in packets:
        seen.note(packet)
    return seen


def test_times_stay_in_the_order_of_the_file() -> None:
    seen = noted(a_packet(0, -20), a_packet(40, -10), a_packet(20, 0))
    assert (list(seen.pts), list(seen.dts)) == ([0, 40, 20], [-20, -10, 0])


def test_a_missing_time_is_taken_from_the_other_and_without_any_it_is_left_out() -> None:
    seen = noted(a_packet(None, 5), a_packet(10, None), a_packet(None, None, is_keyframe=True))
    assert (list(seen.pts), list(seen.dts)) == ([5, 10], [5, 10])
    assert list(seen.key_pts) == []


@pytest.mark.parametrize(
    ("container", "sought"),
    [
        ("mpegts", [-20, 100]),
        ("avi", [-20, 100]),
        ("mov,mp4,m4a,3gp,3g2,mj2", [0, 100]),
        ("matroska,webm", [0, 100]),
    ],
)
def test_a_keyframe_is_sought_by_what_its_container_compares(
    container: str, sought: list[int]
) -> None:
    seen = noted(
        a_packet(0, -20, is_keyframe=True, container=container),
        a_packet(20, 0, container=container),
        a_packet(100, None, is_keyframe=True, container=container),
    )
    assert (list(seen.key_pts), list(seen.key_seek)) == ([0, 100], sought)


def test_a_packet_nobody_sees_may_still_be_the_key_of_those_that_are_seen() -> None:
    seen = noted(a_packet(0, 0, is_keyframe=True, is_discard=True), a_packet(10, 10))
    assert list(seen.pts) == [10]
    assert list(seen.key_pts) == [0]


def test_the_last_duration_is_that_of_the_packet_shown_last() -> None:
    seen = noted(a_packet(0, 0, duration=7), a_packet(40, 10, duration=9), a_packet(20, 20))
    assert (seen.last_pts, seen.last_duration) == (40, 9)
    assert noted(a_packet(0, 0, duration=None)).last_duration == 0


def test_priming_is_told_by_the_first_packet_and_padding_by_the_last() -> None:
    seen = noted(
        a_packet(0, 0, skip=(1024, 0)),
        a_packet(10, 10, skip=(99, 0)),
        a_packet(20, 20, skip=(0, 300)),
    )
    assert (seen.skip, seen.discard) == (1024, 300)
    plain = noted(a_packet(0, 0), a_packet(10, 10))
    assert (plain.skip, plain.discard) == (0, 0)
