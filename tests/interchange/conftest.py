"""FCP7 XML, and filters of MLT, in few words, for the tests of their modules."""

from pathlib import Path

import pytest

from kijkocut.interchange import read
from kijkocut.interchange.fcp7_values import Values
from kijkocut.interchange.foreign_effects import read_table
from kijkocut.interchange.mlt_dress import Dresser
from kijkocut.interchange.mlt_services import Service
from kijkocut.interchange.mlt_time import Profile
from kijkocut.interchange.mlt_worn import Worn
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.model.clip import Clip, GeneratorSource
from kijkocut.model.invariants import check
from kijkocut.testing.foreign import FRAME

RATE = "<rate><timebase>25</timebase><ntsc>FALSE</ntsc></rate>"
FILES = {
    "A": '<file id="A"><name>A.mov</name><pathurl>file://localhost/m/A.mov</pathurl>'
    f"{RATE}<duration>1000</duration><media><video><samplecharacteristics><width>1920</width>"
    "<height>1080</height></samplecharacteristics></video><audio><samplecharacteristics>"
    "<samplerate>48000</samplerate></samplecharacteristics><channelcount>2</channelcount></audio>"
    "</media></file>",
}


class Xmeml:
    """Writes and reads small files."""

    def __init__(self, folder):
        self.folder = folder
        self.ledger = Ledger()
        self.values = Values(folder / "x.xml", self.ledger)

    def node(self, text):
        """Give the tree of an element."""
        return parse_xml(text.encode(), self.folder / "x.xml")

    def clip(self, times, more="", key="", *, file=True):
        """Write a clip: its start, end and in point, and what else is in it."""
        start, end, first = times
        last = first + (end - start if min(start, end) >= 0 else 100)
        media = '<file id="A"/>' if file else ""
        return (
            f'<clipitem id="{key or start}"><name>A</name>{RATE}<start>{start}</start>'
            f"<end>{end}</end><in>{first}</in><out>{last}</out>{media}{more}</clipitem>"
        )

    def sequence(self, video="", audio="", more="", name="S", key="s1"):
        """Write a sequence of 25 fps from its tracks."""
        return (
            f'<sequence id="{key}"><name>{name}</name>{RATE}{more}<media><video><format>'
            "<samplecharacteristics><width>1920</width><height>1080</height>"
            f"</samplecharacteristics></format>{video}</video><audio>{audio}</audio></media>"
            "</sequence>"
        )

    def read(self, body, *, bare=False):
        """Read a file with that body, and with the file A in a bin."""
        (self.folder / "x.xml").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE xmeml><xmeml version="5">'
            + body
            + ("" if bare else f'<clip id="m"><name>A.mov</name>{RATE}{FILES["A"]}</clip>')
            + "</xmeml>"
        )
        found = read(self.folder / "x.xml")
        check(found.project)
        return found

    def clips(self, found, track=0):
        """Give the clips of a track of the first sequence."""
        sequence = found.project.sequences[found.sequences[0]]
        return list(found.project.lane(sequence.tracks[track]))


@pytest.fixture
def xmeml(tmp_path):
    return Xmeml(tmp_path)


@pytest.fixture
def dressed():
    """A function that puts MLT's filters on a clip of 100 frames, and gives it with the report."""

    def dress(*filters, first=0, **fields):
        ledger, profile = Ledger(), Profile()
        source = GeneratorSource(kind="colour")
        clip = Clip(id="c", track="t", start=0, duration=100 * FRAME, source=source)
        worn = Worn(clip=clip, first=first, length=100, profile=profile, where="here", **fields)
        services = [Service(parse_xml(one.encode(), Path("x.mlt")), profile) for one in filters]
        made = Dresser(read_table("mlt"), ledger).dressed(worn, services)
        return made, ledger.report("x")

    return dress
