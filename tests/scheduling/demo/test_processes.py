"""The crew: starts together, stops together, says why somebody died, leaves nobody behind."""

import os
import signal
import time
from pathlib import Path

import pytest

from scheduling.demo import processes
from scheduling.demo.processes import Crew, Stopped, answers
from scheduling.demo.trouble import Trouble

SLEEP = "import time; time.sleep(60)"
DEAF = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
FAMILY = (
    "import subprocess, sys, time;"
    " child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    " print(child.pid, flush=True); time.sleep(60)"
)


@pytest.fixture
def crew(tmp_path: Path) -> Crew:
    """Nobody yet."""
    return Crew({"GREETING": "hallo"}, cwd=tmp_path, logs=tmp_path)


def lives(pid: int) -> bool:
    """Whether there is such a process, zombies not counted."""
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def test_who_dies_is_told_with_the_last_words(crew: Crew) -> None:
    with crew, pytest.raises(Trouble, match=r"web ist beendet / has died \(3\):\nhallo\n"):
        crew.start("web", "-c", "import os; print(os.environ['GREETING'], flush=True); os._exit(3)")
        crew.start("worker", "-c", SLEEP)
        crew.wait_until(lambda: False, "nobody died", seconds=10)


def test_the_others_end_with_it(crew: Crew) -> None:
    with crew:
        crew.start("worker", "-c", SLEEP)
        pid = crew.members["worker"].pid

    assert not lives(pid)


def test_grandchildren_end_too(crew: Crew) -> None:
    with crew:
        crew.start("worker", "-c", FAMILY)
        pid = int(crew.wait_until(lambda: crew.words("worker"), "no child", seconds=10))

    for _attempt in range(50):
        if not lives(pid):
            break
        time.sleep(0.05)
    assert not lives(pid)


def test_who_does_not_hear_is_killed(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    with crew:
        crew.start("worker", "-c", DEAF)
        crew.wait_until(lambda: crew.words("worker"), "not up", seconds=10)
        pid = crew.members["worker"].pid

    assert not lives(pid)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_waiting(crew: Crew, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with crew, pytest.raises(Stopped):
        os.kill(os.getpid(), number)
        crew.wait_until(lambda: False, "", seconds=5)

    assert signal.getsignal(number) == before


def test_patience_ends(crew: Crew) -> None:
    with crew, pytest.raises(Trouble, match="nothing happened"):
        crew.wait_until(lambda: False, "nothing happened", seconds=0)


def test_nobody_answers_at_a_closed_port() -> None:
    assert not answers("http://127.0.0.1:9/")
