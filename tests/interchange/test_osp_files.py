from pathlib import Path

import pytest

from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.osp_files import Files, is_title, svg_title
from kijkocut.interchange.osp_values import Part
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.model.media import MediaKind

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg"><rect/><text x="3" style="font-size:48px;'
    'font-family:Serif;fill:#ff0000;font-weight:bold"><tspan>One</tspan></text><text>Two</text></svg>'
)


def files(tmp_path, *rows):
    into = Gathering(Ledger())
    return Files(tmp_path / "x.osp", Part({"files": list(rows)}), into), into


def test_files_are_what_the_project_remembers(tmp_path):
    row = {
        "id": "F",
        "path": "a.mp4",
        "duration": 4.0,
        "width": 640,
        "height": 360,
        "has_video": True,
        "has_audio": False,
        "tags": "sea, day",
    }
    still = {"id": "S", "path": "/s.png", "has_single_image": True, "has_video": True}
    _, into = files(tmp_path, row, still)
    first, second = into.media.values()
    assert (first.path, first.tags) == (str(tmp_path / "a.mp4"), ("sea", "day"))
    assert first.facts.duration == 4 * 705_600_000
    assert (first.facts.video.width, first.facts.audio) == (640, None)
    assert (second.facts.kind, second.facts.duration) == (MediaKind.image, 0)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("@assets/title/a.svg", "x_assets/title/a.svg"),
        ("b.mp4", "b.mp4"),
        ("/c.mp4", "/c.mp4"),
        ("D:\\e.mp4", "D:\\e.mp4"),
    ],
)
def test_paths_lie_beside_the_project(tmp_path, text, path):
    found, _ = files(tmp_path)
    wanted = path if path[:2] in ("/c", "D:") else str(tmp_path / path)
    assert found.path(text) == wanted


def test_the_text_of_a_drawing_comes_through():
    made = svg_title(parse_xml(SVG.encode(), Path("x.svg")))
    assert (made.text, made.font, made.size, made.weight) == ("One\nTwo", "Serif", 48, 700)
    assert made.colour == (1, 0, 0, 1)
    assert svg_title(parse_xml(b"<svg><rect/></svg>", Path("x.svg"))) is None


def test_a_title_that_is_not_there_or_damaged_is_told(tmp_path):
    found, into = files(tmp_path)
    (tmp_path / "t.svg").write_text(SVG)
    (tmp_path / "d.svg").write_text('<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><svg>&b;</svg>')
    titles = [found.title(Part({"path": f"{name}.svg"}), "here") for name in "tdx"]
    assert [made is not None for made in titles] == [True, False, False]
    assert len(into.ledger.report("x").of(Outcome.dropped)) == 2
    assert is_title("A.SVG")
