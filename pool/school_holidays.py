"""The official school holidays of the federal states, read once from pool/data/school_holidays.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "data" / "school_holidays.toml"


@dataclass(frozen=True)
class Official:
    """Holidays as a state has fixed them, both days included."""

    name: str
    first_day: date
    last_day: date


RAW = tomllib.loads(FILE.read_text(encoding="utf-8"))
ALL: Mapping[str, tuple[Official, ...]] = MappingProxyType(
    {state: tuple(Official(*row) for row in raw["holidays"]) for state, raw in RAW.items()}
)
SOURCES: Mapping[str, str] = MappingProxyType({state: raw["source"] for state, raw in RAW.items()})


def of_state(state: str) -> tuple[Official, ...]:
    """All that is known of a federal state ("HE"), in order; nothing where nobody has checked it."""
    return ALL.get(state, ())


def source(state: str) -> str:
    """Who says so; empty where nothing is known."""
    return SOURCES.get(state, "")
