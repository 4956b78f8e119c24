from kijkocut.model.codec import digest
from kijkocut.model.invariants import check
from kijkocut.testing.builders import a_project, a_session
from kijkocut.testing.storm import Storm


def test_one_seed_makes_one_storm() -> None:
    digests = []
    for seed in (1, 1, 2):
        session = a_session(a_project().with_clip("a", "v1", 0, 500).build())
        Storm(session, seed).blow(60)
        check(session.snapshot)
        assert session.revision >= 60
        digests.append(digest(session.snapshot))
    assert digests[0] == digests[1] != digests[2]
