"""One sentence for everybody: each reason, each fact, and whether somebody was asked at all."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from pool.models import Interpreter
from scheduling.domain.need import Candidate, Need
from scheduling.domain.ranking import assess
from scheduling.domain.reasons import REASONS
from scheduling.domain.stored import as_json
from scheduling.explaining import ROADS, Asked, asked_in, because, explain, points, roads
from tests.builders import make_authority, make_interpreter, make_pool, submit
from tests.scheduling.domain.cast import AMAL, BAD_WILDUNGEN, DARYA, FATOU, KORBACH, NEED

HOURS = {"day": "2026-11-24", "start": "09:30", "end": "11:30", "town": "Bad Wildungen"}
WHY_NOT: dict[str, tuple[dict[str, Any], str]] = {
    "not_active": ({}, "die Mitarbeit noch nicht begonnen hat oder ruht"),
    "declaration_missing": ({}, "die Verpflichtungserklärung noch nicht unterschrieben ist"),
    "declaration_expired": ({"years": 2}, "die Verpflichtungserklärung älter als 2 Jahre ist"),
    "record_check_missing": ({}, "noch kein Führungszeugnis vorgelegt wurde"),
    "record_check_expired": ({"years": 5}, "das Führungszeugnis vor mehr als 5 Jahren vorgelegt wurde"),
    "training_missing": ({}, "die Basisschulung noch nicht abgeschlossen ist"),
    "no_sms": ({}, "die Mobilnummer oder die Erlaubnis für SMS fehlt"),
    "rather_called": ({}, "nur ein Anruf gewünscht ist"),
    "mail_late": ({"hours": 12}, "eine E-Mail weniger als 12 Stunden vor dem Termin zu spät käme"),
    "opted_out": ({}, "zurzeit keine SMS gewünscht sind"),
    "number_unconfirmed": ({}, "die Mobilnummer noch nicht bestätigt ist"),
    "number_unreachable": ({}, "unter der Mobilnummer zurzeit keine SMS ankommt"),
    "dropped_out": ({}, "dieser Einsatz schon einmal abgesagt wurde"),
    "level": (
        {"level": "A2", "least": "native"},
        "das Sprachniveau A2 nicht reicht (gebraucht wird Muttersprache)",
    ),
    "level_more": (
        {"language": "rus", "level": "A2", "least": "B1"},
        "das Sprachniveau A2 in Russisch nicht reicht (gebraucht wird B1)",
    ),
    "language_missing": ({"language": "rus"}, "auch Russisch gebraucht und nicht gesprochen wird"),
    "substitute_unticked": ({"via": "prs"}, "die Einrichtung Dari nicht als Ersatz angekreuzt hat"),
    "modality": ({}, "Einsätze dieser Art (vor Ort, Telefon oder Video) nicht übernommen werden"),
    "remote_only": ({}, "diese Sprache nur am Telefon oder per Video übernommen wird"),
    "language_modality": ({}, "diese Sprache auf diesem Weg nicht gedolmetscht werden kann"),
    "gender": ({}, "unbedingt eine Person anderen Geschlechts gewünscht ist"),
    "setting_declined": ({"setting": "health"}, "der Bereich Gesundheit nicht übernommen wird"),
    "setting_untrained": ({"setting": "health"}, "die Schulung für den Bereich Gesundheit noch fehlt"),
    "not_again": ({}, "nur kommen soll, wer in diesem Fall zuletzt da war"),
    "apart": ({"side": "authority"}, "dieser Einsatz vermieden werden soll (gesagt von: Einrichtung)"),
    "conflict": ({}, "hier eine Befangenheit besteht"),
    "ceiling": ({}, "der steuerfreie Betrag für dieses Jahr erreicht ist"),
    "notice": ({"hours": 24}, "vor einem Einsatz mindestens 24 Stunden Vorlauf gewünscht sind"),
    "series_date": ({"date": "2026-12-01"}, "der Termin der Reihe am Dienstag, 1. Dezember nicht passt"),
    "series_asked": ({}, "die ganze Reihe schon angefragt wurde"),
    "closed": ({"name": "Betriebsferien"}, "der Pool an diesem Tag nicht vermittelt (Betriebsferien)"),
    "day_limit": ({"count": 1}, "die gewünschte Höchstzahl an diesem Tag erreicht ist (Einsätze: 1)"),
    "week_limit": ({"count": 3}, "die gewünschte Höchstzahl in dieser Woche erreicht ist (Einsätze: 3)"),
    "place_unknown": ({}, "die Entfernung unbekannt ist (der Ort des Termins fehlt)"),
    "home_unknown": ({}, "die Entfernung unbekannt ist (der Wohnort fehlt)"),
    "too_far": ({"km": 42, "radius": 30}, "der Weg 42 km lang ist (gewünscht sind höchstens 30 km)"),
    "absent": ({"until": "30.11.2026"}, "bis 30.11.2026 eine Abwesenheit eingetragen ist"),
    "absent_part": (
        {"hours": "08:00–09:00"},
        "an diesem Tag eine Abwesenheit eingetragen ist (08:00–09:00 Uhr)",
    ),
    "outside_hours": ({"hours": "08:00–09:00"}, "an diesem Tag nur diese Zeit frei ist: 08:00–09:00 Uhr"),
    "no_hours": ({}, "an diesem Tag keine freie Zeit angegeben ist"),
    "busy": (HOURS, "am Dienstag von 09:30 bis 11:30 Uhr ein anderer Einsatz in Bad Wildungen ist"),
    "busy_elsewhere": (HOURS, "am Dienstag von 09:30 bis 11:30 Uhr ein anderer Einsatz ist"),
    "own_calendar": ({}, "zu dieser Zeit im eigenen Kalender schon etwas anderes steht"),
    "way_from": (
        HOURS | {"minutes": 38},
        "am Dienstag bis 11:30 Uhr ein Einsatz in Bad Wildungen ist, 38 Minuten Fahrt",
    ),
    "way_to": (
        HOURS | {"minutes": 38},
        "am Dienstag um 09:30 Uhr ein Einsatz in Bad Wildungen beginnt, 38 Minuten Fahrt",
    ),
    "way_between": (
        HOURS | {"minutes": 38},
        "am Dienstag von 09:30 bis 11:30 Uhr ein anderer Einsatz ist, 38 Minuten Fahrt",
    ),
    "too_close": (
        HOURS | {"minutes": 30},
        "am Dienstag von 09:30 bis 11:30 Uhr ein anderer Einsatz ist (dazwischen müssen 30 Minuten liegen)",
    ),
}
FREE = {"free": True, "load": 2.5, "tried": 4, "yes": 3, "level": "native"}
USUAL = "Vereinbartes zählt mit"


@pytest.fixture(autouse=True)
def german() -> Any:
    """The reader's language."""
    with override("de"):
        yield


def nofit(*codes: str) -> dict[str, Any]:
    """Bo, with these reasons."""
    reasons = [{"code": code, "facts": WHY_NOT[code][0]} for code in codes]
    return {"name": "Bo Tesfay", "fit": False, "km": 40.0, "via": "", "reasons": reasons}


def fit(km: float | None = 8.2, via: str = "", parts: dict[str, float] | None = None, **facts: Any) -> Any:
    """Amal, with these facts."""
    parts = {"room": 5.0} if parts is None else parts
    return {"name": "Amal Haddad", "fit": True, "km": km, "via": via, "parts": parts, "facts": FREE | facts}


def test_every_reason_is_here() -> None:
    assert WHY_NOT.keys() == REASONS.keys()


@pytest.mark.parametrize("code", REASONS)
def test_each_reason_is_a_german_clause(code: str) -> None:
    assert explain(nofit(code)) == f"Bo Tesfay: nicht gefragt, weil {WHY_NOT[code][1]}."


def test_all_reasons_are_joined() -> None:
    two, three = nofit("opted_out", "no_hours"), nofit("opted_out", "no_hours", "conflict")

    assert because(two) == (
        "nicht gefragt, weil zurzeit keine SMS gewünscht sind und weil an diesem Tag keine freie Zeit "
        "angegeben ist."
    )
    assert because(three) == (
        "nicht gefragt, weil zurzeit keine SMS gewünscht sind, weil an diesem Tag keine freie Zeit angegeben "
        "ist und weil hier eine Befangenheit besteht."
    )


@pytest.mark.parametrize(
    ("asked", "beginning"),
    [
        (None, "nicht gefragt, weil"),
        (Asked(2), "in Runde 2 gefragt, jetzt nicht mehr, weil"),
        (Asked(1, outdated=True), "vor der Änderung gefragt (Runde 1), jetzt nicht mehr, weil"),
    ],
)
def test_who_was_asked_before_is_not_called_unasked(asked: Asked | None, beginning: str) -> None:
    assert because(nofit("opted_out"), asked) == f"{beginning} zurzeit keine SMS gewünscht sind."


@pytest.mark.parametrize(
    ("asked", "beginning"),
    [
        (None, "passt, bisher nicht gefragt; "),
        (Asked(1), "gefragt in Runde 1; "),
        (Asked(1, outdated=True), "vor der Änderung gefragt (Runde 1); "),
    ],
)
def test_who_fits_was_asked_or_not(asked: Asked | None, beginning: str) -> None:
    assert because(fit(), asked).startswith(f"{beginning}etwa 8 km, ")


def test_everything_that_speaks_for_somebody() -> None:
    parts = {"good": 10.0, "wish": 20.0, "room": 1.0}

    assert explain(fit(case=2, held=True, earned="800.00", parts=parts)) == (
        "Amal Haddad: passt, bisher nicht gefragt; etwa 8 km, hat diese Zeit als frei angegeben, ist gerade "
        "für eine andere Anfrage zur selben Zeit gefragt, 2,5 Stunden Einsatz in vier Wochen (Vereinbartes "
        "zählt mit), spricht die Sprache als Muttersprache, sagt bei 3 von 4 Fragen zu, kennt den Fall, hat "
        "sich bei dieser Einrichtung bewährt, hat das gewünschte Geschlecht, kommt dem steuerfreien Betrag "
        "nahe (in diesem Jahr schon 800,00 €)."
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (fit(km=8.2), "etwa 8 km"),
        (fit(km=0.0), "wohnt ganz in der Nähe"),
        (fit(km=0.9), "wohnt ganz in der Nähe"),
        (fit(km=8.24, routed=True), "8,2 km auf der Straße"),
        (fit(km=0.0, no_road=True), "etwa 1 km ohne Straße, vielleicht übers Wasser"),
        (fit(km=9.6, no_road=True), "etwa 10 km ohne Straße, vielleicht übers Wasser"),
        (fit(via="prs"), "springt mit Dari ein"),
        (fit(load=0.0), "in den letzten vier Wochen kein Einsatz"),
        (fit(load=1.0), f"1 Stunde Einsatz in vier Wochen ({USUAL})"),
        (fit(load=0.5), f"0,5 Stunden Einsatz in vier Wochen ({USUAL})"),
        (fit(load=12.0), f"12 Stunden Einsatz in vier Wochen ({USUAL})"),
        (fit(level="C1"), "spricht auf Niveau C1"),
        (fit(tried=0, yes=0), "hat noch keine Frage beantwortet"),
        (fit(tried=1, yes=1), "hat bei der einen Frage bisher zugesagt"),
        (fit(tried=1, yes=0), "hat bei der einen Frage bisher nicht zugesagt"),
        (fit(tried=4, yes=0), "hat bei 4 Fragen nie zugesagt"),
        (fit(tried=4, yes=4), "sagt bei 4 von 4 Fragen zu"),
        (
            fit(earned="960.00", parts={}),
            "hat den steuerfreien Betrag für dieses Jahr mit 960,00 € erreicht",
        ),
    ],
)
def test_each_fact(row: dict[str, Any], said: str) -> None:
    assert said in because(row)


def test_nobody_travels_to_a_call() -> None:
    assert because(fit(km=None)).startswith("passt, bisher nicht gefragt; hat diese Zeit")


def test_unknown_availability_is_said_last() -> None:
    said = because(fit(free=False))

    assert "als frei angegeben" not in said
    assert said.endswith(" zu. Ob sie oder er frei ist, weiß niemand.")


def judged(need: Need, one: Candidate) -> dict[str, Any]:
    """The row that would be stored."""
    (row,) = as_json(assess(need, [one]))
    return row


def test_cast_in_words() -> None:
    assert explain(judged(NEED, DARYA)) == (
        "Darya Amiri: nicht gefragt, weil am Dienstag bis 10:00 Uhr ein Einsatz in Bad Wildungen ist, "
        "41 Minuten Fahrt."
    )
    assert explain(judged(NEED, FATOU)) == (
        "Fatou Diop: nicht gefragt, weil die Basisschulung noch nicht abgeschlossen ist."
    )
    assert explain(judged(NEED, AMAL)) == (
        "Amal Haddad: passt, bisher nicht gefragt; wohnt ganz in der Nähe, hat diese Zeit als frei "
        "angegeben, in den letzten vier Wochen kein Einsatz, spricht die Sprache als Muttersprache, hat noch "
        "keine Frage beantwortet."
    )


def test_judged_rows_carry_every_fact() -> None:
    need = replace(
        NEED, roads={(BAD_WILDUNGEN.plz, KORBACH.plz): (30.0, 35.0)}, ceiling=Decimal(960), gender="female",
        also=frozenset({"ary"}),
    )  # fmt: skip
    one = replace(
        AMAL, place=BAD_WILDUNGEN, radius_km=60, case=1, good=True, held=(NEED.period,), earned=Decimal(960),
        tried=3, yes=1, load=3.04, via="ary", hours=(),
    )  # fmt: skip

    said = explain(judged(need, one), Asked(3))

    for words in (
        "gefragt in Runde 3; 30 km auf der Straße", "springt mit ", "zur selben Zeit gefragt", "3 Stunden",
        "1 von 3 Fragen", "kennt den Fall", "bewährt", "gewünschte Geschlecht", "mit 960,00 € erreicht",
        "Ob sie oder er frei ist",
    ):  # fmt: skip
        assert words in said


def test_night_is_told_by_the_day_of_its_end() -> None:
    """Until half past midnight on Tuesday, not on Monday, when it began."""
    night = replace(DARYA.bookings[0].period, start=datetime.fromisoformat("2026-11-23T22:00+01:00"))
    night = replace(night, end=datetime.fromisoformat("2026-11-24T00:30+01:00"))
    early = replace(NEED.period, start=datetime.fromisoformat("2026-11-24T00:45+01:00"))
    late = replace(DARYA, bookings=(replace(DARYA.bookings[0], period=night),))

    assert "am Dienstag bis 00:30 Uhr" in because(judged(replace(NEED, period=early), late))


def test_points_are_told_in_the_order_of_the_score() -> None:
    said = points({"room": 5.0, "case": 15.0, "good": 0.0, "near": 32.25, "fair": 13.33})

    assert said == (
        "Nähe 32,2, wenig Einsätze in letzter Zeit 13,3, kennt den Fall 15, noch weit vom steuerfreien "
        "Betrag 5"
    )


@pytest.mark.parametrize("code", ROADS)
def test_whose_distances_these_are(code: str) -> None:
    said = roads({"roads": code, "road_factor": 1.3})

    assert said.startswith("Entfernungen: ")
    assert ("Luftlinie × 1,3" in said) is (code != "measured")


@pytest.mark.parametrize("facts", [{}, {"roads": "none"}, {"judged": 3}])
def test_old_assessments_say_nothing_about_roads(facts: dict[str, Any]) -> None:
    assert roads(facts) == ""


@pytest.mark.django_db
def test_asked_is_what_the_rounds_say(at: datetime) -> None:
    pool = make_pool()
    for number in range(1, 6):
        make_interpreter(pool, f"Person{number}", mobile=f"+49171392000{number}")
    request = submit(make_authority(pool), at)
    asked = asked_in(request, request.position)

    assert set(asked.values()) == {Asked(1)}
    assert asked.keys() == set(request.offers.values_list("interpreter_id", flat=True))
    assert len(asked) < Interpreter.objects.of(pool).count()

    request.version += 1
    assert set(asked_in(request, request.position).values()) == {Asked(1, outdated=True)}
