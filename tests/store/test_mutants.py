"""500 damaged project files: no crash, no hang, nothing made worse, no wrong taken for right."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kijkocut.model.codec import digest
from kijkocut.store import open_project
from kijkocut.testing.storm import Storm

CHUNKS = 20
MUTANTS_IN_A_CHUNK = 25
PAGE = 4096


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_damaged_file_opens_as_it_was_or_says_so(
    edited_film: Path, tmp_path: Path, helper: Callable, chunk: int
) -> None:
    seeds = _seeds(edited_film, tmp_path)
    child = helper("mutant_child.py")
    chance = random.Random(chunk)
    for number in range(MUTANTS_IN_A_CHUNK):
        seed, states = seeds[number % len(seeds)]
        folder = tmp_path / f"mutant{number}"
        folder.mkdir()
        path = folder / "film.kijko"
        for suffix in ("", "-wal"):
            if Path(f"{seed}{suffix}").exists():
                shutil.copyfile(f"{seed}{suffix}", f"{path}{suffix}")
        what = _mutate(path, chance)
        child.tell(str(path))
        answer = child.hear(10)
        assert answer is not None, f"crashed or hung: {what}"
        told = json.loads(answer)
        assert "traceback" not in told, f"{what}\n{told['traceback']}"
        _judge_opening(told["open"], states, what)
        if "salvage" in told:
            _judge_salvage(told["salvage"], states, what)


def _judge_opening(told: dict, states: set[str], what: str) -> None:
    if "code" in told:
        assert told["code"].startswith("store."), (what, told)
        assert told["is_untouched"], (what, told)
    elif not told["problems"]:
        assert told["digest"] in states, (what, told)


def _judge_salvage(told: dict, states: set[str], what: str) -> None:
    if "code" in told:
        assert told["code"].startswith("store."), (what, told)
        assert not told["left"]
        return
    assert told["problems"] == [], (what, told)
    if told["how"] != "items":
        assert told["digest"] in states, (what, told)


def _seeds(film: Path, folder: Path) -> list[tuple[Path, set[str]]]:
    """Give a closed file, a compact one, and one with its last edits still in the log."""
    compact, hot = folder / "compact.kijko", folder / "hot.kijko"
    with open_project(film) as file:
        whole = {digest(file.project)}
        file.save_as(compact)
    shutil.copyfile(film, folder / "open.kijko")
    with open_project(folder / "open.kijko") as file:
        states = {digest(file.project)}
        storm = Storm(file.session(), 2)
        for _ in range(8):
            storm.blow()
            states.add(digest(file.project))
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{file.path}{suffix}", f"{hot}{suffix}")
    return [(film, whole), (compact, whole), (hot, states)]


def _mutate(path: Path, chance: random.Random) -> str:
    """Damage the file or its log in one of the ways that disks, cables and programs do."""
    log = Path(f"{path}-wal")
    target = log if log.exists() and chance.random() < 0.5 else path
    data = bytearray(target.read_bytes())
    kind = chance.choice(list(_WAYS))
    _WAYS[kind](data, chance)
    target.write_bytes(data)
    return f"{kind} in {target.name}"


def _bits(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 9)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _run(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    length = min(chance.randrange(1, 300), len(data) - at)
    data[at : at + length] = chance.randbytes(length)


def _page(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = chance.choice((chance.randbytes(PAGE), bytes(PAGE)))


def _swap(data: bytearray, chance: random.Random) -> None:
    a, b = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[a : a + PAGE], data[b : b + PAGE] = data[b : b + PAGE], data[a : a + PAGE]


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _grow(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.randrange(1, 3 * PAGE))


def _header(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(100)] = chance.randrange(256)


def _digit(data: bytearray, chance: random.Random) -> None:
    """Change a digit of the JSON: nothing that SQLite could notice."""
    at = chance.randrange(len(data))
    for place in range(at, len(data)):
        if 0x30 <= data[place] <= 0x39:
            data[place] = 0x30 + (data[place] - 0x30 + chance.randrange(1, 10)) % 10
            return


_WAYS = {
    "bits": _bits,
    "run": _run,
    "page": _page,
    "swap": _swap,
    "cut": _cut,
    "grow": _grow,
    "header": _header,
    "digit": _digit,
}
