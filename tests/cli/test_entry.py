from kijkocut.cli import entry
from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb


def test_wrong_words_end_with_two_and_name_the_help(kijkocut):
    for words in ((), ("fly",), ("new",), ("new", "a.kijko", "--colour")):
        ran = kijkocut(*words)
        assert ran.exit_code == 2
        assert "--help" in ran.err
        assert ran.err.count("\n") == 1


def test_help_and_version_end_with_zero(kijkocut):
    assert kijkocut("--version").out.startswith("KijkoCut ")
    assert "probe" in kijkocut("--help").out
    assert kijkocut("new", "--help").exit_code == 0


def test_a_bug_is_one_line_unless_debug_is_asked(kijkocut, monkeypatch):
    def burst(args, studio):
        return Answer(data={}, lines=(str(1 / 0),))

    verb = Verb(name="burst", help="", arguments=lambda parser: None, run=burst)
    monkeypatch.setattr(entry, "all_verbs", lambda: {"burst": verb})
    ran = kijkocut("burst")
    assert ran.exit_code == 1
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError" in ran.err
    assert kijkocut("burst", "--json").data["error"]["code"] == "bug"
    assert "Traceback" in kijkocut("burst", "--debug").err
