from kijkocut.edit.commands.delete_sequence import DeleteSequence
from kijkocut.model.clip import SequenceSource, Take
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return (
        a_project()
        .with_sequence("s2", ("s2-v1", "s2-a1"))
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "a1", 0, 50, link="l")
        .with_clip("c", "s2-v1", 0, 50)
        .with_marker("k", 10)
        .with_marker("k2", 10, sequence="s2")
        .with_track("v1", is_locked=True)
    )


def test_all_of_it_goes_and_the_rest_stays():
    after = run_lawfully(project().build(), DeleteSequence(sequence="s"))
    assert set(after.sequences) == {"s2"}
    assert set(after.tracks) == set(after.lanes) == {"s2-v1", "s2-a1"}
    assert set(after.places) == {"c"}
    assert set(after.markers) == {"k2"}
    assert set(after.media) == {"m"}
    assert not after.members


def test_a_nested_sequence_is_kept():
    nest = SequenceSource(sequence="s2")
    nested = project().with_clip("n", "v2", 0, 50, source=nest, source_in=0).build()
    message = refusal(nested, DeleteSequence(sequence="s2"))
    assert '"s2" is nested as "n" at 00:00:00:00 on V2 of "s"' in message
    gone = run_lawfully(nested, DeleteSequence(sequence="s"), DeleteSequence(sequence="s2"))
    assert not gone.sequences
    assert not gone.places


def test_a_sequence_that_is_a_take_stays():
    takes = (Take(source=SequenceSource(sequence="s2")),)
    made = (
        a_project().with_sequence("s2", ("s2-v1",)).with_clip("a", "v1", 0, 50, takes=takes).build()
    )
    assert "is nested" in refusal(made, DeleteSequence(sequence="s2"))
