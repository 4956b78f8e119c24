from kijkocut.edit.draft import Draft
from kijkocut.edit.takes import is_same, twin, with_known_takes, without_source
from kijkocut.model.clip import MediaSource, SequenceSource, Take
from kijkocut.testing.builders import F, a_project

OTHERS = tuple(
    Take(source=MediaSource(media=key), source_in=n * F, name=key)
    for key, n in (("n", 0), ("o", 5), ("n", 9))
)


def project():
    return (
        a_project()
        .with_media("n")
        .with_media("o")
        .with_clip("a", "v1", 0, 50, takes=OTHERS, take_place=2)
        .with_clip("b", "a1", 0, 50, takes=OTHERS, take_place=3)
        .build()
    )


def test_sources_are_the_same_whichever_stream_they_play():
    assert is_same(MediaSource(media="m"), MediaSource(media="m", stream=1))
    assert not is_same(MediaSource(media="m"), SequenceSource(sequence="m"))


def test_takes_of_a_source_go_and_the_place_follows():
    clip = without_source(project().clip("a"), MediaSource(media="n"))
    assert ([t.name for t in clip.takes], clip.take_place) == (["o"], 1)


def test_what_a_project_does_not_have_is_left_out():
    other = a_project().with_media("o").with_clip("z", "v1", 0, 5).build()
    clip = with_known_takes(other, project().clip("a"))
    assert ([t.name for t in clip.takes], clip.take_place) == (["o"], 1)
    plain = other.clip("z")
    assert with_known_takes(other, plain) is plain


def test_the_twin_on_linked_sound_is_the_one_nearest_in_its_source():
    made = project()
    draft = Draft(made, "op")
    clip, sound = draft.clip("a"), draft.clip("b")
    assert twin(clip, OTHERS[2], sound) == 2
    assert twin(clip, OTHERS[0], sound) == 0
    assert twin(clip, Take(source=MediaSource(media="zz")), sound) is None
