from kijkocut.testing.builders import F


def heard(xmeml, key, channel, times=(0, 50, 10), more="", file="A"):
    source = (
        f"<sourcetrack><mediatype>audio</mediatype><trackindex>{channel}</trackindex></sourcetrack>"
    )
    return xmeml.clip(times, source + more, key=key).replace(
        '<file id="A"/>', f'<file id="{file}"/>'
    )


def track(*items, output=1, attributes=""):
    out = f"<outputchannelindex>{output}</outputchannelindex>" if output else ""
    return f"<track{attributes}>{''.join(items)}{out}</track>"


def lanes(xmeml, audio):
    found = xmeml.read(xmeml.sequence("", audio))
    sequence = found.project.sequences[found.sequences[0]]
    return [list(found.project.lane(t)) for t in sequence.tracks]


def test_left_and_right_are_one_clip(xmeml):
    link = "<link><linkclipref>l</linkclipref></link><link><linkclipref>r</linkclipref></link>"
    rows = lanes(
        xmeml,
        track(heard(xmeml, "l", 1, more=link)) + track(heard(xmeml, "r", 2, more=link), output=2),
    )
    ((clip,),) = rows
    assert (clip.start, clip.source_in, clip.channel_map, clip.link) == (0, 10 * F, (), None)


def test_a_lone_channel_goes_to_both_sides(xmeml):
    ((clip,),) = lanes(xmeml, track(heard(xmeml, "r", 2)))
    assert clip.channel_map == (1, 1)


def test_resolve_writes_all_channels_as_one_item(xmeml):
    ((clip,),) = lanes(xmeml, track(heard(xmeml, "l", 1), output=0))
    assert clip.channel_map == ()


def test_what_differs_stays_apart(xmeml):
    level = (
        "<filter><effect><effectid>audiolevels</effectid><parameter><parameterid>level</parameterid>"
        "<value>0.5</value></parameter></effect></filter>"
    )
    rows = lanes(
        xmeml,
        track(heard(xmeml, "l", 1)) + track(heard(xmeml, "r", 2, more=level), output=2),
    )
    assert [[c.channel_map for c in row] for row in rows] == [[(0, 0)], [(1, 1)]]


def test_a_pair_that_is_panned_apart_is_plain_stereo(xmeml):
    pan = (
        "<filter><effect><effectid>audiopan</effectid><parameter><parameterid>pan</parameterid>"
        "<value>{}</value></parameter></effect></filter>"
    )
    rows = lanes(
        xmeml,
        track(heard(xmeml, "l", 1, more=pan.format(-1)))
        + track(heard(xmeml, "r", 2, more=pan.format(1)), output=2),
    )
    assert [[c.params for c in row] for row in rows] == [[()]]


def test_empty_second_halves_vanish_and_other_empty_tracks_stay(xmeml):
    second = ' currentExplodedTrackIndex="1" totalExplodedTrackCount="2"'
    rows = lanes(xmeml, track() + track(output=2, attributes=second) + track())
    assert rows == [[], []]


def test_a_second_pair_of_a_file_keeps_its_channels(xmeml):
    more = (
        '<clip id="q"><file id="Q"><pathurl>file:///m/q.wav</pathurl><media><audio>'
        "<channelcount>4</channelcount></audio></media></file></clip>"
    )
    found = xmeml.read(
        more
        + xmeml.sequence(
            "",
            track(heard(xmeml, "l", 3, file="Q")) + track(heard(xmeml, "r", 4, file="Q"), output=2),
        )
    )
    (clip,) = xmeml.clips(found)
    assert clip.channel_map == (2, 3)
