"""T14: the README tells of every environment variable and every command."""

import re
from collections.abc import Iterable

import pytest

from tests.house.tree import ROOMS, ROOT, modules

README = ROOT / "README.md"
READS = re.compile(r"""(?:env\.get|switch|words|os\.environ(?:\.get)?)[\[(](?:env, )?"([A-Z][A-Z_]+)""")


def variables() -> list[str]:
    """Every environment variable the product or its tests read."""
    told = [m for m in modules("tests") if not m.name.startswith("tests.house")]  # they plant names
    return sorted({name for m in [*modules(), *told] for name in READS.findall(m.text)})


def commands() -> list[str]:
    """Every management command of ours."""
    files = [file for room in ROOMS for file in (ROOT / room / "management" / "commands").glob("[a-z]*.py")]
    return sorted(file.stem for file in files)


def missing(names: Iterable[str], text: str) -> list[str]:
    """The names that do not stand in the text as code."""
    return [name for name in names if not re.search(rf"`[^`\n]*\b{re.escape(name)}\b[^`\n]*`", text)]


def test_every_environment_variable_is_documented():
    assert "DATABASE_URL" in variables()
    assert missing(variables(), README.read_text(encoding="utf-8")) == []


def test_every_command_is_documented():
    assert missing(commands(), README.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("link", ["LICENSE", "CHANGELOG.md", "docs/decisions.md"])
def test_readme_leads_to_the_other_papers(link):
    assert f"({link})" in README.read_text(encoding="utf-8")
    assert (ROOT / link).exists()


def test_planted_variable_is_found():
    assert missing(["NEW_URL", "OLD_URL"], "`OLD_URL` says where") == ["NEW_URL"]
    assert READS.findall('env.get("NEW_URL") switch(env, "NEW_DEMO")') == ["NEW_URL", "NEW_DEMO"]
