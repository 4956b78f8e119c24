"""`python -m kijkocut.desktop.measuring PARTS ORDER`: measure parts, answer as JSON."""

import sys

import msgspec

from kijkocut.desktop.measuring import exporting, hour, painting, playing, scrubbing, stepping
from kijkocut.desktop.measuring.family import Order

_PARTS = {
    "paint": painting.measure,
    "steps": stepping.measure,
    "scrub": scrubbing.measure,
    "play": playing.measure,
    "export": exporting.measure,
    "hour": hour.measure,
}


def main() -> int:
    """Run the parts that the command line names, joined by `+`."""
    _, parts, order = sys.argv
    wanted = msgspec.json.decode(order, type=Order)
    figures = [figure for part in parts.split("+") for figure in _PARTS[part](wanted)]
    sys.stdout.write(msgspec.json.encode(figures).decode() + "\n")
    return 0


if __name__ == "__main__":  # helper processes import this module anew; they must not run it
    raise SystemExit(main())
