"""Opening the frames of one picture stream, whatever it is. Runs in the decoder process only."""

from pathlib import Path

from kijkocut.media import wire
from kijkocut.media.deinterlace import Deinterlaced
from kijkocut.media.errors import MissingStreamError, UnreadableError
from kijkocut.media.index import load
from kijkocut.media.picture import FrameSource, PictureDecoder
from kijkocut.media.proxy_decoder import ProxyDecoder
from kijkocut.media.rough import RoughDecoder
from kijkocut.media.sequence import SequenceDecoder, sequence_index
from kijkocut.media.session import Tick, index_of


def frames_of(request: wire.OpenPicture, tick: Tick) -> FrameSource:
    """Open what a request names: a stream, numbered stills, or a proxy of either.

    Raises:
        MediaError: It can't be opened.
    """
    if request.proxy is not None:
        return _proxy_frames(request.proxy, request)
    source = request.source
    frames: FrameSource
    if source.sequence_rate is not None:
        index = sequence_index(source.path, source.sequence_rate, source.sequence_count)
        frames = SequenceDecoder(source.path, index, request.limits)
    else:
        index_file = index_of(source, request.limits, tick, is_rough=request.is_rough)
        picture = index_file.pictures.get(request.stream)
        if picture is None:
            raise MissingStreamError(
                f'"{Path(source.path).name}" has no picture stream {request.stream}.'
            )
        frames = (RoughDecoder if picture.is_rough else PictureDecoder)(
            source.path,
            request.stream,
            picture,
            limits=request.limits,
            threads=request.threads,
            tick=tick,
        )
    if request.joined_fields:
        frames = Deinterlaced(frames, is_top_first=request.joined_fields == "top_first")
    return frames


def _proxy_frames(proxy: wire.ProxyView, request: wire.OpenPicture) -> FrameSource:
    found = load(Path(proxy.index_path))
    if found is None or 0 not in found.pictures:
        raise UnreadableError(
            f'The proxy of "{Path(request.source.path).name}" is damaged. Make it again.'
        )
    return ProxyDecoder(proxy.path, found.pictures[0], request.limits)
