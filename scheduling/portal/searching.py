"""Where a search stands, for the clerk: whose answer is awaited, until when, and what comes then."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scheduling import queries
from scheduling.domain.expecting import likely_by
from scheduling.escalating import still_ahead
from scheduling.models import Offer, Position, Request, Round
from scheduling.queries.standing import USUAL
from scheduling.templatetags.moments import moment


def said_now(row: Request, *, at: datetime) -> str:
    """2 Antworten stehen noch aus. Meist kommt eine Zusage bis Di, 24.11.2026, 15:30 Uhr."""
    place = _place(row)
    if place and queries.follows(row, place, at=at):
        return _("Wir fragen nach einer Person für alle Termine der Reihe.")
    asked = list(queries.open_questions(row).filter(position=place)) if place else []
    if place is None or not asked:
        return _rest(row, at=at)
    awaited = ngettext("%(n)s Antwort steht noch aus.", "%(n)s Antworten stehen noch aus.", len(asked))
    return f"{awaited % {'n': len(asked)}} {_likely(row, place, asked, at=at)}"


def said_next(row: Request, *, at: datetime) -> str:
    """Wir sehen nach: Di, 24.11.2026, 10:00 Uhr. … Wenn es sein muss, fragen wir: am Telefon."""
    place = _place(row)
    if place is None:
        return ""
    last = _last_round(row, place)
    led, words = queries.follows(row, place, at=at), []
    if last and last.waits_until > at and not _exhausted(row):
        told = _("Wir sehen nach: %(when)s Uhr. Dann erinnern wir, fragen die Nächsten oder warten noch.")
        words.append(told % {"when": moment(last.waits_until)})
    if not led and (ahead := still_ahead(row, queries.ladder(row, place, at=at), last)):
        words.append(_("Wenn es sein muss, fragen wir: %(ways)s.") % {"ways": ahead})
    if led or queries.leads(row, place):
        words.append(_("Kann niemand zu allen Terminen kommen, fragen wir jeden Termin einzeln."))
    words.append(_("Zuletzt sucht die Koordination selbst und meldet sich bei Ihnen."))
    return " ".join(words)


def _likely(row: Request, place: Position, asked: list[Offer], *, at: datetime) -> str:
    """When a yes is likelier than not; honest when it is not."""
    quiet = queries.quiet_hours(row.pool)
    pending = [(_chance(one), quiet.awake_minutes(one.sent_at or at, at)) for one in asked]
    when = likely_by([*pending, *_to_ask(row, place, asked, at=at)], quiet, at)
    if when and when < queries.asking_ends(row):
        return _("Meist kommt eine Zusage bis %(when)s Uhr.") % {"when": moment(when)}
    return _("Ob jemand davon zusagt, ist noch offen.")


def _to_ask(row: Request, place: Position, asked: list[Offer], *, at: datetime) -> list[tuple[float, float]]:
    """Who fits and was not asked yet, as if each Round to come were like the last one."""
    last, judged = _last_round(row, place), queries.last_assessment(row, place)
    if last is None or judged is None:
        return []
    first = queries.quiet_hours(row.pool).awake_minutes(at, last.waits_until)
    had = set(row.offers.values_list("interpreter_id", flat=True))
    left = [one for one in judged.candidates if one["fit"] and one["interpreter"] not in had]
    size, chance = max(1, len(last.offers.all())), sum(map(_chance, asked)) / len(asked)
    return [(chance, -(first + number // size * last.minutes)) for number in range(len(left))]


def _chance(one: Offer) -> float:
    return USUAL if one.chance is None else one.chance


def _rest(row: Request, *, at: datetime) -> str:
    """Nobody's answer is awaited now."""
    awake = queries.quiet_hours(row.pool).awake_from(at)
    if awake > at:
        return _("Jetzt ist Ruhezeit. Wir fragen wieder ab %(when)s Uhr.") % {"when": moment(awake)}
    return _("Gerade steht keine Antwort aus. Wir fragen die Nächsten, sobald es geht.")


def _place(row: Request) -> Position | None:
    """The first place that nobody has."""
    return next(iter(queries.open_places(row)), None)


def _last_round(row: Request, place: Position) -> Round | None:
    rounds = row.rounds.filter(assessment__position=place, version=row.version)
    return rounds.prefetch_related("offers__slot").order_by("number").last()


def _exhausted(row: Request) -> bool:
    """Whether everybody has been asked, so that only answers are waited for."""
    told = [event for event in queries.story(row) if event.verb == "warn"]
    return bool(row.warned_at and told and told[-1].facts.get("exhausted"))
