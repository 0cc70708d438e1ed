"""What is needed, in words: languages, the people who must speak them, settings, and where."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pool import languages
from pool.domain.settings_of_work import (
    KIND_LABELS,
    MODALITY_LABELS,
    SETTING_LABELS,
    Kind,
    Modality,
    Setting,
)


def setting(value: str) -> str:
    """Schule, Jugendamt, …"""
    return _(SETTING_LABELS[Setting(value)])


def kind(value: str) -> str:
    """Schule, Behörde, …: what an Authority is"""
    return _(KIND_LABELS[Kind(value)])


def modality(value: str) -> str:
    """vor Ort, am Telefon, per Video"""
    return _(MODALITY_LABELS[Modality(value)])


def where(request: Any) -> str:
    """The town, or that nobody travels: am Telefon, per Video."""
    return str(request.town) if request.modality == Modality.ON_SITE else modality(request.modality)


def language(code: str, lang: str = "de") -> str:
    """The name of a language."""
    return languages.name(code, lang)


def place(row: Any, lang: str = "de") -> str:
    """The languages one person must speak: Dari und Paschtu."""
    return _(" und ").join(language(code, lang) for code in (row.language, *row.more))


def places(rows: Iterable[Any], lang: str = "de") -> str:
    """Whom a Request needs: Dari + Paschtu are two people, so are 2 × Dari."""
    counted = Counter(place(row, lang) for row in rows)
    return " + ".join(name if count == 1 else f"{count} × {name}" for name, count in counted.items())


def stands_in(via: str, position: Any) -> str:
    """What is said of a substitute, to everybody."""
    lang = get_language() or "de"
    words = {"via": language(via, lang), "language": language(position.language, lang)}
    return _("spricht %(via)s, als Ersatz für %(language)s") % words if via else ""
