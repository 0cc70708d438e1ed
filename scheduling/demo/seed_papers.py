"""What the demo's volunteers have learned and shown, and what the desk wrote down about some of them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from pool.models import Interpreter, Note, Training
from scheduling.demo.seed_authorities import COORDINATOR

COURSES = (
    ("Dolmetschen in der Schule", Training.FURTHER, 8),
    ("Umgang mit belastenden Gesprächen", Training.FURTHER, 6),
    ("B2-Zertifikat Deutsch", Training.CERTIFICATE, None),
)
NOTES = ("Ruft lieber abends zurück.", "Möchte gern öfter an der Grundschule helfen.")


def papers(people: Sequence[Interpreter], at: datetime) -> None:
    """Each who is trained has the basic course, every fourth one more; two run out soon."""
    trained = [one for one in people if one.training_on]
    days = {one.pk: one.training_on for one in trained if one.training_on}
    today = at.astimezone(people[0].pool.tz).date()
    rows = [_course(one, "Basisschulung", Training.BASIC, days[one.pk], 24) for one in trained]
    for number, one in enumerate(trained[::4]):
        name, kind, units = COURSES[number % len(COURSES)]
        rows.append(_course(one, name, kind, today - timedelta(days=90 + 7 * number), units))
    for row in rows[-2:]:
        row.expires_on = today + timedelta(days=30)
    Training.objects.bulk_create(rows)
    Note.objects.bulk_create(
        Note(pool=one.pool, interpreter=one, text=text, author=COORDINATOR[0], made_at=at - timedelta(days=9),
             forget_on=today + timedelta(days=356))
        for one, text in zip(trained, NOTES, strict=False)
    )  # fmt: skip


def _course(one: Interpreter, name: str, kind: str, day: date, units: int | None) -> Training:
    return Training(pool=one.pool, interpreter=one, name=name, kind=kind, done_on=day, units=units)
