"""One sentence a coordinator can read to a volunteer on the phone: why they were asked, or why not.

Bo Tesfay: nicht gefragt, weil am Dienstag bis 11:30 Uhr ein Einsatz in Bad Wildungen ist, 38 Minuten Fahrt.
Amal Haddad: gefragt in Runde 1; etwa 8 km, hat diese Zeit als frei angegeben, …, kennt den Fall.

A `row` is one person in a stored Assessment (scheduling.domain.stored).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from pool.domain.languages import LEVEL_LABELS, Level
from scheduling import wording
from scheduling.domain import money
from scheduling.domain.ranking import PARTS
from scheduling.models import Position, Request

Row = Mapping[str, Any]
ROADS = {
    "measured": gettext_noop("Entfernungen: über die Straße gemessen."),
    "partly": gettext_noop(
        "Entfernungen: zum Teil über die Straße gemessen, sonst geschätzt (Luftlinie × %(factor)s)."
    ),
    "estimated": gettext_noop("Entfernungen: geschätzt (Luftlinie × %(factor)s)."),
    "fell_back": gettext_noop(
        "Entfernungen: geschätzt (Luftlinie × %(factor)s), weil der Routendienst dazu noch nichts gesagt hat "
        "oder nicht erreichbar war."
    ),
}


class Asked(NamedTuple):
    """That somebody has been asked: in which Round, and whether the Request was changed since."""

    round: int
    outdated: bool = False


def asked_in(request: Request, place: Position) -> dict[int, Asked]:
    """By Interpreter: the last Round they were asked in for this place; reads the Rounds there are."""
    rounds = sorted(request.rounds.all(), key=lambda one: one.number)
    return {
        offer.interpreter_id: Asked(one.number, one.version != request.version)
        for one in rounds
        for offer in one.offers.all()
        if offer.position_id == place.pk
    }


def roads(facts: Mapping[str, Any]) -> str:
    """Whose distances these are; empty where there is nothing to say."""
    said = ROADS.get(facts.get("roads", ""))
    return _(said) % {"factor": wording.number(facts.get("road_factor", 0))} if said else ""


def reckoned(facts: Mapping[str, Any]) -> str:
    """Why these were asked, so many at once; empty where nobody reckoned."""
    if "by" in facts:
        return _by_hand(facts)
    if "target" not in facts:
        return ""
    shares = {name: wording.number(round(100 * facts[name])) for name in ("target", "chance")}
    return _("Nötig für diese Runde: %(target)s %% Aussicht auf ein Ja, erreicht: %(chance)s %%.") % shares


def _by_hand(facts: Mapping[str, Any]) -> str:
    """Who has chosen them, in spite of what, and why."""
    words = [_("Von Hand ausgewählt: %(who)s.") % {"who": facts["by"]}]
    codes = [code for codes in facts.get("overruled", {}).values() for code in codes]
    if codes:
        words.append(_("Trotzdem gefragt, obwohl: %(rules)s.") % {"rules": wording.rules(codes)})
    if facts.get("reason"):
        words.append(_("Grund: %(reason)s") % {"reason": facts["reason"]})
    return " ".join(words)


def explain(row: Row, asked: Asked | None = None) -> str:
    """Name and all."""
    return f"{row['name']}: {because(row, asked)}"


def because(row: Row, asked: Asked | None = None) -> str:
    """What goes on from the name."""
    if row["fit"]:
        said = _("%(asked)s; %(why)s.") % {"asked": _asked(asked, fit=True), "why": ", ".join(_why(row))}
        nobody_knows = _("Ob sie oder er frei ist, weiß niemand.")
        return said if row["facts"]["free"] else f"{said} {nobody_knows}"
    reasons = [_("weil %(reason)s") % {"reason": wording.reason(one)} for one in row["reasons"]]
    return _("%(asked)s, %(why)s.") % {"asked": _asked(asked, fit=False), "why": _listed(reasons)}


def points(parts: Mapping[str, float]) -> str:
    """What a score is made of, in the order of its explanation; the database keeps no order of names."""
    worth = [(name, parts[name]) for name in PARTS if parts.get(name)]
    return ", ".join(f"{wording.part(name)} {wording.number(float(value))}" for name, value in worth)


def _asked(asked: Asked | None, *, fit: bool) -> str:
    if asked is None:
        return _("passt, bisher nicht gefragt") if fit else _("nicht gefragt")
    if asked.outdated:
        words = (
            _("vor der Änderung gefragt (Runde %(round)s)")
            if fit
            else _("vor der Änderung gefragt (Runde %(round)s), jetzt nicht mehr")
        )
    else:
        words = _("gefragt in Runde %(round)s") if fit else _("in Runde %(round)s gefragt, jetzt nicht mehr")
    return words % {"round": asked.round}


def _listed(parts: list[str]) -> str:
    """weil a / weil a und weil b / weil a, weil b und weil c"""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s und %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def _why(row: Row) -> Iterator[str]:
    """What speaks for somebody who fits, in the order in which the score is explained."""
    facts, parts = row["facts"], row["parts"]
    yield from _way(row["km"], facts)
    if row.get("via"):
        language = wording.language(row["via"], get_language() or "de")
        yield _("springt mit %(language)s ein") % {"language": language}
    if facts["free"]:
        yield _("hat diese Zeit als frei angegeben")
    if facts.get("held"):
        yield _("ist gerade für eine andere Anfrage zur selben Zeit gefragt")
    elif facts.get("holding"):
        yield _("hat gerade eine andere Frage offen")
    yield _load(facts["load"])
    if level := facts.get("level"):
        yield _level(level)
    yield _answers(facts["tried"], facts["yes"])
    if facts.get("came_last"):
        yield _("war in diesem Fall zuletzt da und soll wiederkommen")
    elif facts.get("case"):
        yield _("kennt den Fall")
    if facts.get("series"):
        yield _("kommt schon an einem anderen Termin der Reihe")
    if "good" in parts:
        yield _("hat sich bei dieser Einrichtung bewährt")
    if "wish" in parts:
        yield _("hat das gewünschte Geschlecht")
    if facts.get("by_mail"):
        yield _("wird per E-Mail gefragt")
    if "earned" in facts:
        yield _earned(facts["earned"], reached="room" not in parts)


def _way(km: float | None, facts: Mapping[str, Any]) -> Iterator[str]:
    if km is None:
        return
    if facts.get("no_road"):
        yield _("etwa %(km)s km ohne Straße, vielleicht übers Wasser") % {"km": max(1, round(km))}
    elif facts.get("routed"):
        yield _("%(km)s km auf der Straße") % {"km": wording.number(km)}
    elif km < 1:
        yield _("wohnt ganz in der Nähe")
    else:
        yield _("etwa %(km)s km") % {"km": round(km)}
    if "wished_km" in facts:
        yield _("weiter als der gewünschte Umkreis von %(radius)s km") % {"radius": facts["wished_km"]}


def _load(hours: float) -> str:
    """Load counts from four weeks ago on, with what is agreed for the days to come."""
    if not hours:
        return _("in den letzten vier Wochen kein Einsatz")
    said = _("%(time)s Einsatz in vier Wochen (Vereinbartes zählt mit)")
    return said % {"time": wording.duration(60) if hours == 1 else _hours(hours)}


def _hours(hours: float) -> str:
    return _("%(hours)s Stunden") % {"hours": wording.number(hours)}


def _level(level: str) -> str:
    if level == Level.NATIVE:
        return _("spricht die Sprache als Muttersprache")
    return _("spricht auf Niveau %(level)s") % {"level": _(LEVEL_LABELS[Level(level)])}


def _answers(tried: int, yes: int) -> str:
    if not tried:
        return _("hat noch keine Frage beantwortet")
    if tried == 1:
        return (
            _("hat bei der einen Frage bisher zugesagt")
            if yes
            else _("hat bei der einen Frage bisher nicht zugesagt")
        )
    said = (
        _("sagt bei %(yes)s von %(tried)s Fragen zu") if yes else _("hat bei %(tried)s Fragen nie zugesagt")
    )
    return said % {"yes": yes, "tried": tried}


def _earned(amount: str, *, reached: bool) -> str:
    words = (
        _("hat den steuerfreien Betrag für dieses Jahr mit %(amount)s erreicht")
        if reached
        else _("kommt dem steuerfreien Betrag nahe (in diesem Jahr schon %(amount)s)")
    )
    return words % {"amount": money.words(Decimal(amount))}
