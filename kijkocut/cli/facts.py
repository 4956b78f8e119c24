"""Media facts as a line of text."""

from kijkocut.model.media import AudioStream, MediaFacts, VideoStream
from kijkocut.model.ticks import to_seconds


def facts_line(facts: MediaFacts) -> str:
    """Sum up a file on one line: length, then each stream."""
    parts = [f"{facts.kind}"]
    if facts.duration:
        parts[0] += f" {to_seconds(facts.duration):.3f} s"
    return "; ".join(parts + [stream_line(stream) for stream in facts.streams])


def stream_line(stream: VideoStream | AudioStream) -> str:
    """Sum up one stream."""
    if isinstance(stream, AudioStream):
        return f"{stream.codec} {stream.sample_rate} Hz {stream.layout}"
    if stream.is_vfr:
        rate = (
            f"VFR {stream.min_fps:.2f}-{stream.max_fps:.2f} fps (average {stream.average_fps:.2f})"
        )
    elif stream.duration == 0:
        rate = "still"
    else:
        rate = f"{stream.rate or round(stream.average_fps, 3)} fps"
    extras = [
        f"rotated {stream.rotation}" if stream.rotation else "",
        f"pixels {stream.sample_aspect}"
        if stream.sample_aspect.num != stream.sample_aspect.den
        else "",
        "alpha" if stream.has_alpha else "",
        stream.interlace if stream.interlace != "progressive" else "",
        stream.colour.transfer if stream.colour.transfer in ("smpte2084", "arib-std-b67") else "",
    ]
    shown = "".join(f" {extra}" for extra in extras if extra)
    return f"{stream.codec} {stream.width}x{stream.height} {rate} {stream.bit_depth} bit{shown}"
