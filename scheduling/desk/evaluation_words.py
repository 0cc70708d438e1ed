"""The numbers of a Pool as sentences: what a period is called, how it differs, what to read first."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scheduling.desk.tables import language
from scheduling.domain.evaluation import Evaluation
from scheduling.domain.spans import Days, Shape

Number = int | Decimal


def when(days: Days) -> str:
    """im Oktober 2026, im 3. Quartal 2026, im Jahr 2026, vom 5.10.2026 bis 11.10.2026"""
    return {
        Shape.MONTH: _("im %(name)s"), Shape.QUARTER: _("im %(name)s"), Shape.YEAR: _("im Jahr %(name)s"),
        Shape.DAYS: _("in der Zeit vom %(name)s"),
    }[days.shape] % {"name": title(days)}  # fmt: skip


def title(days: Days) -> str:
    """Oktober 2026, 3. Quartal 2026, 2026, 5.10.2026 bis 11.10.2026"""
    match days.shape:
        case Shape.MONTH:
            return formats.date_format(days.first, "F Y")
        case Shape.QUARTER:
            return _("%(number)s. Quartal %(year)s") % {"number": days.quarter, "year": days.first.year}
        case Shape.YEAR:
            return str(days.first.year)
        case _:
            return _("%(first)s bis %(last)s") % {"first": day(days.first), "last": day(days.last)}


def day(one: Any) -> str:
    """5.10.2026"""
    return formats.date_format(one, "j.n.Y")


def difference(now: Number | None, then: Number | None, days: Days) -> str:
    """12 mehr als im September 2026; a dash where one of the two is not known."""
    if now is None or then is None:
        return "–"
    words = {
        "n": grouped(abs(Decimal(now) - Decimal(then))),
        "when": when(days),
    }
    if now > then:
        return _("%(n)s mehr als %(when)s") % words
    if now < then:
        return _("%(n)s weniger als %(when)s") % words
    return _("gleich viel wie %(when)s") % words


def sentences(now: Evaluation, before: Evaluation) -> list[str]:
    """Three sentences, the most important first: how much, how well, what was missing most."""
    return list(filter(None, (_how_much(now, before), _how_well(now), _lacked(now))))


def _how_much(now: Evaluation, before: Evaluation) -> str:
    asked = now.total.asked
    if not asked:
        return _("%(when)s gab es keine Anfragen.") % {"when": capfirst(when(now.days))}
    number = ngettext("%(n)s Anfrage", "%(n)s Anfragen", asked) % {"n": grouped(asked)}
    return _("%(when)s gab es %(asked)s, %(difference)s.") % {
        "when": capfirst(when(now.days)),
        "asked": number,
        "difference": difference(asked, before.total.asked, before.days),
    }


def _how_well(now: Evaluation) -> str:
    of = now.total
    still = ngettext("noch offen ist %(n)s", "noch offen sind %(n)s", of.open)
    parts = [
        ngettext("bedient wurde %(n)s (%(percent)s %%)", "bedient wurden %(n)s (%(percent)s %%)", of.served)
        % {"n": grouped(of.served), "percent": of.percent}
        if of.needed
        else "",
        _("nicht bedient %(n)s") % {"n": grouped(of.missing)} if of.missing else "",
        _("zurückgezogen oder abgelehnt %(n)s") % {"n": grouped(of.not_needed)} if of.not_needed else "",
        still % {"n": grouped(of.open)} if of.open else "",
    ]
    said = ", ".join(filter(None, parts))
    return f"{capfirst(said)}." if said else ""


def _lacked(now: Evaluation) -> str:
    if not now.total.needed:
        return ""
    if not now.lacking:
        return _("Für jede Anfrage, die gebraucht wurde, kam jemand.")
    (code, town), number = now.lacking[0]
    words = {"language": language(code), "town": towns(town), "n": grouped(number)}
    if town:
        return _("Am meisten fehlte %(language)s im Raum %(town)s (%(n)s-mal).") % words
    return _("Am meisten fehlte %(language)s am Telefon oder per Video (%(n)s-mal).") % words


def towns(name: str) -> str:
    """One town, one of the towns of a postal code, or that it was a call."""
    return _(" oder ").join(name.split("; ")) if name else _("am Telefon oder per Video")


def grouped(number: Number) -> str:
    """12.345 or 1.234,50; in English 12,345"""
    return str(formats.number_format(number, force_grouping=True))


def hours(minutes: int) -> Decimal:
    """1.5"""
    return (Decimal(minutes) / 60).quantize(Decimal("0.1"))


def listed(names: Sequence[str]) -> str:
    """Names, one after the other."""
    return ", ".join(names)
