"""The register of languages, read once from pool/data/languages.toml."""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pool.domain import finding
from pool.domain.languages import Edge, Grade, Language
from pool.domain.settings_of_work import Modality
from pool.domain.spelling import fold

FILE = Path(__file__).parent / "data" / "languages.toml"


def _row(code: str, raw: dict[str, Any]) -> Language:
    return Language(
        code=code,
        de=raw["de"],
        en=raw["en"],
        own=raw["own"],
        sms=raw.get("sms", raw["de"]),
        aliases=tuple(raw.get("aliases", ())),
        macro=raw.get("macro", ""),
        may_serve=tuple(Edge(edge["code"], Grade(edge["grade"])) for edge in raw.get("may_serve", ())),
        modalities=tuple(map(Modality, raw.get("modalities", Modality))),
        ask_back=tuple(raw.get("ask_back", ())),
    )


ALL: Mapping[str, Language] = MappingProxyType(
    {code: _row(code, raw) for code, raw in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}
)
OFFERED = tuple(sorted((row for row in ALL.values() if row.offered), key=lambda row: fold(row.de)))


def get(code: str) -> Language | None:
    """The row of an ISO 639-3 code, or None."""
    return ALL.get(code)


def find(text: str, first: Collection[str] = ()) -> list[Language]:
    """Every row `text` may mean, best first; see pool.domain.finding.find."""
    return finding.find(text, ALL, first)


def called(text: str) -> list[Language]:
    """The rows that are called exactly this; see pool.domain.finding.called."""
    return finding.called(text, ALL)


def choices(lang: str = "de") -> list[tuple[str, str]]:
    """Code and name of every language a Request may name, by name."""
    return sorted(((row.code, name(row.code, lang)) for row in OFFERED), key=lambda pair: fold(pair[1]))


def name(code: str, lang: str = "de") -> str:
    """The name in German or (`en`) English; an unknown code stands for itself."""
    row = ALL.get(code)
    if row is None:
        return code
    return row.en if lang.startswith("en") else row.de
