"""Makes the golden file of the present schema, once, when a schema is new:

    python tests/store/make_golden.py tests/store/golden

A golden file is never made again: it stands for the files people have.
"""

import gzip
import json
import sys
import tempfile
from pathlib import Path

from kijkocut.model.codec import digest
from kijkocut.store import open_project
from kijkocut.store.making import Fresh, write_new
from kijkocut.store.schema import LATEST
from kijkocut.testing.builders import a_project
from kijkocut.testing.storm import Storm


def main(folder: Path) -> None:
    builder = a_project().with_marker("m1", 25).with_marker("m2", 90, frames=10)
    for n in range(10):
        builder.with_clip(f"a{n}", "v1", n * 50, 50).with_clip(f"s{n}", "a1", n * 50, 50)
    builder.with_clip("line", "c1", 10, 40)
    project = builder.build()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "film.kijko"
        write_new(path, Fresh(project=project, before=project), at_ms=0)
        with open_project(path, clock_ms=lambda: 0) as file:
            storm = Storm(file.session(), 1)
            storm.blow(15)
            file.save_version("Rough cut")
            storm.blow(15)
            told = {"digest": digest(file.project), "revision": file.revision}
            told["rough_cut"] = digest(file.version_project("Rough cut"))
        data = gzip.compress(path.read_bytes(), mtime=0)
    (folder / f"schema_{LATEST}.kijko.gz").write_bytes(data)
    (folder / f"schema_{LATEST}.json").write_text(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
