"""A short mark of what a form has shown, so that saving notices what somebody else has changed meanwhile.

Ines opens the page       (town Korbach, 30 km)  mark 5f0a…
a colleague saves         (town Korbach, 60 km)  mark 91c2…
Ines saves with 5f0a…     refused: look again
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

LENGTH = 16


def mark(values: Mapping[str, Any]) -> str:
    """The same for the same values, in any order of their names and whether a list or a tuple holds them."""
    plain = sorted((name, _plain(value)) for name, value in values.items())
    return sha256(repr(plain).encode()).hexdigest()[:LENGTH]


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return repr([_plain(one) for one in value])
    return "" if value is None else str(value)
