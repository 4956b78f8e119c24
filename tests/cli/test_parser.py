from pathlib import Path

import pytest

from kijkocut.cli import verbs as verbs_package
from kijkocut.cli.answer import Answer
from kijkocut.cli.parser import all_verbs, make_parser
from kijkocut.cli.verb import UsageError, Verb


def test_every_module_of_verbs_is_a_verb_with_one_line_of_help():
    (folder,) = map(Path, verbs_package.__path__)
    modules = [p for p in folder.glob("*.py") if p.stem != "__init__"]
    found = all_verbs()
    assert len(found) == len(modules)
    assert list(found) == sorted(found)
    for name, verb in found.items():
        assert name == verb.name
        assert verb.help
        assert "\n" not in verb.help


@pytest.mark.parametrize("name", list(all_verbs()))
def test_every_verb_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as left:
        make_parser(all_verbs()).parse_args([name, "--help"])
    assert not left.value.code
    said = capsys.readouterr().out
    assert all(word in said for word in (f"kijkocut {name}", "--json", "--debug"))


def test_a_verb_takes_its_own_words_and_the_common_ones():
    verb = Verb(
        name="weigh",
        help="Weigh.",
        arguments=lambda parser: parser.add_argument("--scale", type=int, default=1) and None,
        run=lambda args, studio: Answer(data=args.scale, lines=()),
    )
    parser = make_parser({"weigh": verb})
    args = parser.parse_args(["weigh", "--scale", "3", "--json"])
    assert (args.verb, args.scale, args.json, args.debug) == ("weigh", 3, True, False)
    with pytest.raises(UsageError, match=r"Argument --scale: invalid int.*weigh --help"):
        parser.parse_args(["weigh", "--scale", "x"])


@pytest.mark.parametrize("words", [[], ["fly"], ["--colour"], ["new", "a", "b", "c"]])
def test_wrong_words_raise_a_sentence_that_names_the_help(words):
    with pytest.raises(UsageError, match=r"^[A-Z].* --help$"):
        make_parser(all_verbs()).parse_args(words)
