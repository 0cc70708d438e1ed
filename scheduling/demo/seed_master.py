"""Master data: two Pools with their rules and Tariffs, and the volunteers with hours and absences."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from notifications.models import Number
from pool.actions import school_holidays, spoken
from pool.domain.actors import SYSTEM
from pool.models import Absence, Availability, Interpreter, LanguageSkill, Person, Pool
from scheduling.demo.reserved import RANGE_176, frankfurt
from scheduling.demo.seed_people import Volunteer
from scheduling.demo.seed_places import home
from scheduling.domain.tariffs import Terms, TimeRule
from scheduling.models import Tariff

CLEARED = date(2026, 1, 15)
TRUSTED = ("gesamtschule.example", "kreis-waldeck.example")  # whoever proves such an address is in at once
TERMS = (
    "Eine Fachkraft Ihrer Einrichtung ist beim Gespräch dabei und leitet es.\n\n"
    "Unsere Dolmetscherinnen und Dolmetscher sind Ehrenamtliche. Sie geben mündlich wieder, was gesagt wird. "
    "Sie übersetzen keine Schriftstücke, unterschreiben nichts und beraten nicht.\n\n"
    "Bitte fragen Sie früh an und sagen Sie ab, sobald ein Termin nicht stattfindet. "
    "Danach bestätigen Sie die Zeit.\n\n"
    "Namen und Angaben über die ratsuchende Person gehören nicht in die Anfrage."
)
POOLS = {
    "waldeck-frankenberg": ("Waldeck-Frankenberg", "pool@dolmetscherpool.example", frankfurt(1)),
    "schwalm-eder": ("Schwalm-Eder", "pool@nachbarpool.example", frankfurt(101)),
}
TARIFFS = (
    ("WIR-Pauschale", "15.00", date(2024, 1, 1), date(2025, 12, 31)),
    ("WIR-Pauschale", "20.00", date(2026, 1, 1), None),
)
RULES: dict[str, Any] = {
    "lead_days": 3,
    "needs_agreement": True,
    "client_cap": 5,
    "service_from": time(7),
    "service_until": time(20),
    "office_hours": "Montag bis Freitag, 9 bis 12 Uhr",
    "cancel_hours": 24,
    "cancel_cost": Decimal("20.00"),
    "turn_to": {"lessons": "Bitte fragen Sie die Schule nach einer Begleitung für die Klasse."},
}  # what the Pool of the demo says to those who request


def flat(amount: str) -> dict[str, Any]:
    """The terms of a flat sum."""
    return Terms(TimeRule(base=Decimal(amount))).as_json()


def make_pool(slug: str, at: datetime) -> Pool:
    """One Pool with its Tariffs and the school holidays of Hessen; carrier and imprint are invented."""
    county, email, phone = POOLS[slug]
    carrier = f"Verein Sprachbrücke {county} e. V. (erfunden)"
    pool = Pool.objects.create(
        slug=slug,
        name=f"Dolmetscherpool {county}",
        sms_name="Dolmetscherpool",
        carrier=carrier,
        email=email,
        phone=phone,
        trusted_domains=list(TRUSTED),
        terms=TERMS,
        imprint=f"{carrier}\nLindenallee 1, 34497 Korbach\n\nDiesen Pool gibt es nur in der Vorführung.",
        privacy="In der Vorführung sind alle Menschen, Nummern und Adressen erfunden.",
        **RULES,
    )
    Tariff.objects.bulk_create(
        Tariff(pool=pool, name=name, terms=flat(amount), valid_from=first, valid_until=last)
        for name, amount, first, last in TARIFFS
    )
    with suppress(school_holidays.AllAdopted):  # the last ones we know have been
        school_holidays.adopt_school_holidays(pool, by=SYSTEM, at=at)
    return pool


def interpreters(pool: Pool, people: Sequence[Volunteer], at: datetime) -> list[Interpreter]:
    """The volunteers of one Pool, all at once."""
    persons = Person.objects.bulk_create(
        Person(name=one.name, gender=one.gender, mobile=one.mobile, email=one.email) for one in people
    )
    _confirm([one.mobile for one in people if one.state != Interpreter.APPLIED], at)
    rows = Interpreter.objects.bulk_create(
        _row(pool, number, one, person)
        for number, (one, person) in enumerate(zip(people, persons, strict=True), 1)
    )
    pairs = list(zip(people, rows, strict=True))
    LanguageSkill.objects.bulk_create(_skill(row, word, at) for one, row in pairs for word in one.languages)
    Availability.objects.bulk_create(
        Availability(person=row.person, weekday=day, start=begin * 60, end=end * 60)
        for one, row in pairs
        for day, begin, end in one.hours
    )
    today = at.astimezone(pool.tz).date()
    Absence.objects.bulk_create(
        Absence(person=row.person, first_day=today + timedelta(one.away[0]),
                last_day=today + timedelta(one.away[1]))
        for one, row in pairs
        if one.away
    )  # fmt: skip
    spoken.rebuild([row.pk for row in rows])
    return rows


def _confirm(mobiles: Iterable[str], at: datetime) -> None:
    """These have sent their code back a month ago."""
    confirmed = at - timedelta(30)
    Number.objects.bulk_create(
        Number(number=one, confirmed_at=confirmed, heard_at=confirmed) for one in mobiles
    )


def _skill(row: Interpreter, word: str, at: datetime) -> LanguageSkill:
    """tur:B2 is Turkish at B2; hrv:native:bos is Croatian by a speaker of Bosnian who was asked."""
    code, level, via = (*word.split(":"), "", "")[:3]
    asked = at.date() if via else None
    return LanguageSkill(
        pool=row.pool, interpreter=row, language=code, level=level or "native", via=via, confirmed_on=asked
    )


def _row(pool: Pool, number: int, one: Volunteer, person: Person) -> Interpreter:
    """The declaration comes first, then the training; who has applied has neither."""
    applied = one.state == Interpreter.APPLIED
    trained = not applied and one.state != Interpreter.TRAINING
    return Interpreter(
        pool=pool, person=person, number=number, state=one.state, radius_km=one.radius_km,
        declaration_on=None if applied else CLEARED, training_on=CLEARED if trained else None,
        record_check_on=CLEARED if trained else None,
        record_check_by="Ines Vogt" if trained else "", sms_consent_on=None if applied else CLEARED,
        share_phone=number % 3 == 0, **one.does, **home(one.plz),
    )  # fmt: skip


def neighbours(pool: Pool, ours: Sequence[Interpreter], at: datetime) -> None:
    """Three people next door, and one of ours who helps there too: one body, two Pools."""
    plain = (("Leyla Arslan", "tur", "34576"), ("Sami Taleb", "apc", "34613"), ("Vera Blum", "rus", "34560"))
    rows = []
    _confirm(RANGE_176[-3:], at)
    for number, ((name, code, plz), mobile) in enumerate(zip(plain, RANGE_176[-3:], strict=True), 1):
        person = Person.objects.create(name=name, mobile=mobile)
        rows.append(_row(pool, number, Volunteer(name, "", (code,), plz, mobile), person))
    shared = next(one for one in ours if one.postal_code == "34537" and one.state == Interpreter.ACTIVE)
    rows.append(
        Interpreter(
            pool=pool,
            person=shared.person,
            number=4,
            state=Interpreter.ACTIVE,
            radius_km=50,
            declaration_on=CLEARED,
            training_on=CLEARED,
            record_check_on=CLEARED,
            sms_consent_on=CLEARED,
            **home("34560"),
        )  # fmt: skip
    )
    Interpreter.objects.bulk_create(rows)
    skills = [code for _name, code, _plz in plain] + [shared.skills.all()[0].language]
    LanguageSkill.objects.bulk_create(
        LanguageSkill(pool=pool, interpreter=row, language=code)
        for row, code in zip(rows, skills, strict=True)
    )
    spoken.rebuild([row.pk for row in rows])
