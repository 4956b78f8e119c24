from pathlib import Path

from kijkocut.interchange import loss_page


def test_the_page_in_the_documentation_is_the_one_made_from_the_tables():
    page = Path(__file__).parents[2] / "docs" / "interchange.md"
    assert page.read_text("utf-8") == loss_page(), "write loss_page() to docs/interchange.md"
