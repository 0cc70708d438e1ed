"""The tariffs that pools publish, each reckoned through; what a page leaves open is said here."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest

from scheduling.domain.tariffs import (
    Before,
    CancelStep,
    Earlier,
    Supplement,
    Terms,
    TimeRule,
    TravelRule,
    Work,
    calculation,
    check_terms,
    examples,
    price,
    total,
)
from tests.scheduling.domain.tariffs import BERLIN, TEN, work

HOUR, LATE = "1 angefangene Stunde", "späte Absage: 60 Minuten wie gearbeitet"
DOOR_LIKE = Terms(TimeRule(Decimal(25), 60, Decimal(10), 30), TravelRule(rates={"car": Decimal("0.35")}))


def called_off(**before: float) -> Work:
    """Two hours on Tuesday at ten, called off so long before."""
    return work(minutes=0, km="24", booked=120, notice=TEN - timedelta(**before))


TOLD = [
    # flat, whatever the time; the way is inside it
    (examples.WIR, work(minutes=200, km="80"), "1 Einsatz pauschal 20,00 €, Fahrt inbegriffen"),
    # Heinsberg: travel is not said, so nothing is paid for it
    (examples.HEINSBERG, work(minutes=120), "die ersten 120 Minuten 25,00 €"),
    (examples.HEINSBERG, work(minutes=121), f"die ersten 120 Minuten 25,00 € + {HOUR} 10,00 € = 35,00 €"),
    (
        examples.HEINSBERG, work(minutes=241),
        "die ersten 120 Minuten 25,00 € + 3 angefangene Stunden je 10,00 € = 55,00 €",
    ),
    (examples.SOEST, work(minutes=61), f"{HOUR} 25,00 € + {HOUR} 15,00 € = 40,00 €"),
    # Borken: the way is time, from 5 km on; "inside the county" no tariff can know
    (
        examples.BORKEN, work(minutes=60, km="4.9", travel_minutes=20),
        "2 × 30 angefangene Minuten je 7,50 € = 15,00 €",
    ),
    (
        examples.BORKEN, work(minutes=60, km="5", travel_minutes=20),
        "3 × 30 angefangene Minuten (davon 20 Minuten Weg) je 7,50 € = 22,50 €",
    ),
    # Ennepe-Ruhr: the amount is unconfirmed, 15 € an hour stands in for it
    (examples.ENNEPE, called_off(hours=23), "späte Absage: 60 Minuten wie gearbeitet 15,00 €"),
    (examples.ENNEPE, called_off(hours=24), "rechtzeitig abgesagt 0,00 €"),
    (
        examples.DOOR, work(minutes=75, km="24"),
        "1 angefangene Stunde 20,00 € + 30 angefangene Minuten 10,00 € + 24 km × 0,28 € = 36,72 €",
    ),
    (
        examples.DOOR, work(minutes=60, means="transit", ticket=Decimal("5.60")),
        "1 angefangene Stunde 20,00 € + Fahrkarte 5,60 € = 25,60 €",
    ),
    # Offenburg says 15 € up to 1.5 h; what follows is open: another block for each begun
    (examples.OFFENBURG, work(minutes=90), "die ersten 90 Minuten 15,00 €"),
    (
        examples.OFFENBURG, work(minutes=91),
        "die ersten 90 Minuten 15,00 € + 90 angefangene Minuten 15,00 € = 30,00 €",
    ),
    # Filderstadt: in town 10 €, outside 15 €: a zone of 5 €; the town ends here after 10 km there and back
    (examples.FILDERSTADT, work(minutes=60, km="10"), f"{HOUR} 10,00 € + Fahrt bis 10 km 0,00 € = 10,00 €"),
    (
        examples.FILDERSTADT, work(minutes=90, km="10.1"),
        "1 angefangene Stunde 10,00 € + 1 angefangene Stunde 5,00 € + Fahrt über 10 km 5,00 € = 20,00 €",
    ),
    (
        examples.ALB_DONAU, work(minutes=50),
        "50 Minuten, 12,00 € je Stunde + Fahrt pauschal 12,00 € = 22,00 €",
    ),
    (
        examples.DONAU_RIES, work(minutes=50, km="24"),
        "50 Minuten, 15,00 € je Stunde + 24 km × 0,35 € = 20,90 €",
    ),
    # GDD Brandenburg: the zones between 6 and 17 € are not told; travel time, at most 15 €, is in the last
    (
        examples.BRANDENBURG, work(minutes=20, km="15"),
        "1 angefangene Stunde 18,00 € + Fahrt bis 20 km 6,00 € = 24,00 €",
    ),
    (
        examples.BRANDENBURG, work(minutes=61, km="300"),
        "1 angefangene Stunde 18,00 € + 30 angefangene Minuten 9,00 € + Fahrt über 40 km 17,00 € = 44,00 €",
    ),
    (
        examples.PAEDALOGIK, work(minutes=76),
        "1 angefangene Stunde 30,00 € + 2 × 15 angefangene Minuten je 7,50 € = 45,00 €",
    ),
    (examples.PAEDALOGIK, called_off(hours=21, minutes=1), "rechtzeitig abgesagt 0,00 €"),
    (examples.PAEDALOGIK, called_off(hours=21), "späte Absage: 60 Minuten wie gearbeitet 30,00 €"),
    # Luzern: a quarter of an hour costs a quarter of 82.50; half cents go up, once per line
    (
        examples.LUZERN, work(minutes=61, booked=90, km="10"),
        "1 angefangene Stunde 82,50 € + 15 angefangene Minuten 20,625 € + "
        "29 Minuten gebucht und nicht gebraucht: 50 % von 20,62 € + Fahrt bis 20 km 25,00 € = 138,44 €",
    ),
    (
        examples.LUZERN, called_off(hours=20),
        f"{LATE} 82,50 € + Rest der gebuchten Zeit: 50 % von 82,50 € = 123,75 €",
    ),
    (
        examples.LUZERN, called_off(hours=3),
        "späte Absage: 60 Minuten wie gearbeitet 82,50 € + Rest der gebuchten Zeit: 50 % von 82,50 € + "
        "Fahrt über 20 km 30,00 € = 153,75 €",
    ),
    (
        examples.LUZERN, work(minutes=60, km="10", urgent=True),
        f"{HOUR} 82,50 € + Zuschlag Eilfall 50 % von 82,50 € + Fahrt bis 20 km 25,00 € = 148,75 €",
    ),
    (
        examples.BASELLAND, work(minutes=30),
        "1 angefangene Stunde 90,00 € + Fahrt pauschal 37,50 € = 127,50 €",
    ),
    (examples.BERLIN_PHONE, work(minutes=15, remote=True), "die ersten 15 Minuten 10,00 €"),
    (
        examples.BERLIN_PHONE, work(minutes=38, remote=True),
        "die ersten 15 Minuten 10,00 € + 23 Minuten je 1,00 € = 33,00 €",
    ),
    (
        DOOR_LIKE, work(minutes=75, km="24"),
        "1 angefangene Stunde 25,00 € + 30 angefangene Minuten 10,00 € + 24 km × 0,35 € = 43,40 €",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "one", "told"), TOLD)
def test_published_tariff_is_reckoned_as_its_page_says(terms: Terms, one: Work, told: str) -> None:
    check_terms(terms)

    assert calculation(price(terms, one)) == told


def test_baselland_pays_no_second_way_within_half_an_hour() -> None:
    first, near = work(place="a", case="1"), work(starts=TEN + timedelta(minutes=80), place="a", case="2")
    known = Before(visit=(Earlier(first, total(price(examples.BASELLAND, first))),))

    told = calculation(price(examples.BASELLAND, near, known))

    assert told == (
        "1 angefangene Stunde 90,00 € + "
        "Fahrt mit einem anderen Einsatz dieses Besuchs schon bezahlt 0,00 € = 90,00 €"
    )


def test_two_appointments_of_one_case_are_one() -> None:
    terms = replace(DOOR_LIKE, travel=TravelRule(once_within=30), as_one=True)
    first, second = work(minutes=60), work(minutes=45, starts=TEN + timedelta(minutes=70))
    known = Before(visit=(Earlier(first, Decimal("25.00")),))

    (line, *_more) = price(terms, second, known)

    assert line.sentence == (
        f"2 Einsätze als einer: {HOUR} 25,00 € + 2 × 30 angefangene Minuten je 10,00 € = 45,00 €, "
        "davon schon berechnet 25,00 € = 20,00 €"
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"most": Decimal(30)}, " − 13,40 € (höchstens 30,00 € je Einsatz) = 30,00 €"),
        ({"least": Decimal(50)}, " + 6,60 € bis zum Mindestbetrag von 50,00 € = 50,00 €"),
        ({"client_most": 5}, " − 43,40 € (höchstens 5 Einsätze je Fall im Jahr) = 0,00 €"),
        ({"year_most": Decimal(960)}, " − 33,40 € (höchstens 960,00 € im Jahr) = 10,00 €"),
    ],
)
def test_bounds_say_what_they_take_or_give(change: dict[str, Decimal], told: str) -> None:
    known = Before(client_count=5, year_paid=Decimal(950))

    assert calculation(price(replace(DOOR_LIKE, **change), work(75, "24"), known)) == (
        f"1 angefangene Stunde 25,00 € + 30 angefangene Minuten 10,00 € + 24 km × 0,35 €{told}"
    )


NEW_YEAR = datetime(2026, 12, 31, 23, tzinfo=BERLIN)
CLOCKS_BACK = datetime(2026, 10, 24, 23, tzinfo=BERLIN)  # the night has an hour more


@pytest.mark.parametrize(
    ("starts", "minutes", "amount"),
    [
        (TEN, 60, "0.00"),
        (TEN.replace(hour=17, minute=30), 60, "5.00"),
        (TEN.replace(hour=21), 120, "10.00"),
        (NEW_YEAR, 120, "20.00"),
        (
            CLOCKS_BACK,
            360,
            "30.00",
        ),  # six real hours, three until it is two for the first time
    ],
)
def test_evening_gets_its_share_also_past_midnight(starts: datetime, minutes: int, amount: str) -> None:
    late = time(2) if starts in (NEW_YEAR, CLOCKS_BACK) else time(22)
    terms = Terms(
        TimeRule(Decimal(0), 0, Decimal(20), 60),
        supplements=(Supplement("evening", 50, begins=time(18), ends=late),),
    )

    found = [line.amount for line in price(terms, work(minutes, starts=starts)) if line.kind == "supplement"]

    assert sum(found, Decimal(0)) == Decimal(amount)


def test_holiday_on_a_saturday_is_a_sunday() -> None:
    terms = Terms(supplements=(Supplement("saturday", 10), Supplement("sunday", 100)))
    saturday = TEN + timedelta(days=4)

    told = [price(terms, work(starts=saturday, holiday=holiday))[1].sentence for holiday in (False, True)]

    assert told == [
        "Zuschlag Samstag 10 % von 20,00 € = 2,00 €",
        "Zuschlag Sonn- und Feiertag 100 % von 20,00 € = 20,00 €",
    ]


def test_late_step_whose_hours_reach_over_a_clock_change_counts_real_hours() -> None:
    terms = replace(examples.ENNEPE, cancellation=(CancelStep(24, minutes=None),))
    starts = datetime(2026, 10, 25, 10, tzinfo=BERLIN)
    same_clock = datetime(2026, 10, 24, 10, tzinfo=BERLIN)  # 25 hours before

    assert total(price(terms, work(0, starts=starts, notice=same_clock))) == 0
    assert total(price(terms, work(0, starts=starts, notice=same_clock + timedelta(minutes=61)))) > 0


@pytest.mark.parametrize(
    ("amount", "km"), [("0.005", "1"), ("0.125", "0.2"), ("0.35", "0.1"), ("0.21", "12.5")]
)
def test_half_cents_go_up_once(amount: str, km: str) -> None:
    terms = Terms(TimeRule(Decimal(1), 60), TravelRule(rates={"car": Decimal(amount)}))

    way = price(terms, work(km=km))[1].amount

    assert abs(way - Decimal(amount) * Decimal(km)) <= Decimal("0.005")
    assert way >= Decimal(amount) * Decimal(km) - Decimal("0.0049")
