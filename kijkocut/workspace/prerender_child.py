"""Rendering ahead: `python -m kijkocut.workspace.prerender_child FOLDER CACHE CONFIG`.

Reads the order in FOLDER, writes films into the cache, tells how far it is on its standard output
and stops when its standard input says so or ends; see `exports.wire`. It runs at low priority.
"""

import logging
import threading
from collections.abc import Iterable, Sequence
from io import FileIO
from pathlib import Path

import msgspec

from kijkocut.jobs import Job
from kijkocut.model.errors import BugError, KijkoError
from kijkocut.processes import Rank, step_back
from kijkocut.workspace.export_child import Teller, own_output
from kijkocut.workspace.exports import wire
from kijkocut.workspace.exports.shelf import PROJECT
from kijkocut.workspace.exports.snapshot import read_snapshot
from kijkocut.workspace.prerender import Prerender, Prerendered
from kijkocut.workspace.prerender_apart import ORDER, AheadOrder
from kijkocut.workspace.project_services import ProjectServices
from kijkocut.workspace.studio import Studio

log = logging.getLogger(__name__)


def main(words: Sequence[str]) -> int:
    """Render one span; gives the exit code: 0 also for what failed in an orderly way."""
    place, cache, config = (Path(word) for word in words)
    logging.basicConfig(level=logging.INFO)
    step_back(Rank.background)
    teller = Teller(own_output())
    try:
        with Studio(cache_dir=cache, config_dir=config) as studio:
            done = _rendered(place, studio, teller)
        teller.tell(
            wire.Rendered(
                frames=done.frames, rendered=done.rendered, reused=done.reused, light=done.light
            )
        )
    except KijkoError as exc:
        teller.tell(wire.Failed(code=exc.code, sentence=str(exc)))
    except Exception as exc:
        log.exception("rendering ahead broke")
        sentence = f"Something went wrong inside the rendering ({type(exc).__name__}: {exc})."
        teller.tell(wire.Failed(code=BugError.code, sentence=sentence))
    return 0


def stop_when_told(job: Job[Prerendered], calls: Iterable[bytes]) -> None:
    """Cancel a job when a call to stop comes, or no calls can come any more."""
    for line in calls:
        if line.strip() == wire.Call.stop.encode():
            break
    job.cancel()


def _rendered(place: Path, studio: Studio, teller: Teller) -> Prerendered:
    order = msgspec.json.decode((place / ORDER).read_bytes(), type=AheadOrder)
    project = read_snapshot(place / PROJECT)
    services = ProjectServices(studio, Path(order.folder))
    leave = studio.jobs.listen(lambda state: teller.tell(wire.Stepped(share=state.share)))
    try:
        job = Prerender(services).start(project, order.sequence, order.span)
        calls = FileIO(0, closefd=False)
        threading.Thread(
            target=stop_when_told, args=(job, calls), name="calls", daemon=True
        ).start()
        return job.result()
    finally:
        leave()
        services.close()


if __name__ == "__main__":  # decoder processes import this module anew; they must not run it
    import sys

    raise SystemExit(main(sys.argv[1:]))
