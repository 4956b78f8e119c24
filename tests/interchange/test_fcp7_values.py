import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.fcp7_values import decimal, file_path, file_url, is_anywhere, leaf
from kijkocut.model.ticks import Rate


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("file://localhost/Volumes/A%20b/c.mov", "/Volumes/A b/c.mov"),
        ("file:///m/%C3%A9.mov", "/m/é.mov"),
        ("file://localhost/D%3a/media/x.mov", "D:/media/x.mov"),
        ("file://localhost/D:/media/x.mov", "D:/media/x.mov"),
        ("file://localhost/G|/x.mov", "G:/x.mov"),
        ("file:///C:/x.mov", "C:/x.mov"),
        ("file://C:/x.mov", "C:/x.mov"),
        ("file://server/share/x.mov", "//server/share/x.mov"),
        ("file://localhost//server/share/x.mov", "//server/share/x.mov"),
        ("file://localhost//Users/me/x.mov", "/Users/me/x.mov"),
        ("C:\\media\\x 1.mov", "C:\\media\\x 1.mov"),
        ("clips/a%20b.mov", "clips/a b.mov"),
        ("/plain/path.mov", "/plain/path.mov"),
        ("http://host/a%20b.mov", "http://host/a%20b.mov"),
        ("", ""),
    ],
)
def test_every_way_to_write_a_path_is_understood(url, path):
    assert file_path(url) == path


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/m/A b#1?.mov", "file://localhost/m/A%20b%231%3F.mov"),
        ("D:\\media\\é.mov", "file://localhost/D%3a/media/%C3%A9.mov"),
        ("\\\\server\\share\\x.mov", "file://server/share/x.mov"),
    ],
)
def test_paths_are_written_as_premiere_does(path, url):
    assert file_url(path) == url
    assert file_path(url).replace("/", "\\") == path.replace("/", "\\")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_path_comes_back(name):
    path = "/m/" + name.replace("/", "")
    assert file_path(file_url(path)) == path


def test_paths_that_begin_nowhere_lie_beside_the_file():
    assert [is_anywhere(p) for p in ("a/b.mov", "/a", "C:/a", "\\\\s\\a", "http://a")] == [
        False,
        True,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("base", "ntsc", "rate"),
    [
        ("30", "TRUE", Rate.of(30000, 1001)),
        ("24", "TRUE", Rate.of(24000, 1001)),
        ("60", "true", Rate.of(60000, 1001)),
        ("25", "FALSE", Rate(25)),
        ("29.97", "FALSE", Rate.of(30000, 1001)),
        ("23.976", "TRUE", Rate.of(24000, 1001)),
        ("0", "FALSE", Rate(50)),
        ("nonsense", "FALSE", Rate(50)),
        ("-5", "FALSE", Rate(50)),
    ],
)
def test_rates_are_exact(xmeml, base, ntsc, rate):
    node = xmeml.node(f"<a><rate><timebase>{base}</timebase><ntsc>{ntsc}</ntsc></rate></a>")
    assert xmeml.values.rate(node, Rate(50)) == rate


def test_a_rate_that_does_not_say_ntsc_takes_it_from_around(xmeml):
    node = xmeml.node("<a><rate><timebase>30</timebase></rate></a>")
    assert xmeml.values.rate(node, Rate.of(30000, 1001)) == Rate.of(30000, 1001)
    assert xmeml.values.rate(xmeml.node("<a/>"), None) is None


def test_times_are_frames_and_damage_names_its_line(xmeml):
    node = xmeml.node("<a>\n<in>1055.0</in><out>-1</out><end>soon</end></a>")
    assert xmeml.values.frames(node, "in") == 1055
    assert xmeml.values.frames(node, "out") == -1
    assert xmeml.values.frames(node, "start") is None
    with pytest.raises(UnreadableFileError, match='line 1: "soon" for end'):
        xmeml.values.frames(node, "end")
    for wild in ("1e99", "nan", "inf"):
        with pytest.raises(UnreadableFileError):
            xmeml.values.frames(xmeml.node(f"<a><in>{wild}</in></a>"), "in")


def test_colours_are_of_255_or_of_65535(xmeml):
    def colour(red):
        text = f"<c><alpha>0</alpha><red>{red}</red><green>0</green><blue>51</blue></c>"
        return xmeml.values.colour(xmeml.node(text))

    assert colour("255") == (1.0, 0.0, 0.2, 1.0)
    assert colour("65535")[0] == 1.0
    assert colour("red") is None


def test_switches_and_numbers(xmeml):
    node = xmeml.node("<a><on>TRUE</on><off>false</off><n>2.5</n><m>x</m></a>")
    assert xmeml.values.flag(node, "on", default=False)
    assert not xmeml.values.flag(node, "off", default=True)
    assert xmeml.values.flag(node, "none", default=True)
    assert xmeml.values.number(node, "n") == 2.5
    assert xmeml.values.number(node, "m") is None
    assert [loss.what for loss in xmeml.ledger.report("xml").losses] == ["values"]


def test_a_marker_without_a_place_is_told(xmeml):
    assert xmeml.values.moment(xmeml.node("<m><in>10</in><out>-1</out></m>")) == (10, 0)
    assert xmeml.values.moment(xmeml.node("<m><in>10</in><out>15</out></m>")) == (10, 5)
    assert xmeml.values.moment(xmeml.node("<m><in>NaN</in></m>")) is None
    assert "markers" in [loss.what for loss in xmeml.ledger.report("xml").losses]


@given(st.floats(-1e6, 1e6))
def test_numbers_come_back_without_an_exponent(value):
    assert "e" not in decimal(value)
    assert abs(float(decimal(value)) - value) < 1e-9
    assert leaf("a", "").content == []
