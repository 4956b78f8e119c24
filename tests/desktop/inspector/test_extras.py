import pytest

from kijkocut.desktop.inspector.extras import extra_for
from kijkocut.desktop.inspector.loudness_box import LoudnessExtra
from kijkocut.desktop.inspector.ramp_box import RampExtra


def test_extras_are_made_by_name(film, qtbot):
    for name, kind in (("ramp", RampExtra), ("loudness", LoudnessExtra)):
        extra = extra_for(name, film)
        qtbot.addWidget(extra)
        assert isinstance(extra, kind)
    with pytest.raises(KeyError):
        extra_for("sparkles", film)
