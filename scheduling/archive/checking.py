"""Whether a bundle is as it was written: nothing changed, nothing missing, nothing added."""

import hashlib
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO

from scheduling.archive.bundle import BLOCK, MANIFEST, SUMS

LINE = re.compile(r"([0-9a-f]{64})  (.+)")
LARGEST_LIST = 50_000_000  # bytes of the manifest and of the sums; more is none of ours


class NoArchive(Exception):
    """It is no bundle at all."""


def faults(file: IO[bytes]) -> list[str]:
    """What is wrong with it, a German sentence each; nothing: it is as it was written. Raises NoArchive."""
    try:
        with zipfile.ZipFile(file) as bundle:
            return list(_faults(bundle))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise NoArchive("Das ist kein lesbares ZIP.") from error


def _faults(bundle: zipfile.ZipFile) -> Iterator[str]:
    names = Counter(bundle.namelist())
    yield from (f"Doppelt enthalten: {name}" for name, times in names.items() if times > 1)
    if SUMS not in names or MANIFEST not in names:
        raise NoArchive(f"Es fehlt {SUMS} oder {MANIFEST}: Das ist kein Archiv eines Jahres.")
    sums = _sums(_text(bundle, SUMS))
    yield from (f"Nicht verzeichnet: {name}" for name in sorted(names.keys() - sums.keys() - {SUMS}))
    for name, sha in sums.items():
        if name not in names:
            yield f"Fehlt: {name}"
        elif _sha(bundle, name) != sha:
            yield f"Verändert: {name}"
    yield from _unlike(_text(bundle, MANIFEST), sums)


def _unlike(manifest: str, sums: dict[str, str]) -> Iterator[str]:
    """The manifest says the same as the sums."""
    try:
        told = {one["path"]: one["sha256"] for one in json.loads(manifest)["files"]}
    except (ValueError, KeyError, TypeError):
        yield f"Nicht lesbar: {MANIFEST}"
        return
    if told != {name: sha for name, sha in sums.items() if name != MANIFEST}:
        yield f"{MANIFEST} und {SUMS} sagen nicht dasselbe."


def _text(bundle: zipfile.ZipFile, name: str) -> str:
    if bundle.getinfo(name).file_size > LARGEST_LIST:
        raise NoArchive(f"{name} ist zu groß.")
    return bundle.read(name).decode(errors="replace")


def _sums(text: str) -> dict[str, str]:
    found = {}
    for line in text.splitlines():
        if not (parts := LINE.fullmatch(line)):
            raise NoArchive(f"{SUMS} ist nicht lesbar.")
        found[parts[2]] = parts[1]
    return found


def _sha(bundle: zipfile.ZipFile, name: str) -> str:
    """Of one file, read piece by piece; damaged data have none."""
    sha = hashlib.sha256()
    try:
        with bundle.open(name) as part:
            while block := part.read(BLOCK):
                sha.update(block)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError):
        return ""
    return sha.hexdigest()
