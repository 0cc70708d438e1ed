"""Web and worker, each in its own process group: started together, stopped together, no orphans."""

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import URLError
from urllib.request import urlopen

from scheduling.demo.trouble import Trouble

PATIENCE = 15  # a worker that is asked to stop may hang; then it is killed
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """Somebody pressed Ctrl-C, or asked us to end."""


class Crew:
    """The child processes. Inside `with`, signals only set a flag, so that no child is forgotten halfway."""

    def __init__(self, env: Mapping[str, str], *, cwd: Path, logs: Path) -> None:
        self.env, self.cwd, self.logs = {**os.environ, **env}, cwd, logs
        self.members: dict[str, subprocess.Popen[bytes]] = {}
        self.asked = 0

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._ask) for number in SIGNALS}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, *_: Any) -> None:
        self.asked += 1

    def start(self, name: str, *arguments: str) -> None:
        """Run Python with these arguments; what it says goes into its log."""
        log = self.log(name)
        with log.open("wb") as out:
            self.members[name] = subprocess.Popen(  # noqa: S603 -- our own modules
                [sys.executable, *arguments], cwd=self.cwd, env=self.env, stdin=subprocess.DEVNULL,
                stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def log(self, name: str) -> Path:
        """Where a member's words are kept."""
        return self.logs / f"demo-{name}.log"

    def check(self) -> None:
        """Raise Stopped when we are asked to end, Trouble when a member died."""
        if self.asked:
            raise Stopped
        for name, member in self.members.items():
            if member.poll() is not None:
                raise Trouble(f"{name} ist beendet / has died ({member.returncode}):\n{self.words(name)}")

    def words(self, name: str) -> str:
        """The end of a member's log."""
        with self.log(name).open(encoding="utf-8", errors="replace") as lines:
            return "".join(deque(lines, 15))

    def wait_for(self, url: str, seconds: float = 60) -> None:
        """Until `url` answers with 200."""
        self.wait_until(lambda: answers(url), f"{url} antwortet nicht / does not answer", seconds)

    def wait_until(self, true: Callable[[], object], otherwise: str, seconds: float = 20) -> Any:
        """The first truth `true()` gives; Trouble with the words `otherwise` when time is up."""
        end = time.monotonic() + seconds
        while True:
            self.check()
            if found := true():
                return found
            if time.monotonic() > end:
                raise Trouble(otherwise)
            time.sleep(0.1)

    def stop(self) -> None:
        """Ask the leaders to end; kill whole groups after a while, or when asked a second time."""
        before = self.asked
        for member in self.members.values():
            with suppress(ProcessLookupError):
                member.terminate()
        end = time.monotonic() + PATIENCE
        while any(member.poll() is None for member in self.members.values()):
            if time.monotonic() > end or self.asked > before:
                break
            time.sleep(0.05)
        for member in self.members.values():
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(member.pid, signal.SIGKILL)
            member.wait()
        self.members.clear()


def answers(url: str) -> bool:
    """Whether a GET of `url` is answered with 200."""
    try:
        with urlopen(url, timeout=5) as answer:  # noqa: S310 -- our own loopback address
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
