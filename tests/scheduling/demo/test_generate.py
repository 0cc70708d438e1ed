"""`./run manage generate`: as many invented people as wanted, none with a phone, the same for a seed."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import connection, transaction

from pool import languages
from pool.models import (
    Absence,
    Authority,
    Availability,
    Bond,
    ExtraHours,
    Interpreter,
    LanguageSkill,
    Membership,
    Person,
    Pool,
    Spoken,
)
from scheduling.demo.seed_places import TOWNS
from scheduling.demo.synthetic.make import synthetic_pool
from scheduling.demo.synthetic.recipe import Recipe
from scheduling.models import Assessment, Assignment, Offer, Position, Request, Round, ServiceRecord, Slot
from scheduling.queries import candidates_for

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
COUNTY = Recipe(200, requests=60, authorities=7, days=10, seed=3)
OWNED = (
    Authority, Bond, Interpreter, LanguageSkill, Membership, Spoken, Assessment, Assignment, Offer, Position,
    Request, Round, ServiceRecord, Slot,
)  # fmt: skip
OF_PERSON = (Availability, ExtraHours, Absence)


def make(recipe: Recipe = COUNTY, at: datetime = AT, **options: Any) -> Pool:
    """The Pool of a recipe, its progress unseen."""
    return synthetic_pool(recipe, at=at, out=StringIO(), **options)


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker) -> Iterator[Pool]:  # type: ignore[no-untyped-def]
    """One Pool for all tests that only look; gone with the module."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            yield make()
            transaction.set_rollback(True)


def test_as_many_as_wanted(county: Pool) -> None:
    waiting = Request.objects.of(county).filter(state="approved")

    assert county.slug == "synthetic-200-60-7-10-3"
    assert sorted(Interpreter.objects.of(county).values_list("number", flat=True)) == list(range(1, 201))
    assert Authority.objects.of(county).filter(state=Authority.APPROVED).count() == 7
    assert waiting.count() == 60
    starts = Slot.objects.of(county).filter(request__in=waiting).values_list("starts", flat=True)
    assert all(AT < start < AT + timedelta(days=11) for start in starts)


def test_nobody_has_a_phone_and_mail_arrives_nowhere(county: Pool) -> None:
    everybody = Person.objects.all()

    assert everybody.count() == 207
    assert set(everybody.values_list("mobile", flat=True)) == {""}
    assert all(
        email.endswith(f"@{county.slug}.example") for email in everybody.values_list("email", flat=True)
    )


def test_the_world_is_as_described(county: Pool) -> None:
    own = LanguageSkill.objects.of(county).filter(via="")
    number = Counter(own.values_list("interpreter", flat=True))
    spoken = Counter(own.values_list("language", flat=True))
    known = Availability.objects.values("person").distinct().count()

    assert set(number.values()) == {1, 2, 3, 4}
    assert 1.7 < sum(number.values()) / 200 < 2.1
    assert max(spoken.values()) == pytest.approx(0.35 * 200, abs=20)
    assert spoken.keys() <= languages.ALL.keys()
    assert known == pytest.approx(0.7 * 200, abs=22)
    assert Assignment.objects.of(county).count() == pytest.approx(2 * 200, abs=60)
    assert set(Interpreter.objects.of(county).values_list("postal_code", flat=True)) <= TOWNS.keys()
    assert Bond.objects.of(county).exists() and Offer.objects.of(county).filter(state="accepted").exists()
    assert LanguageSkill.objects.of(county).exclude(via="").exists()


def test_nobody_is_in_two_places_at_once(county: Pool) -> None:
    booked = defaultdict(list)
    for person, starts, ends in Assignment.objects.of(county).values_list("person", "starts", "ends"):
        booked[person].append((starts, ends))

    for times in booked.values():
        ordered = sorted(times)
        assert all(one[1] <= other[0] for one, other in zip(ordered, ordered[1:], strict=False))
    assert max(map(len, booked.values())) > 2


def test_what_is_over_is_done_and_what_comes_is_confirmed(county: Pool) -> None:
    rows = Assignment.objects.of(county)

    assert {over for over in rows.filter(ends__lte=AT).values_list("state", "request__state")} == {
        ("done", "closed")
    }
    assert {ahead for ahead in rows.filter(ends__gt=AT).values_list("state", "request__state")} == {
        ("confirmed", "filled")
    }
    assert ServiceRecord.objects.of(county).count() == rows.filter(state="done").count()


def test_every_row_keeps_the_rules_of_its_table(county: Pool) -> None:
    connection.check_constraints()
    rows = [row for model in OWNED for row in model.objects.of(county)[:100]]
    rows += [row for model in OF_PERSON for row in model.objects.all()[:100]]
    for row in rows:
        empty = [field.name for field in row._meta.fields if getattr(row, field.attname) in (None, [], {})]
        row.clean_fields(exclude=empty)
        row.validate_constraints()


def test_the_search_finds_them_by_mail_since_nobody_has_a_number(county: Pool) -> None:
    waiting = Request.objects.of(county).filter(state="approved").order_by("pk")[:20]
    fits = [fit for request in waiting for fit in candidates_for(request, request.position, at=AT).fits]

    assert len(fits) > len(waiting) / 3
    assert all(fit.candidate.by_mail for fit in fits)
