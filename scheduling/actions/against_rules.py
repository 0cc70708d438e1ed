"""What the Pool's own rules refuse: the reason in plain words, and the right place to turn to."""

from datetime import datetime
from typing import Any

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Pool
from scheduling import wording
from scheduling.domain.pool_rules import Asked, Broken, PoolRules, Rule, earliest_day
from scheduling.domain.series import said


class AgainstRule(Refused):
    """A rule of the Pool is against it; a coordinator may overrule."""


class KindExcluded(AgainstRule):
    """The Pool does not work for this kind of body."""

    sentence = _(
        "Unser Pool vermittelt nicht für diese Art von Einrichtung: %(kind)s. Fragen dazu: %(contact)s."
    )


class SettingExcluded(AgainstRule):
    """The Pool does not serve this kind of matter."""

    sentence = _("Diesen Bereich bedient unser Pool nicht: %(setting)s. %(turn_to)s")
    field = "setting"


class LongerThanServed(AgainstRule):
    """Nobody interprets well for a whole day."""

    sentence = _(
        "Unser Pool vermittelt für höchstens %(longest)s. "
        "Teilen Sie den Termin bitte, oder rufen Sie uns an: %(contact)s."
    )
    field = "minutes"


class TooSoon(AgainstRule):
    """This Pool does not try."""

    sentence = _(
        "Das ist zu kurzfristig: %(dates)s. Der früheste Tag ist der %(earliest)s. "
        "Geht es nicht später, rufen Sie uns bitte an: %(contact)s."
    )
    field = "starts"


class NotUrgent(AgainstRule):
    """This Pool tries, if there is a reason."""

    sentence = _(
        "Das ist sehr kurzfristig: %(dates)s. Ohne Eile geht es ab dem %(earliest)s. "
        "Ist es dringend, dann kreuzen Sie das bitte an und nennen Sie den Grund."
    )
    field = "urgent"


class OutsideHours(AgainstRule):
    """The Pool sends nobody at night, or on Sundays."""

    sentence = _(
        "Unser Pool vermittelt nur für Termine in dieser Zeit: %(service)s. Außerhalb liegt: %(dates)s. "
        "Bitte wählen Sie eine andere Zeit, oder rufen Sie uns an: %(contact)s."
    )
    field = "starts"


class CapReached(AgainstRule):
    """So many are paid for, and no more."""

    sentence = _(
        "Für dieses Zeichen sind im Jahr %(year)s höchstens %(cap)s Einsätze möglich. "
        "Braucht es mehr, rufen Sie uns bitte an: %(contact)s."
    )
    field = "file_reference"


class AgreementMissing(AgainstRule):
    """Nobody is interpreted for who does not want it."""

    sentence = _(
        "Bitte fragen Sie die ratsuchende Person, ob sie mit einer Dolmetscherin oder einem Dolmetscher "
        "einverstanden ist, und kreuzen Sie das hier an."
    )
    field = "client_agrees"


def refusal(found: list[Broken], rules: PoolRules, asked: Asked, pool: Pool) -> AgainstRule:
    """What is broken as sentences: the first one carries the others."""
    first, *others = [_refused(one, rules, asked, pool) for one in found]
    first.others = tuple(others)
    return first


def _refused(one: Broken, rules: PoolRules, asked: Asked, pool: Pool) -> AgainstRule:
    about: list[Any] = sorted(one.about)  # of one rule all are of one type
    facts: dict[str, Any] = {"contact": wording.contact(pool)}
    match one.rule:
        case Rule.KIND:
            return KindExcluded(**facts, kind=wording.kind(asked.kind))
        case Rule.SETTING:
            turn_to = wording.turn_to(pool, asked.setting)
            return SettingExcluded(setting=wording.setting(asked.setting), turn_to=turn_to)
        case Rule.LONGEST:
            return LongerThanServed(**facts, longest=wording.duration(pool.longest))
        case Rule.LEAD:
            earliest = f"{earliest_day(rules, asked.at):%d.%m.%Y}"
            lead = TooSoon if rules.lead_refuses else NotUrgent
            return _at(lead(**facts, dates=_told(about, pool), earliest=earliest), about, asked)
        case Rule.HOURS:
            service = wording.service_times(pool)
            return _at(OutsideHours(**facts, dates=_told(about, pool), service=service), about, asked)
        case Rule.CAP:
            years = ", ".join(str(year) for _client, year in about)
            return CapReached(**facts, year=years, cap=pool.client_cap)
        case Rule.AGREEMENT:
            return AgreementMissing()


def _at(refused: AgainstRule, about: list[datetime], asked: Asked) -> AgainstRule:
    """Beside the times it is about."""
    if refused.field == "starts" and not set(about) & set(asked.starts):
        refused.field = "other_times"
    return refused


def _told(times: list[datetime], pool: Pool) -> str:
    return "; ".join(said(one, pool.tz) for one in times)
