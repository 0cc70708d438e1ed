"""The Pool's own rules in plain words, for those who are going to request something."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pool.domain.settings_of_work import Kind, Setting
from pool.models import Pool
from scheduling import wording
from scheduling.domain.pool_rules import earliest_day
from scheduling.queries.pool_rules import rules_of


@dataclass(frozen=True)
class Told:
    """One rule: what it is about, and its sentences."""

    title: str
    lines: list[str]


def rules_told(pool: Pool, *, at: datetime) -> list[Told]:
    """All of them, in the order in which somebody wants to know; what is no rule here is left out."""
    told = [
        Told(_("Wer anfragen darf"), _who(pool)),
        Told(_("Was wir nicht machen"), _not_served(pool)),
        Told(_("Wie früh"), _lead(pool, at)),
        Told(_("Wann und wie lange"), _times(pool)),
        Told(_("Wie oft"), _cap(pool)),
        Told(_("Einverständnis"), _agreement(pool)),
        Told(_("Was Absagen kostet"), _cancelling(pool)),
        Told(_("Fragen"), [_("Telefon: %(contact)s") % {"contact": wording.contact(pool)}, pool.email]),
    ]
    return [one for one in told if one.lines]


def _who(pool: Pool) -> list[str]:
    kinds = [wording.kind(kind) for kind in Kind if kind not in pool.excluded_kinds]
    out = [wording.kind(kind) for kind in Kind if kind in pool.excluded_kinds]
    lines = [_("Anfragen dürfen: %(kinds)s.") % {"kinds": "; ".join(kinds)}]
    if out:
        lines.append(_("Nicht über diesen Pool: %(kinds)s.") % {"kinds": "; ".join(out)})
    private = _("Privatpersonen bitten die Stelle, bei der sie den Termin haben: Sie kann für sie anfragen.")
    return [*lines, private]


def _not_served(pool: Pool) -> list[str]:
    """Matters with the same way out stand together."""
    told: dict[str, list[str]] = {}
    for setting in Setting:
        if setting in pool.excluded_settings:
            told.setdefault(wording.turn_to(pool, setting), []).append(wording.setting(setting))
    return [f"{'; '.join(names)}: {words}" for words, names in told.items()]


def _lead(pool: Pool, at: datetime) -> list[str]:
    if not pool.lead_days:
        return [_("Sie können jederzeit anfragen. Je früher, desto eher finden wir jemanden.")]
    words = ngettext(
        "Bitte fragen Sie mindestens einen Arbeitstag vorher an. Heute geht das ab dem %(day)s.",
        "Bitte fragen Sie mindestens %(days)s Arbeitstage vorher an. Heute geht das ab dem %(day)s.",
        pool.lead_days,
    )
    day = f"{earliest_day(rules_of(pool, at), at):%d.%m.%Y}"
    shorter = _("Kürzer geht es nur, wenn es eilt: Dann schreiben Sie bitte den Grund dazu.")
    return [
        words % {"days": pool.lead_days, "day": day},
        _("Kürzer geht es nicht.") if pool.lead_refuses else shorter,
    ]


def _times(pool: Pool) -> list[str]:
    service = wording.service_times(pool)
    lines = [_("Termine sind möglich: %(service)s.") % {"service": service}] if service else []
    longest = wording.duration(pool.longest)
    return [*lines, _("Ein Termin dauert höchstens %(longest)s.") % {"longest": longest}]


def _cap(pool: Pool) -> list[str]:
    if not pool.client_cap:
        return []
    words = _(
        "Für eine ratsuchende Person sind im Kalenderjahr höchstens %(cap)s Einsätze möglich. "
        "Gezählt wird nach Ihrem Zeichen; wer die Person ist, erfahren wir nie."
    )
    return [words % {"cap": pool.client_cap}]


def _agreement(pool: Pool) -> list[str]:
    if not pool.needs_agreement:
        return []
    return [_("Bitte fragen Sie die ratsuchende Person vorher, ob sie einverstanden ist.")]


def _cancelling(pool: Pool) -> list[str]:
    if not pool.cancel_hours:
        return [_("Absagen kostet nichts. Bitte tun Sie es so früh wie möglich.")]
    words = ngettext(
        "Bis eine Stunde vorher ist Absagen frei. Danach kostet es %(cost)s Euro.",
        "Bis %(hours)s Stunden vorher ist Absagen frei. Danach kostet es %(cost)s Euro.",
        pool.cancel_hours,
    )
    return [words % {"hours": pool.cancel_hours, "cost": number_format(pool.cancel_cost, 2)}]
