"""What the documents point at exists."""

import re
import tomllib
from pathlib import Path


def _targets(page: Path) -> list[str]:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    return [link for link in links if "://" not in link]


def test_links_between_documents_lead_somewhere(repo: Path, repo_files: list[Path]) -> None:
    dangling = [
        f"{page.relative_to(repo)} -> {target}"
        for page in repo_files
        if page.suffix == ".md"
        for target in _targets(page)
        if not (page.parent / target).exists()
    ]
    assert dangling == []


def test_the_drawn_floors_are_the_floors_of_the_contract(repo: Path) -> None:
    settings = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one for one in contracts if one["id"] == "floors")["layers"]
    held = [sorted(re.findall(r"\w+", layer)) for layer in layers if "__main__" not in layer]
    page = (repo / "docs" / "architecture.md").read_text("utf-8")
    drawing = page.partition("## The floors")[2].split("```")[1]
    drawn = [sorted(re.findall(r"\w+", line)) for line in drawing.splitlines() if line]
    assert drawn == held
