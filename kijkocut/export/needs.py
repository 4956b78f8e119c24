"""What a preset needs of the machine."""

from kijkocut.export.codecs import PICTURE_CODERS, SOUND_CODERS
from kijkocut.export.preset import Preset


def encoders(preset: Preset) -> tuple[str, ...]:
    """Give FFmpeg's names of the encoders that the preset writes with."""
    names = []
    if preset.video_codec is not None:
        names.append(PICTURE_CODERS[preset.video_codec].encoder)
    if preset.audio_codec is not None:
        names.append(SOUND_CODERS[preset.audio_codec].encoder)
    return tuple(names)
