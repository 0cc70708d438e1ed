"""What happened so far, so that every page of the demo has something to show."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from pool.models import Authority, Pool
from scheduling import queries
from scheduling.actions import assignments, requests, service_records, statements
from scheduling.demo.seed_days import Days
from scheduling.demo.seed_money import paid
from scheduling.demo.seed_past import (
    QUICK,
    answer,
    attest,
    by_hand,
    coordinator,
    file,
    filled,
    over,
    post,
    rate,
)
from scheduling.models import Assignment

Bodies = Mapping[str, Authority]
Past = list[tuple[str, Callable[[], object]]]


def past_of(pool: Pool, neighbour: Pool, bodies: Bodies, at: datetime) -> Past:
    """Title and story, in the order in which they happened."""
    days = Days(at, pool.tz)
    stories = {
        "Letzter Monat: zwei Einsätze, abgerechnet": settled,
        "Freigegeben, noch nicht abgerechnet": approved,
        "Bestätigt, wartet auf Freigabe": attested,
        "Beide Seiten sagen etwas anderes": differing,
        "Gemeldet, wartet auf Bestätigung": reported,
        "Vorbei, noch nicht gemeldet": done,
        "Absage und Ersatz; zurückgezogen": cancelled,
        "Zugesagte Termine": booked,
        "Niemand gefunden": unfilled,
        "Offene Suche": searching,
    }
    told: Past = [(title, partial(story, pool, bodies, days)) for title, story in stories.items()]
    return [*told, ("Nachbarpool: eine Suche", partial(next_door, neighbour, days))]


def settled(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Bo, the only one with Tigrinya, went twice last month; the month's Statement is issued."""
    ines = coordinator(pool)
    for number, clock, text in ((5, "10:00", "60 84"), (19, "14:00", "75 84")):
        day = days.last_month(number)
        starts = days.on(day, clock)
        row = filled(bodies["Sozialamt Frankenberg"], "tir", starts, at=days.on(day - timedelta(4), "09:10"))
        record = over(row, text)
        attest(record, at=row.ends + 4 * QUICK)
        rate(row, "good", "Ruhig und genau.", at=row.ends + 4 * QUICK)
        service_records.approve_record(record, by=ines, at=row.ends + 9 * QUICK)
    first = days.on((days.last_month(19).replace(day=28) + timedelta(7)).replace(day=1), "08:00")
    issued = min(first, days.at)
    statements.issue_statement(row.interpreter, month=days.last_month(1).replace(day=1), by=ines, at=issued)
    paid(pool, by=ines, at=issued)


def approved(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Turkish at the comprehensive school, eight workdays ago."""
    record = over(_past(bodies["Gesamtschule Edertal"], "tur", days, -8, "11:00"), "50 31")
    attest(record, at=record.asked_at + 5 * QUICK)
    service_records.approve_record(record, by=coordinator(pool), at=record.asked_at + 9 * QUICK)


def attested(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Ukrainian at the Kita, five workdays ago."""
    record = over(_past(bodies["Kita Regenbogen"], "ukr", days, -5, "14:00"), "45 12")
    attest(record, at=record.asked_at + 5 * QUICK)


def differing(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Both sides differ: Polish for Gesa, three workdays ago; Romanian, where the family did not come."""
    row = _past(bodies["Jugendamt Korbach"], "pol", days, -3, "09:00")
    record = over(row, "90 20")
    attest(record, at=record.asked_at + 5 * QUICK, minutes=60, note="Um zehn Uhr waren wir fertig.")
    rate(row, "fair", at=record.asked_at + 5 * QUICK)
    other = _past(bodies["Grundschule am Berg"], "ron", days, -4, "14:00")
    record = over(other, "45 10")
    attest(record, at=record.asked_at + 5 * QUICK, absent=True, note="Die Mutter hat angerufen.")
    rate(other, "poor", "Kam zehn Minuten zu spät.", at=record.asked_at + 5 * QUICK)


def reported(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Arabic at Gesa's youth office, two workdays ago: she has to say whether the hours are right."""
    over(_past(bodies["Jugendamt Korbach"], "apc", days, -2, "10:00"), "75 4")


def done(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Kurmanji at the immigration office, yesterday: the volunteer has not answered yet."""
    over(_past(bodies["Ausländerbehörde Korbach"], "kmr", days, -1, "13:00"))


def cancelled(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Kurmanji: the first cancels, the next steps in. Polish: the Kita withdraws its Request."""
    filed = days.on(days.workday(-2), "09:00")
    row = filled(bodies["Schwangerenberatung Korbach"], "kmr", days.on(days.workday(4), "10:00"), at=filed)
    later = filed + timedelta(hours=3)
    by = coordinator(pool)
    assignments.cancel_assignment(row, by=by, at=later, reason="Am Telefon abgesagt: krank.")
    post(later)
    answer(row.request, "Ja", at=later + QUICK)
    other = file(bodies["Kita Regenbogen"], "pol", days.on(days.workday(6), "08:30"), at=filed)
    requests.withdraw_request(other, by=by, at=later, reason="Die Familie kommt mit eigener Hilfe.")
    post(later)


def booked(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Darya is in Bad Wildungen from 9 to 10; Henning's school has somebody, after one no."""
    filed = days.on(days.workday(-1), "10:20")
    request = file(bodies["Jobcenter Bad Wildungen"], "prs", days.on(days.workday(2), "09:00"), at=filed)
    by_hand(request, "Die Familie kennt Frau Sharifi.", at=filed + QUICK, name="Darya Sharifi")
    body, starts = bodies["Grundschule am Berg"], days.on(days.workday(5), "11:00")
    school = file(body, "apc", starts, at=filed + 2 * QUICK)
    answer(school, "Nein", at=filed + 3 * QUICK)
    answer(school, "Ja gerne", at=filed + 4 * QUICK)


def unfilled(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Sorani: nobody speaks it. Emin speaks Kurmanji, which is another language."""
    file(bodies["Jobcenter Bad Wildungen"], "ckb", days.on(days.workday(3), "10:00"), at=_lately(pool, days))


def searching(pool: Pool, bodies: Bodies, days: Days) -> None:
    """Turkish for Gesa: asked just now, nobody has answered."""
    file(bodies["Jugendamt Korbach"], "tur", days.on(days.workday(7), "09:30"), at=_lately(pool, days))


def next_door(pool: Pool, days: Days) -> None:
    """What only Jona may see."""
    body = Authority.objects.of(pool).get()
    file(body, "apc", days.on(days.workday(4), "10:00"), at=_lately(pool, days, 40))


def _past(body: Authority, language: str, days: Days, steps: int, clock: str) -> Assignment:
    """Filed two workdays before and filled at once."""
    starts = days.on(days.workday(steps), clock)
    return filled(body, language, starts, at=days.on(days.workday(steps - 2), "09:40"))


def _lately(pool: Pool, days: Days, minutes: int = 5) -> datetime:
    """A little while ago, at an hour at which people are asked."""
    quiet, at = queries.quiet_hours(pool), days.at - timedelta(minutes=minutes)
    while quiet.holds(at):
        at -= timedelta(hours=1)
    return at
