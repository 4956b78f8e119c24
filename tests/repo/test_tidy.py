"""Nothing is committed that belongs to one machine, or to nobody."""

import re
from pathlib import Path

TOP_LEVEL = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "docs",
    "kijkocut", "launch.py", "packaging", "plugins", "pyproject.toml", "requirements-dev.lock",
    "requirements.lock", "resources", "tests", "workflows",
}  # fmt: skip
BYTES_AT_MOST = 1_000_000

# Written so that this file does not hold what it looks for.
_REGISTRIES = [
    "pypi" + r"\.org", "python" + r"hosted", r"deb\." + "debian", r"archive\." + "ubuntu",
    r"registry\." + "npmjs", r"conda\." + "anaconda", r"proxy\." + "golang",
]  # fmt: skip
_PLACES = ["work", "farm", "root"]
_UNWANTED = re.compile("|".join([*_REGISTRIES, rf"(?<![\w.\-~>}}])/(?:{'|'.join(_PLACES)})/"]))


def test_no_registry_and_no_machine_is_named(repo: Path, repo_files: list[Path]) -> None:
    found = []
    for path in repo_files:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(repo)}:{number}: {line.strip()}"
            for number, line in enumerate(text.splitlines(), start=1)
            if _UNWANTED.search(line)
        ]
    assert found == []


def test_the_search_finds_what_it_looks_for() -> None:
    planted = ["pip install -i https://pypi" + ".org/simple", "see /wo" + "rk/x", '"/ro' + 'ot/a"']
    assert all(_UNWANTED.search(line) for line in planted)
    assert not _UNWANTED.search("a/work/b and ../root/c")


def test_top_level_holds_only_what_belongs_there(repo: Path, repo_files: list[Path]) -> None:
    assert {path.relative_to(repo).parts[0] for path in repo_files} - TOP_LEVEL == set()


def test_no_large_file_is_committed(repo: Path, repo_files: list[Path]) -> None:
    large = {
        str(path.relative_to(repo)): path.stat().st_size
        for path in repo_files
        if path.stat().st_size > BYTES_AT_MOST
    }
    assert large == {}
