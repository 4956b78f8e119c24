from kijkocut.interchange.features import Feature
from kijkocut.interchange.report import Outcome
from kijkocut.interchange.treatments import Format, treatment


def test_what_a_table_does_not_name_counts_as_lost():
    assert treatment(Format.srt, Feature.effects) == (Outcome.dropped, "")


def test_our_own_timelines_keep_everything():
    assert {treatment(Format.otio, feature)[0] for feature in Feature} == {Outcome.kept}
