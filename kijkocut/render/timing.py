"""Which source time a clip shows, and how far its fades are."""

import math

from kijkocut.model.clip import Clip, Fade, FadeCurve
from kijkocut.model.media import MediaFacts, VideoStream
from kijkocut.model.ticks import Ticks
from kijkocut.render.frame_plan import MediaPicture


def source_time(clip: Clip, tick: Ticks) -> int:
    """Give the source time in ticks that the clip shows at `tick`, handles included."""
    return clip.source_in + clip.retime.offset(tick - clip.start)


def aimed(
    picture: MediaPicture, clip: Clip, facts: MediaFacts, stream: VideoStream
) -> MediaPicture:
    """Give `picture` with `at` turned into what the decoder is asked for.

    For a constant-rate stream that is the middle of the frame on show, so that timestamps which a
    container rounds (milliseconds in Matroska) can't tip it into a neighbour; and the plan of two
    moments within one source frame is the same. When the clip blends, the next frame is named too.
    """
    if stream.rate is None:
        return picture
    frame = stream.rate.frame_ticks
    begin = stream.start - min((s.start for s in facts.streams), default=stream.start)
    number, inside = divmod(picture.at - begin, frame)
    last = (stream.frame_count or (1 << 62)) - 1
    number = min(max(0, number), last)
    middle = begin + number * frame + frame // 2
    is_blended = clip.retime.blend == "blend" and not clip.retime.is_plain
    if not (is_blended and inside and number < last):
        return MediaPicture(
            media=picture.media,
            path=picture.path,
            at=middle,
            stream=picture.stream,
            size=picture.size,
        )
    return MediaPicture(
        media=picture.media,
        path=picture.path,
        at=middle,
        stream=picture.stream,
        size=picture.size,
        blend_at=middle + frame,
        blend_share=inside / frame,
    )


def fade_level(clip: Clip, tick: Ticks) -> float:
    """Give the share 0..1 that the clip's fades leave at timeline time `tick`.

    A fade-in is 0 at the clip's first moment, a fade-out reaches 0 at its end. Outside the clip (in
    a transition's handle) fades leave all.
    """
    if not clip.start <= tick < clip.end:
        return 1.0
    level = 1.0
    for fade, passed in ((clip.fade_in, tick - clip.start), (clip.fade_out, clip.end - tick)):
        if fade is not None and passed < fade.duration:
            level *= _shaped(fade, passed / fade.duration)
    return level


def _shaped(fade: Fade, share: float) -> float:
    match fade.curve:
        case FadeCurve.power:
            return math.sin(share * math.pi / 2)
        case FadeCurve.smooth:
            return 0.5 - 0.5 * math.cos(share * math.pi)
        case FadeCurve.linear:
            return share
