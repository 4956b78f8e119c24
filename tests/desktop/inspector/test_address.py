from kijkocut.desktop.inspector.address import Address, Carrier
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.model.ids import ClipId, EffectId

A = ClipId("a")


def test_a_parameter_is_set_keyed_and_read_where_it_lives(film):
    frame = film.sequence.rate.frame_ticks
    film.run(AddEffect(clip=A, kind="vignette", id=EffectId("fx")))
    spec = film.studio.catalogue.find("vignette").params[0]
    place = Address(clip=A, effect=EffectId("fx"), name=spec.name)
    film.run(place.set_key(0), place.set_key(4 * frame))
    assert [key.at for key in place.keys(film.project)] == [0, 4 * frame]
    film.run(place.move_keys((4 * frame,), frame))
    film.run(place.delete_key(0))
    assert [key.at for key in place.keys(film.project)] == [5 * frame]


def test_a_playhead_beside_the_clip_means_its_nearest_frame(film):
    frame = film.sequence.rate.frame_ticks
    place = Address(clip=ClipId("b"), name="opacity")
    assert place.moment(film.project, 0) == 0
    assert place.moment(film.project, 45 * frame) == 5 * frame
    assert place.moment(film.project, 900 * frame) == 39 * frame


def test_what_is_gone_has_no_parameters(film):
    place = Address(clip=ClipId("gone"), name="opacity")
    assert place.host(film.project) is None
    assert place.params(film.project) == ()


def test_a_parameter_of_the_master_is_keyed_from_the_sequences_start(film):
    place = Carrier(sequence="main").parameter("gain")
    frame = film.sequence.rate.frame_ticks
    film.run(place.set_key(5 * frame, -6.0), place.set_key(9 * frame, -12.0))
    assert [key.at for key in place.keys(film.project)] == [5 * frame, 9 * frame]
    assert place.start(film.project) == 0
    assert place.moment(film.project, 7 * frame) == 7 * frame
    film.run(place.move_keys((9 * frame,), frame), place.delete_key(5 * frame))
    assert [key.at for key in place.keys(film.project)] == [10 * frame]
    film.run(place.set(None))
    assert place.param(film.project) is None


def test_carriers_are_named_by_what_they_are(film):
    clip = film.project.clip("a")
    track = film.project.tracks[clip.track]
    assert Carrier.of(clip) == Carrier(clip="a")
    assert Carrier.of(track) == Carrier(track=track.id)
    assert Carrier.of(film.sequence) == Carrier(sequence="main")
    for host in (clip, track, film.sequence):
        assert Carrier.of(host).parameter("gain").host(film.project) == host
