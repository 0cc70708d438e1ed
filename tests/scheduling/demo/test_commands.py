"""`demo` and `states` as somebody at a terminal meets them."""

import os
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from scheduling.domain.states import MACHINES
from scheduling.management.commands.states import BEGIN, END, drawing, refreshed

OURS = ("DEMO", "SECRET_KEY", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`manage.py demo` in a process of its own, with a newcomer's environment."""
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    command = [sys.executable, "manage.py", "demo", *arguments]
    return subprocess.run(command, cwd=settings.BASE, env=env, capture_output=True, text=True, timeout=60)  # noqa: S603


def test_a_busy_port_is_one_sentence_and_nothing_else() -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        done = demo("--fresh", "--port", str(port))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Port {port} ist belegt")
    assert len(done.stderr.splitlines()) == 1


def test_real_credentials_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", "AC1")

    done = demo("--port", "0")

    assert done.returncode == 1
    assert "DEMO beside real Twilio credentials is refused" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_states_draws_every_machine() -> None:
    out = StringIO()

    call_command("states", stdout=out)

    assert out.getvalue().strip() == drawing()
    assert all(f"**{machine.name}**" in drawing() for machine in MACHINES)
    assert drawing().count("```mermaid\nstateDiagram-v2\n") == len(MACHINES)


def test_the_drawing_is_put_between_its_marks_and_stays() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"

    new = refreshed(text)

    assert new == f"before\n{BEGIN}\n{drawing()}\n{END}\nafter\n"
    assert refreshed(new) == new


def test_without_the_marks_nothing_is_written(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.BASE = tmp_path
    (tmp_path / "README.md").write_text("no marks")

    with pytest.raises(CommandError, match="is missing"):
        call_command("states", "--write")

    assert (tmp_path / "README.md").read_text() == "no marks"


def test_write_refreshes_the_readme(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.BASE = tmp_path
    (tmp_path / "README.md").write_text(f"# Pool\n{BEGIN}\n{END}\n")

    call_command("states", "--write")

    assert (tmp_path / "README.md").read_text() == f"# Pool\n{BEGIN}\n{drawing()}\n{END}\n"
