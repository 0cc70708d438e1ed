"""A numbered place for one test run: a lock file and the names of its databases."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Slot:
    """The number of a test run on this machine; freed by the system even when the run is killed."""

    folder: Path
    number: int

    @classmethod
    @contextmanager
    def free(cls, folder: Path) -> Iterator[Self]:
        """The first number nobody else holds."""
        for number in range(100):
            with (folder / f"test-{number}.lock").open("w") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield cls(folder, number)
                return
        raise RuntimeError("A hundred test runs at once: something hangs.")

    def sqlite(self) -> str:
        """A fresh file; a killed run's write-ahead log must not meet the new database."""
        for leftover in self.folder.glob(f"test-{self.number}.sqlite3*"):
            leftover.unlink()
        return str(self.folder / f"test-{self.number}.sqlite3")
