"""T1: three import rules, kept by import-linter: down the rooms, down inside a room, domain alone."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOMS, ROOT

PLANTED = {
    "notifications/clock.py": "import scheduling.actions",
    "scheduling/queries/planted.py": "import scheduling.actions",
    "pool/models/planted.py": "import pool.views",
    "notifications/models.py": "import notifications.outbox",
    "pool/domain/planted.py": "import django.utils.timezone",
    "scheduling/actions/planted.py": "import twilio.rest, icalendar, django_q.tasks, highspy",
}


def contracts(root: Path) -> dict[str, str]:
    """Each contract of pyproject.toml, KEPT or BROKEN in the tree under `root`."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 -- ours
    found = re.findall(r"^(.+) (KEPT|BROKEN)", run.stdout, re.MULTILINE)
    assert found, run.stdout + run.stderr
    return dict(found) | ({"exit": run.stdout} if run.returncode else {})


def test_rooms_and_layers_are_kept():
    kept = contracts(ROOT)

    assert set(kept.values()) == {"KEPT"}, kept.get("exit")


def test_planted_imports_break_every_contract(tmp_path):
    for room in ROOMS:
        shutil.copytree(
            ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("static", "data", "locale")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, source in PLANTED.items():
        with (tmp_path / name).open("a") as module:
            module.write(f"\n{source}\n")

    broken = contracts(tmp_path)

    broken.pop("exit")
    assert set(broken.values()) == {"BROKEN"}, broken
