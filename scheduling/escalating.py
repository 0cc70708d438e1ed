"""How a search goes beyond what was wished, in words: its Rounds, what comes next, and the ways out."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from notifications.domain.phones import pretty
from scheduling import queries, wording
from scheduling.domain.escalation import Step, Way
from scheduling.models import Assignment, Position, Request, Round, Slot
from scheduling.queries.phoning import RESTING, SILENT, TAKEN, UNREACHABLE, ToPhone, worth_phoning
from scheduling.queries.ways_out import ways_left
from scheduling.showing import spoken
from scheduling.templatetags.moments import moment

WHY = {
    SILENT: gettext_noop("hat auf die Frage nicht geantwortet"),
    TAKEN: gettext_noop("wurde gefragt, dann war der Platz vergeben"),
    UNREACHABLE: gettext_noop("die SMS kam nicht an"),
    RESTING: gettext_noop("hatte in den letzten Tagen schon genug Fragen"),
}


def beyond(step: str, modality: str, slot: Slot) -> str:
    """How far one step goes; nothing for what was wished."""
    match step:
        case Step.WIDER:
            return _("auch weiter weg")
        case Step.REMOTE:
            return wording.modality(modality)
        case Step.OTHER_TIME:
            return _("für %(when)s Uhr") % {"when": moment(slot.starts)}
    return ""


def asked_for(round: Round) -> str:
    """The same of a Round, by its Offers."""
    offer = next(iter(round.offers.all()), None)
    return beyond(round.step, offer.modality, offer.slot) if offer else ""


def as_proposed(row: Assignment) -> str:
    """That somebody comes to another time, or telephones, as the Authority had proposed."""
    if not row.offer or row.offer.round.step not in (Step.REMOTE, Step.OTHER_TIME):
        return ""
    how = beyond(row.offer.round.step, row.offer.modality, row.offer.slot)
    return _("wie von Ihnen vorgeschlagen %(how)s") % {"how": how}


def still_ahead(request: Request, ways: Iterable[Way], last: Round | None) -> str:
    """What the search will still try after this Round: auch weiter weg, am Telefon."""
    ladder, begun = list(ways), 0
    offer = next(iter(last.offers.all()), None) if last else None
    for number, way in enumerate(ladder):
        if last and offer and (last.step, offer.slot_id, offer.modality) == (
            way.step, queries.slot_of(request, way).pk, way.modality,
        ):  # fmt: skip
            begun = number
    left = [beyond(way.step, way.modality, queries.slot_of(request, way)) for way in ladder[begun + 1 :]]
    tried = beyond(last.step, offer.modality, offer.slot) if last and offer else ""
    return ", ".join(words for words in dict.fromkeys(left) if words != tried)


def ways_out(request: Request, places: list[Position], *, at: datetime) -> tuple[list[str], list[str]]:
    """In German, as mails have it: what the Authority can do, and whom the coordinator can phone.

    Nothing once the time has come.
    """
    if not places or request.slot.starts <= at:
        return [], []
    with translation.override("de"), timezone.override(request.pool.tz):
        people = [line for place in places for line in phone_lines(request, place, at=at)]
        return ways_out_lines(request, places[0]), list(dict.fromkeys(people))


def ways_out_lines(request: Request, place: Position) -> list[str]:
    """What the Authority can do so that somebody is found, one line each."""
    out = ways_left(request, place)
    helps = out.advice.speak and not request.others
    lines = [_("Nennen Sie eine andere Zeit, die auch ginge.")] if helps else []
    for mode, people in out.advice.others.items():
        said = ngettext(
            "%(way)s: dann hätten wir %(n)s Person.", "%(way)s: dann hätten wir %(n)s Personen.", people
        )
        lines.append(said % {"way": _upper(wording.modality(mode)), "n": people})
    for one in out.stand_ins:
        number = one.people or one.remote
        said = ngettext(
            "Auch %(language)s: %(n)s Person spricht das und wird oft verstanden.",
            "Auch %(language)s: %(n)s Personen sprechen das und werden oft verstanden.",
            number,
        )
        lines.append(said % {"language": spoken(one.code), "n": number})
    return lines


def phone_lines(request: Request, place: Position, *, at: datetime) -> Iterator[str]:
    """Chadi Nassar, 17 km, 0171 3920003: hat auf die Frage nicht geantwortet"""
    for one in worth_phoning(request, place, queries.candidates_for(request, place, at=at), at=at):
        km = "" if one.km is None else f"{wording.number(round(one.km))} km"
        number = one.interpreter.person.mobile
        facts = (one.interpreter.person.name, km, pretty(number) if number else one.interpreter.person.email)
        yield f"{', '.join(filter(None, facts))}: {why_phone(one)}"


def why_phone(one: ToPhone) -> str:
    """Why no SMS asks this person."""
    if one.why:
        return _(WHY[one.why])
    return ", ".join(wording.reason({"code": r.code, "facts": r.facts}) for r in one.reasons)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
