"""Opens and salvages damaged files; tells as JSON what came of it.

Line in: a path. Line out: `{"open": ..., "salvage": ...}`; what opens soundly is not salvaged.
"""

import hashlib
import json
import sys
import traceback
from pathlib import Path

from kijkocut.edit.refusal import EditRefused
from kijkocut.model.codec import digest
from kijkocut.model.errors import KijkoError
from kijkocut.store import open_project, salvage


def open_it(path: Path) -> dict[str, object]:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    try:
        with open_project(path) as file:
            told = {"digest": digest(file.project), "labels": [r.label for r in file.records()]}
            told["problems"] = list(file.integrity_check().problems)
            session = file.session()
            if not file.is_read_only and not told["problems"]:
                session.undo()
            return told
    except EditRefused:
        return told
    except KijkoError as exc:
        after = hashlib.sha256(path.read_bytes()).hexdigest()
        return {"code": exc.code, "message": str(exc), "is_untouched": before == after}


def salvage_it(path: Path) -> dict[str, object]:
    out = path.with_name(f"{path.stem} rescued.kijko")
    try:
        report = salvage(path, out)
    except KijkoError as exc:
        return {"code": exc.code, "message": str(exc), "left": out.exists()}
    with open_project(out) as file:
        return {
            "how": report.how,
            "digest": digest(file.project),
            "clips": report.clip_count,
            "lost": len(report.lost),
            "problems": list(file.integrity_check().problems),
        }


def main() -> None:
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        told: dict[str, dict | str] = {}
        try:
            told["open"] = open_it(path)
            if told["open"].get("problems") != []:
                told["salvage"] = salvage_it(path)
        except Exception:  # noqa: BLE001 - whatever it is, the test shall read it
            told["traceback"] = traceback.format_exc()
        print(json.dumps(told), flush=True)  # noqa: T201 - this is the answer


if __name__ == "__main__":
    main()
