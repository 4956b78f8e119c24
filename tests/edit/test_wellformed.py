import math

import pytest

from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.wellformed import require_wellformed
from kijkocut.model.params import Keyframe, Param, Value
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio


class Holds(Command, frozen=True, kw_only=True, tag="holds"):
    value: object = None


@pytest.mark.parametrize(
    "value",
    [
        math.nan,
        -math.inf,
        1 << 61,
        "\ud800",
        (1.0, (math.inf,)),
        Keyframe(at=0, value=math.nan),
        (Keyframe(at=1 << 62, value=0.0),),
        Param(name="a", keys=(Keyframe(at=5, value=0.0), Keyframe(at=5, value=1.0))),
        (Param(name="a"), Param(name="b"), Param(name="a")),
        Retime(ramp=(RampPoint(5, Ratio(1, 1)), RampPoint(5, Ratio(2, 1)))),
    ],
)
def test_what_no_file_could_keep_is_refused(value):
    with pytest.raises(EditRefused, match=r"holds\.value can't be kept"):
        require_wellformed(Holds(value=value))


@pytest.mark.parametrize(
    "value", [0.5, 1 << 60, -5, True, "naïve 🎬", None, (), Keyframe(at=0, value=(1.0, 2.0))]
)
def test_everything_else_is_let_through(value: Value):
    require_wellformed(Holds(value=value))
