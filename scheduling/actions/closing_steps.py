"""What closing a year consists of: each Step finds its items once, at the start, and does one at a time.

An item's key is a list of plain JSON values. Doing the same item again must do nothing twice; what refuses
it (Refused) is told and does not stop the rest. STEPS is the order.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pool.domain.actors import Actor
from pool.domain.words import gettext_noop
from pool.models import Authority, Interpreter
from scheduling import queries
from scheduling.actions.charges import issue_costs
from scheduling.actions.payments import make_run
from scheduling.actions.statements import issue_statement
from scheduling.domain.money import words as euros
from scheduling.funding_files import report_xlsx
from scheduling.models import FundingSource, PaymentRun, Statement, YearClosing
from scheduling.queries.active_on import five_five
from scheduling.queries.charges import months_to_charge
from scheduling.queries.closings import sources_of_year, still_open
from scheduling.wording import funding as words

Key = list[Any]


@dataclass(frozen=True)
class Step:
    """`find` names the items, `do` does one and says what came of it, `about` names one in words."""

    name: str
    title: str
    find: Callable[[YearClosing], Iterable[Key]]
    do: Callable[[YearClosing, Key, Actor, datetime], str]
    about: Callable[[YearClosing, Key], str] = lambda closing, key: ""


def statement_step(issue: Callable[..., Statement]) -> Step:
    """Every Statement that waits, up to the end of the year; older ones, too."""

    def find(closing: YearClosing) -> list[Key]:
        rows = queries.months_to_settle(closing.pool)
        last = date(closing.year, 12, 31)
        return [[who.pk, month.isoformat()] for who, month, _number in rows if month <= last]

    def do(closing: YearClosing, key: Key, by: Actor, at: datetime) -> str:
        who = Interpreter.objects.of(closing.pool_id).select_related("person", "pool").get(pk=key[0])
        row = issue(who, month=date.fromisoformat(key[1]), by=by, at=at)
        told = {"number": row.number, "about": about(closing, key), "total": euros(row.total)}
        return _("Abrechnung Nr. %(number)s: %(about)s, %(total)s") % told

    def about(closing: YearClosing, key: Key) -> str:
        who = Interpreter.objects.of(closing.pool_id).select_related("person").get(pk=key[0])
        return f"{who.person.name}, {_month(key[1])}"

    return Step("statements", gettext_noop("Abrechnungen"), find, do, about)


def payment_step(make: Callable[..., PaymentRun]) -> Step:
    """One PaymentRun for everything that can be paid, if they wish one. It still has to be approved."""

    def do(closing: YearClosing, key: Key, by: Actor, at: datetime) -> str:
        run = make(closing.pool, kind=closing.kind, pays_on=closing.pays_on, by=by, at=at)
        told = {"number": run.number, "count": run.count, "total": euros(run.total)}
        text = ngettext(
            "Zahlungslauf Nr. %(number)s: %(count)s Auszahlung, %(total)s",
            "Zahlungslauf Nr. %(number)s: %(count)s Auszahlungen, %(total)s",
            run.count,
        )
        return text % told

    def find(closing: YearClosing) -> list[Key]:
        return [[]] if closing.kind else []

    return Step("payments", gettext_noop("Zahlungslauf"), find, do)


def cost_step(issue: Callable[..., Any]) -> Step:
    """One list for each institution that has something to pay, and month."""

    def find(closing: YearClosing) -> list[Key]:
        last = date(closing.year, 12, 31)
        owed = months_to_charge(closing.pool)
        return [[one.authority.pk, one.month.isoformat()] for one in owed if one.month <= last]

    def do(closing: YearClosing, key: Key, by: Actor, at: datetime) -> str:
        authority = Authority.objects.of(closing.pool_id).get(pk=key[0])
        row = issue(authority, month=date.fromisoformat(key[1]), by=by, at=at)
        told = {"number": row.number, "about": about(closing, key), "total": euros(row.total)}
        return _("Kostenliste Nr. %(number)s: %(about)s, %(total)s") % told

    def about(closing: YearClosing, key: Key) -> str:
        return f"{Authority.objects.of(closing.pool_id).get(pk=key[0]).name}, {_month(key[1])}"

    return Step("costs", gettext_noop("Kostenlisten der Einrichtungen"), find, do, about)


def funding_step(report: Callable[..., bytes]) -> Step:
    """The report of each source is made once, to see that it can be; its files are made on demand."""

    def find(closing: YearClosing) -> list[Key]:
        return [[pk] for pk in sources_of_year(closing.pool, closing.year).values_list("pk", flat=True)]

    def do(closing: YearClosing, key: Key, by: Actor, at: datetime) -> str:
        source = FundingSource.objects.of(closing.pool_id).get(pk=key[0])
        report(source, closing.year, at=at)
        return _("Nachweis für %(name)s: kann erstellt werden") % {"name": source.name}

    def about(closing: YearClosing, key: Key) -> str:
        return str(FundingSource.objects.of(closing.pool_id).get(pk=key[0]).name)

    return Step("funding", gettext_noop("Nachweise der Förderung"), find, do, about)


def _people(closing: YearClosing, key: Key, by: Actor, at: datetime) -> str:
    """The test of at least five volunteers in five languages, on the last day of the year."""
    return words.five_five(five_five(closing.pool, date(closing.year, 12, 31)))


def _left(closing: YearClosing, key: Key, by: Actor, at: datetime) -> str:
    """What is still open when all is done."""
    left = still_open(closing.pool, closing.year)
    if not (left.unapproved or left.approved):
        return _("Alle Einsatznachweise des Jahres sind abgerechnet.")
    told = {"unapproved": left.unapproved, "approved": left.approved}
    return _("Noch nicht freigegeben: %(unapproved)s. Freigegeben, nicht abgerechnet: %(approved)s.") % told


def _month(text: str) -> str:
    """November 2026"""
    return date_format(date.fromisoformat(text), "F Y")


PEOPLE: Final = Step("people", gettext_noop("Ehrenamtliche und Sprachen"), lambda closing: [[]], _people)
LEFT: Final = Step("left", gettext_noop("Was offen bleibt"), lambda closing: [[]], _left)
STEPS: tuple[Step, ...] = (
    statement_step(issue_statement), payment_step(make_run), cost_step(issue_costs),
    funding_step(report_xlsx), PEOPLE, LEFT,
)  # fmt: skip
