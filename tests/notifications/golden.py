"""The entries whose invites lie in calendars/, byte for byte as they leave.

After a change that is meant: `.venv/bin/python -m tests.notifications.golden`, and read the difference.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from notifications.ical import CalendarEntry, invite

FOLDER = Path(__file__).parent / "calendars"
BERLIN = ZoneInfo("Europe/Berlin")
STREET = "Südring 2, 34497 Korbach"
LONG = (
    "Kreishaus, Eingang B über den Hof, zweites Obergeschoss links, Zimmer 2.17 (bitte am Empfang melden); "
)


def local(day: str, clock: str, fold: int = 0) -> datetime:
    """A wall clock in Germany."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BERLIN, fold=fold)


def between(day: str, begin: str, end: str, last: str = "") -> dict[str, datetime]:
    """From one wall clock to another."""
    return {"starts": local(day, begin), "ends": local(last or day, end)}


REQUEST = CalendarEntry(
    uid="3f1c0a52-8d1e-4a52-9c57-0d9a9d6f8a01@dolmetscherpool",
    sequence=0,
    stamp=datetime(2026, 10, 12, 8, 0, 5, tzinfo=UTC),
    **between("2026-11-24", "14:00", "15:30"),
    summary="Einsatz 4821",
    location=STREET,
    description="Sprache: Arabisch (Levante)\nTreffpunkt: Pforte\nAnsprechperson: Frau Klee 069 90009002",
    url="https://pool.example/k/Zm9vYmFyYmF6cXV4MTIzNA/",
    organizer_name="Dolmetscherpool Waldeck-Frankenberg",
    organizer_email="pool@dolmetscherpool.example",
    attendee_name="Amal Haddad",
    attendee_email="amal@person.example",
    alarm=timedelta(hours=2),
)
UPDATE = replace(
    REQUEST, sequence=1, stamp=datetime(2026, 10, 13, 9, 30, tzinfo=UTC),
    **between("2026-11-25", "09:00", "10:00"), location="Kirchweg 1, 34513 Waldeck",
)  # fmt: skip
CANCEL = replace(UPDATE, sequence=2, stamp=datetime(2026, 10, 14, 7, 0, tzinfo=UTC), cancelled=True, url="")
CLERK = replace(
    REQUEST, alarm=None, url="https://pool.example/anfragen/17/", attendee_name="Gesa Klee",
    attendee_email="gesa@jugendamt.example", description="Sprache: Arabisch (Levante)\nEs kommt: Amal Haddad",
)  # fmt: skip
REMOVED = replace(CANCEL, location="", description="", attendee_name="", attendee_email="alt@person.example")

CASES: dict[str, CalendarEntry] = {
    "request": REQUEST,
    "update": UPDATE,
    "cancel": CANCEL,
    "removed-from-an-old-address": REMOVED,
    "clerk": CLERK,
    "answers-are-read": replace(REQUEST, answers=True),
    "phone": replace(REQUEST, location="am Telefon", description=""),
    "town-only": replace(REQUEST, location="34497 Korbach", lat=51.274, lon=8.8726543),
    "nothing-but-times": replace(REQUEST, summary="", location="", description="", url="", alarm=None),
    "signs": replace(
        REQUEST,
        location='Haus "Süd"; Zimmer 3, 1. Stock: Köln/Straße; ÄÖÜß',
        description='Bitte klingeln, zweimal; dann "Ja" sagen.\nZweite Zeile, mit Komma\n\nLetzte: Größe 1:2',
        organizer_name='Pool "Süd"; Büro, Nord: ^Köln',
        attendee_name='Amal "Ama" Haddad, M.A.',
    ),
    "injected": replace(
        REQUEST,
        location="Korbach\r\nATTENDEE:mailto:evil@person.example\rX:1\x0bY\x00Z\u2028BEGIN:VALARM",
        description="\u202egesagt\u202c\tTab\x85\r\nEND:VEVENT",
        attendee_name="Amal\r\nORGANIZER:mailto:evil@person.example",
    ),
    "long-location": replace(REQUEST, location=(LONG * 2)[:200]),
    "long-umlauts": replace(REQUEST, location="ß" * 200, description="Ä" * 500),
    "emoji": replace(REQUEST, location="🏥👩🏽‍⚕️ Klinik 🇩🇪 " * 8, description="👨‍👩‍👧‍👦" * 20),
    "arabic": replace(REQUEST, attendee_name="أمل حداد", description="مرحبا، نراك غدا"),
    "umlaut-domain": replace(
        REQUEST, attendee_email="info@bücher.example", organizer_email="a%b@pool.example"
    ),
    "summer-time-ends": replace(REQUEST, **between("2026-10-25", "01:15", "03:45")),
    "the-hour-that-comes-twice": replace(
        REQUEST, starts=local("2026-10-25", "02:30"), ends=local("2026-10-25", "02:30", fold=1)
    ),
    "summer-time-begins": replace(REQUEST, **between("2027-03-28", "01:15", "03:45")),
    "until-midnight": replace(REQUEST, **between("2026-11-24", "22:30", "00:00", "2026-11-25")),
    "from-midnight": replace(REQUEST, **between("2026-11-24", "00:00", "01:00")),
    "over-midnight": replace(REQUEST, **between("2026-11-24", "23:30", "00:30", "2026-11-25")),
    "leap-day": replace(REQUEST, **between("2028-02-29", "14:00", "15:00")),
    "over-the-leap-day": replace(REQUEST, **between("2028-02-28", "23:30", "00:30", "2028-02-29")),
    "month-end": replace(REQUEST, **between("2026-11-30", "23:00", "01:00", "2026-12-01")),
    "year-end": replace(REQUEST, **between("2026-12-31", "23:00", "01:00", "2027-01-01")),
}


def main() -> None:
    """Write them all anew, and throw away what no case stands for."""
    for file in FOLDER.glob("*.ics"):
        file.unlink()
    for name, entry in CASES.items():
        (FOLDER / f"{name}.ics").write_bytes(invite(entry).encode())


if __name__ == "__main__":
    main()
