"""Without a screen; `on_screen` has the rest."""

import pytest

from kijkocut.desktop.viewer.gl_context import SharedGl, shared_context
from kijkocut.effects import Catalogue
from kijkocut.model.errors import OutsideError
from kijkocut.testing.virtual_screen import is_on_screen


@pytest.mark.skipif(is_on_screen(), reason="there is OpenGL on a screen")
def test_without_shared_opengl_drawing_is_refused_in_a_sentence(qtbot):
    assert shared_context() is None
    gl = SharedGl()
    with gl.renderer(Catalogue(()), ()) as renderer:
        driver = renderer.driver()
    with pytest.raises(OutsideError, match="no OpenGL that is shared"):
        driver.result(60)
    gl.close()
