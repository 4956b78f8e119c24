"""What can go wrong with a source file, each with its own code and one plain sentence."""

from kijkocut.model.errors import BugError, OutsideError, UserError


class MediaError(OutsideError):
    """Root of every failure of one source file; the rest of the project is untouched by it."""

    code = "media"


class MediaMissingError(UserError, MediaError):
    """There is no readable regular file at the path."""

    code = "media.missing"


class MediaChangedError(UserError, MediaError):
    """Another file lies at the path than the one that was imported."""

    code = "media.changed"


class NotMediaError(UserError, MediaError):
    """The file holds no picture, sound or still of a kind this program opens."""

    code = "media.not_media"


class UnreadableError(MediaError):
    """The file claims to be media, but its content can't be decoded."""

    code = "media.unreadable"


class TooLargeError(MediaError):
    """Decoding would need more memory than the limits allow."""

    code = "media.too_large"


class DecoderMemoryError(TooLargeError):
    """The decoder asked for more memory than one file may use."""

    code = "media.out_of_memory"


class MediaTimeoutError(MediaError):
    """The decoder stopped answering and was ended."""

    code = "media.timeout"


class DecoderCrashError(MediaError):
    """The decoder process died on this file."""

    code = "media.crashed"


class DecoderBugError(BugError, MediaError):
    """Our own code around the decoder failed; the file is not to blame."""

    code = "media.bug"


class QuarantinedError(MediaError):
    """The file ended two decoders and is not opened again until the person asks for it."""

    code = "media.quarantined"


class MissingStreamError(MediaError):
    """The file has no stream of the kind asked for, or not under that number."""

    code = "media.no_stream"


class PoolClosedError(MediaError):
    """The pool that serves this file has been closed."""

    code = "media.closed"


class CannotCutError(UserError, MediaError):
    """A span of a file can't be copied so that it shows and sounds the same."""

    code = "media.cannot_cut"


class MediaCancelledError(UserError, MediaError):
    """Work on a file was stopped because its caller asked for that."""

    code = "media.cancelled"
