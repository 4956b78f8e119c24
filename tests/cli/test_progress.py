import io

from kijkocut.cli.progress import ProgressLine
from kijkocut.export import Progress


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def _progress():
    return Progress(
        stage="writing", share=0.5, frame=5, frames=10, fps=25.0, elapsed_s=0.2, left_s=3.0
    )


def test_a_terminal_shows_how_far_it_is_and_is_left_clean():
    out = _Terminal()
    with ProgressLine(out=out) as line:
        line(_progress())
    assert "50%" in out.getvalue()
    assert "5/10 frames, 25 fps, 3 s left" in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[K")


def test_a_pipe_stays_silent():
    out = io.StringIO()
    with ProgressLine(out=out) as line:
        line(_progress())
    assert out.getvalue() == ""


def test_a_pipe_is_told_line_by_line_on_wish():
    out = io.StringIO()
    with ProgressLine(out=out, is_told=True) as line:
        line(_progress())
        line(_progress())
        line.show("Archive", 1.0)
    assert out.getvalue() == "writing 50%  5/10 frames, 25 fps, 3 s left\nArchive 100%\n"
