import subprocess
import sys

_PROGRAM = """
from kijkocut.effects import Catalogue
from kijkocut.model.clip import Clip, TitleSource
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.model.title import Title
from kijkocut.render import OutputFormat, RenderThread, plan

source = TitleSource(title=Title(text="Hi"))
clip = Clip(id="c", track="v", start=0, duration=TICKS_PER_SECOND, source=source)
project = Project().apply(
    (
        Put(after=Sequence(id="s", name="s", width=64, height=64, tracks=("v",))),
        Put(after=Track(id="v", sequence="s", kind=TrackKind.video, name="V1")),
        Put(after=clip),
    )
)
catalogue = Catalogue.from_folders()
for _ in range(2):
    with RenderThread(catalogue) as thread:
        frame = plan(project, "s", 0, catalogue=catalogue)
        answer = thread.submit(frame, None, OutputFormat(pixel_format="rgba"))
        print(answer.result().planes[0].max())
"""


def test_a_process_that_drew_titles_on_its_render_thread_ends_cleanly():
    """Qt started on one thread and torn down by another at the end means SIGSEGV."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["255", "255"]
