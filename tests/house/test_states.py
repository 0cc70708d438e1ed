"""T4: the drawing in the README is the table in the code."""

from scheduling.management.commands.states import drawing, refreshed
from tests.house.tree import ROOT


def test_drawing_in_the_readme_is_fresh() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert drawing() in readme
    assert refreshed(readme) == readme


def test_stale_drawing_is_found() -> None:
    stale = (
        (ROOT / "README.md").read_text(encoding="utf-8").replace("searching --> filled", "searching --> lost")
    )

    assert refreshed(stale) != stale
