"""What the documents point at exists."""

import re
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
