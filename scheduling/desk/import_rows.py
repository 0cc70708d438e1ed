"""The rows of a table as the page shows them: whom each brings, what becomes of it, what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from pool import languages
from pool.domain.careers import Wants
from pool.models import Interpreter
from scheduling.desk.forms_transfer import named_column
from scheduling.domain.imports.columns import Layout
from scheduling.domain.imports.doubles import WHY, Double
from scheduling.domain.imports.people import Brought, Flaw
from scheduling.domain.imports.plans import Fate, Plan, Planned, state_of
from scheduling.domain.imports.tables import Table
from scheduling.queries.imports import Usual

FATES = {
    Fate.NEW: gettext_noop("neu"),
    Fate.EXTEND: gettext_noop("wird ergänzt"),
    Fate.SKIP: gettext_noop("bleibt weg, gibt es schon"),
    Fate.WRONG: gettext_noop("bleibt weg, Fehler"),
}
FILTERS = {
    "": gettext_noop("Alle"),
    "new": gettext_noop("Neu"),
    "double": gettext_noop("Gibt es schon"),
    "wrong": gettext_noop("Mit Fehlern"),
    "hint": gettext_noop("Mit Hinweisen"),
}


@dataclass(frozen=True)
class Shown:
    """One row in words."""

    number: int
    name: str
    about: str
    fate: str
    kind: str
    double: str
    double_pk: int
    errors: list[str]
    hints: list[str]


def filtered(plan: Plan, wanted: str) -> list[Planned]:
    """The rows somebody wants to see."""
    match wanted:
        case "new":
            return [row for row in plan.rows if row.fate is Fate.NEW and not row.double]
        case "double":
            return [row for row in plan.rows if row.double]
        case "wrong":
            return [row for row in plan.rows if row.fate is Fate.WRONG]
        case "hint":
            return [row for row in plan.rows if row.judged.brought and row.judged.flaws]
        case _:
            return list(plan.rows)


def shown(
    rows: Iterable[Planned], wants: Wants, today: date, table: Table, layout: Layout, usual: Usual
) -> list[Shown]:
    """These rows in words."""
    heads = layout.headings(table)
    found = []
    for row in rows:
        one, judged = row.judged.brought, row.judged
        hints = [
            _said(flaw, judged.number, heads.cell(flaw.column) if heads else "")
            for flaw in judged.flaws
            if not flaw.grave
        ]
        if one and row.fate is Fate.NEW:
            begins = state_of(one, usual.state, wants=wants, today=today)
            if begins != (one.state or usual.state):
                hints.append(_("Unterlagen fehlen: erst einmal in Schulung"))
        errors = [
            _said(flaw, judged.number, heads.cell(flaw.column) if heads else "")
            for flaw in judged.flaws
            if flaw.grave
        ]
        found.append(
            Shown(
                judged.number, one.name if one else judged.name[:120], _about(one) if one else "",
                _(FATES[row.fate]), row.fate.value, _double(row.double) if row.double else "",
                row.double.pk if row.double else 0, errors, hints,
            )
        )  # fmt: skip
    return found


def _said(flaw: Flaw, number: int, heading: str) -> str:
    told = {
        "row": number, "column": named_column(heading, flaw.column), "text": flaw.text or "–",
        "sentence": _(flaw.sentence) % flaw.facts,
    }  # fmt: skip
    return _("Zeile %(row)s, Spalte %(column)s: %(text)s – %(sentence)s") % told


def _about(one: Brought) -> str:
    lang = get_language() or "de"
    spoken = ", ".join(f"{languages.name(code, lang)} {_level(level)}" for code, level in one.languages)
    place = f"{one.postal_code} {one.town}".strip()
    return " · ".join(filter(None, [pretty(one.mobile) if one.mobile else "", one.email, place, spoken]))


def _level(level: str) -> str:
    return _("Muttersprache") if level == "native" else level


def _double(double: Double) -> str:
    named = {"name": double.name, "why": _(WHY[double.why]), "row": double.row}
    if double.row:
        return _("steht schon in Zeile %(row)s: %(name)s, %(why)s") % named
    return _("gibt es schon: %(name)s, %(why)s") % named


@dataclass(frozen=True)
class Made:
    """What came of a row."""

    number: int
    person: Interpreter | None
    did: str
    kept: str


def made(rows: Iterable[dict[str, Any]], people: dict[int, Interpreter], kept: dict[int, str]) -> list[Made]:
    """What an Import has made, in words; `kept`: why somebody could not be taken back now."""
    words = {"new": _("neu angelegt"), "extend": _("ergänzt")}
    found = []
    for row in rows:
        reason = row.get("kept") or kept.get(row["interpreter"], "")
        said = _(reason) if reason else ""
        found.append(Made(row["row"], people.get(row["interpreter"]), words[row["did"]], said))
    return found
