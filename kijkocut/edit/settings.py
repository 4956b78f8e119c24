"""Rules of a sequence's settings."""

from msgspec.structs import replace

from kijkocut.edit.refusal import EditRefused
from kijkocut.model.sequence import Background, Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate

_LARGEST_SIDE = 16_384
_DAY = 24 * 3600 * TICKS_PER_SECOND


def with_rate(sequence: Sequence, rate: Rate) -> Sequence:
    """Give the sequence at another rate, its in and out points on the new frames."""
    return replace(
        sequence,
        rate=rate,
        drop_frame=rate.can_drop,
        range_in=None if sequence.range_in is None else rate.snap(sequence.range_in),
        range_out=None if sequence.range_out is None else rate.snap(sequence.range_out),
        start_timecode=rate.snap(sequence.start_timecode),
    )


def checked_settings(sequence: Sequence) -> Sequence:
    """Give the sequence if its settings make sense together.

    Raises:
        EditRefused: With the first one that does not.
    """
    sides = (sequence.width, sequence.height)
    if not all(2 <= side <= _LARGEST_SIDE and side % 2 == 0 for side in sides):
        raise EditRefused(
            f"A canvas of {sides[0]}x{sides[1]} can't be made: sides are even numbers from 2 to"
            f" {_LARGEST_SIDE}."
        )
    if sequence.drop_frame and not sequence.rate.can_drop:
        raise EditRefused(
            f"There is no drop-frame timecode at {sequence.rate} fps; only at 29.97 and multiples."
        )
    rate = sequence.sample_rate
    if not 8_000 <= rate <= 192_000 or TICKS_PER_SECOND % rate:
        raise EditRefused(
            f"A sample rate of {rate} Hz can't be kept exactly. Use 48000, 44100, 96000 or another"
            " usual one from 8000 to 192000."
        )
    if sequence.channels not in (1, 2, 6):
        raise EditRefused(f"A sequence has 1, 2 or 6 sound channels, not {sequence.channels}.")
    if not 0 <= sequence.start_timecode < _DAY or (
        sequence.start_timecode % sequence.rate.frame_ticks
    ):
        raise EditRefused("A start timecode is a whole frame from 00:00:00:00 to before 24 hours.")
    _check_background(sequence.background)
    return sequence


def _check_background(background: Background) -> None:
    wanted = {"colour": 1, "gradient": 2, "blur": None}
    if background.kind not in wanted:
        raise EditRefused(
            f'A background is a "colour", a "gradient" or a "blur", not "{background.kind}".'
        )
    count = wanted[background.kind]
    if count is not None and len(background.colours) != count:
        raise EditRefused(f"A {background.kind} background has {count} colours.")
    if background.strength not in ("light", "medium", "heavy"):
        raise EditRefused(
            f'A blurred background is "light", "medium" or "heavy", not "{background.strength}".'
        )
    for colour in background.colours:
        if not all(0.0 <= part <= 1.0 for part in colour):
            raise EditRefused(f"The parts of a colour go from 0 to 1, not {colour}.")
