"""A ZIP that counts what goes into it. Entries have no time of their own: equal data, equal bytes."""

import hashlib
import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import IO, Any

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
UNIX, PLAIN_FILE = 3, 0o100644 << 16
BLOCK = 1 << 20


@dataclass(frozen=True)
class Entry:
    """One file of the bundle; `bytes` is how long it is."""

    path: str
    bytes: int
    sha256: str


class Bundle:
    """Files are added one after the other, piece by piece; `close` writes what proves them."""

    def __init__(self, file: IO[bytes]) -> None:
        self.entries: list[Entry] = []
        self._zip = zipfile.ZipFile(file, "w")

    def add(self, path: str, pieces: Iterable[bytes]) -> None:
        """One file."""
        info = zipfile.ZipInfo(path)
        info.create_system, info.external_attr = UNIX, PLAIN_FILE
        info.compress_type = zipfile.ZIP_DEFLATED
        sha, length = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
                sha.update(piece)
                length += len(piece)
        self.entries.append(Entry(path, length, sha.hexdigest()))

    def close(self, about: dict[str, Any]) -> None:
        """The manifest with `about` and every file so far; then the sums, as `sha256sum -c` reads them."""
        files = [asdict(one) for one in sorted(self.entries, key=lambda one: one.path)]
        self.add(MANIFEST, [as_json(about | {"files": files})])
        lines = (f"{one.sha256}  {one.path}\n" for one in sorted(self.entries, key=lambda one: one.path))
        self.add(SUMS, ["".join(lines).encode()])
        self._zip.close()


def as_json(value: Any) -> bytes:
    """The same value, the same bytes; readable by people."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n").encode()


def sha256_of(file: IO[bytes]) -> str:
    """Of a whole file, from its beginning."""
    file.seek(0)
    sha = hashlib.sha256()
    while block := file.read(BLOCK):
        sha.update(block)
    file.seek(0)
    return sha.hexdigest()
