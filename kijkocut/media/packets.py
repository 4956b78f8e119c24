"""What an index needs to know of one stream's packets, noted as they are read."""

import struct
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import av
    from av.audio import AudioStream
    from av.video import VideoStream

    AnyPacket = (
        av.Packet[VideoStream] | av.Packet[AudioStream] | av.Packet[VideoStream | AudioStream]
    )

_SKIP = struct.Struct("<II")
_SOUGHT_BY_PTS = frozenset({"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm"})
"""Containers whose seeking compares with pts (measured on FFmpeg 8.1); all others go by dts."""


class Packets:
    """Timestamps, keyframes, and the samples to cut at either end, in the stream's own units."""

    def __init__(self) -> None:
        self.pts = array("q")
        self.dts = array("q")
        """As read; the pts where a packet has no dts."""
        self.key_pts = array("q")
        self.key_seek = array("q")
        self.last_duration = 0
        self.last_pts = -(1 << 62)
        self.skip = 0
        """Samples of priming before the first one that is heard."""
        self.discard = 0
        """Samples of padding after the last one."""

    def note(self, packet: "AnyPacket") -> None:
        """Take one packet in; one without any timestamp can't be found again and is left out."""
        pts = packet.pts if packet.pts is not None else packet.dts
        if pts is None:
            return
        if packet.is_keyframe:
            self.key_pts.append(pts)
            is_by_pts = packet.stream.container.format.name in _SOUGHT_BY_PTS
            self.key_seek.append(pts if is_by_pts or packet.dts is None else packet.dts)
        if packet.is_discard:
            return
        if packet.has_sidedata("skip_samples"):
            skip, discard = _SKIP.unpack_from(bytes(packet.get_sidedata("skip_samples")))
            if not len(self.pts):
                self.skip = skip
            self.discard = discard
        self.pts.append(pts)
        self.dts.append(packet.dts if packet.dts is not None else pts)
        if pts >= self.last_pts:
            self.last_pts, self.last_duration = pts, packet.duration or 0
