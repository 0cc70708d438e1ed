"""T9: the lock names no host, holds every dependency; each dependency has its reason."""

import re
import tomllib
from collections.abc import Iterable, Iterator

from tests.house.tree import ROOT

PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NAME = re.compile(r"[A-Za-z0-9._-]+")


def wanted() -> set[str]:
    """Every dependency of the product, its extras and its tests."""
    project = tomllib.loads(PROJECT)
    groups = [project["project"]["dependencies"], *project["project"]["optional-dependencies"].values()]
    groups += project["dependency-groups"].values()
    return {match[0].lower() for group in groups for line in group if (match := NAME.match(line))}


def locked(lock: str) -> set[str]:
    """Every package the lock pins."""
    return {match[1].lower() for match in re.finditer(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)}


def unpinned(lock: str) -> Iterator[str]:
    """Packages without a hash."""
    for block in re.split(r"\n(?=\S)", lock):
        if NAME.match(block) and "--hash=sha256:" not in block:
            yield block.splitlines()[0]


def without_reason(lines: Iterable[str]) -> list[str]:
    """Dependency lines that do not say why."""
    return [
        line.strip()
        for line in lines
        if re.match(r'\s+"[a-z].*[<>=]', line) and not re.search(r"#\s*\w", line)
    ]


def test_lock_names_no_host():
    assert "://" not in LOCK


def test_lock_holds_every_dependency_with_a_hash():
    assert wanted() - locked(LOCK) == set()
    assert list(unpinned(LOCK)) == []


def test_every_dependency_has_a_reason():
    assert without_reason(PROJECT.splitlines()) == []


def test_planted_line_without_reason_is_found():
    lines = ['  "django>=5.2",   # the framework', '  "leftpad>=1.0",', '  "rightpad>=1", #']

    assert without_reason(lines) == ['"leftpad>=1.0",', '"rightpad>=1", #']


def test_planted_package_without_hash_is_found():
    assert list(unpinned("a==1 \\\n    --hash=sha256:0\nb==2\n    # via a")) == ["b==2"]
