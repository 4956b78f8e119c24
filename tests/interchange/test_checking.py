import json
import random

import pytest

from kijkocut.interchange import Format, read, write
from kijkocut.interchange.checking import BUNDLE, RoundTrip, check_file, check_files, seen
from kijkocut.interchange.errors import UnreadableFileError, UnwritablePlaceError
from kijkocut.interchange.treatments import WRITTEN
from kijkocut.model.clip import CaptionSource, TitleSource, Transition
from kijkocut.model.errors import KijkoError
from kijkocut.model.invariants import check
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project

CUT = (
    a_project()
    .with_clip("a", "v1", 0, 100, link="l")
    .with_clip("b", "v1", 100, 50, transition=Transition(kind="dissolve", before=0, after=5 * F))
    .with_clip("s", "a1", 0, 100, link="l", name="a")
    .with_clip("t", "v2", 10, 40, source=TitleSource(title=Title(text="Hé")))
    .with_clip("r", "v2", 60, 40, speed="2")
    .with_clip("k", "c1", 0, 50, source=CaptionSource(text="One\ntwo", speaker="Eva"))
    .with_clip("k2", "c1", 50, 50)
    .with_marker("m", 3)
    .build()
)
TRIES = 60


def test_a_folder_is_tried_out_file_by_file(tmp_path):
    for format_ in WRITTEN:
        write(CUT, "s", tmp_path / f"x.{format_}")
    write(CUT, "s", tmp_path / f"z{BUNDLE}")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "bad.otio").write_text("{")
    (tmp_path / "note.md").write_text("# no timeline")
    before = sorted(p.name for p in tmp_path.rglob("*"))
    found = {one.file: one for one in check_files(tmp_path)}
    assert set(found) == {f"x.{f}" for f in WRITTEN} | {f"z{BUNDLE}", "deep/bad.otio"}
    bad = found.pop("deep/bad.otio")
    assert (bad.ok, bad.round_trip) == (False, RoundTrip.untried)
    assert "bad.otio can't be read" in bad.message
    assert {name: one.message for name, one in found.items() if not one.ok} == {}
    assert all(one.invariants for one in found.values())
    assert found["x.otio"].losses == ()
    assert found["x.fcpxml"].loss_count == len(found["x.fcpxml"].losses) == 1
    assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_what_comes_back_different_without_a_word_fails(tmp_path, monkeypatch):
    write(CUT, "s", tmp_path / "x.otio")
    other = a_project().with_clip("a", "v1", 0, 99).build()

    def forge(project, keys, path, format_):
        return write(other, "s", path, format_)

    monkeypatch.setattr("kijkocut.interchange.checking.write", forge)
    found = check_file(tmp_path / "x.otio", "x.otio")
    assert (found.ok, found.round_trip) == (False, RoundTrip.different)


def test_seen_tells_cuts_apart():
    assert seen(CUT, "s") != seen(a_project().build(), "s")


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Damage a file the way disks, editors and mail do: bytes, cuts, doubled and moved lines."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(made) or 1)
        match dice.randrange(8):
            case 0:
                made[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del made[at : at + dice.randrange(1, 40)]
            case 2:
                made[at:at] = made[at : at + dice.randrange(1, 40)]
            case 3:
                made[at:at] = dice.choice(
                    [b"-", b"9" * 30, b'"', b"\x00", b"<", b"\xff\xfe", b"0/0"]
                )
            case 4:
                lines = bytes(made).split(b"\n")
                dice.shuffle(lines)
                made = bytearray(b"\n".join(lines))
            case 5:
                made = made[:at]
            case _:
                parts = bytes(made).split(b'"')
                one, other = (dice.randrange(len(parts)) // 2 * 2 for _ in range(2))
                one, other = (min(n + 1, len(parts) - 1) for n in (one, other))
                parts[one] = dice.choice([parts[other], b"-1", b"1/3s", b"99999s", b"", b"nix"])
                made = bytearray(b'"'.join(parts))
    return bytes(made)


@pytest.mark.parametrize("format_", WRITTEN)
def test_damaged_files_are_refused_with_a_place_or_read(tmp_path, format_):
    path = tmp_path / f"x.{format_}"
    write(CUT, "s", path)
    whole = path.read_bytes()
    if format_ is Format.otio:
        kept = json.loads(whole)
        del kept["metadata"]["kijkocut"]["entities"]
        whole = json.dumps(kept, indent=1).encode()
    dice = random.Random(f"{format_}")
    read_well = 0
    for _ in range(TRIES):
        path.write_bytes(mutated(whole, dice))
        try:
            found = read(path)
        except UnreadableFileError as exc:
            assert path.name in str(exc) or "timeline" in str(exc)  # noqa: PT017
            continue
        except KijkoError as exc:
            assert isinstance(exc, UnwritablePlaceError)  # noqa: PT017
            continue
        check(found.project)
        read_well += 1
    assert 0 < read_well <= TRIES
