"""The invented pool: who is in it, which numbers they have, and what has happened so far."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import transaction

from notifications.models import Message
from pool import languages
from pool.models import Authority, Interpreter, LanguageSkill, Membership, Person, Pool, User
from scheduling.demo.reserved import MOBILES, NO_SUCH_NUMBER, SERVICE, STRANGER, frankfurt
from scheduling.demo.seed import SLUGS, seed
from scheduling.demo.seed_authorities import BODIES, NEIGHBOUR
from scheduling.demo.seed_people import invented_names
from scheduling.models import Assignment, Offer, Request, ServiceRecord, Statement, Tariff

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def pool(django_db_setup: None, django_db_blocker) -> Iterator[Pool]:  # type: ignore[no-untyped-def]
    """Seeded once for all tests here, and undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield seed(datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
        transaction.set_rollback(True)


def test_there_are_two_pools_and_a_hundred_people(pool: Pool) -> None:
    people = Interpreter.objects.of(pool)
    spoken = LanguageSkill.objects.of(pool).values_list("language", flat=True).distinct()

    assert set(Pool.objects.values_list("slug", flat=True)) == SLUGS
    assert 95 <= people.count() <= 105
    assert 33 <= len(spoken) <= 40
    assert all(languages.ALL[code].offered for code in spoken)


def test_numbers_are_reserved_for_fiction_and_belong_to_one_person(pool: Pool) -> None:
    numbers = list(Person.objects.exclude(mobile="").values_list("mobile", flat=True))

    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(MOBILES) - {SERVICE, STRANGER}


def test_every_sms_goes_between_reserved_numbers(pool: Pool) -> None:
    rows = Message.objects.filter(channel="sms")

    assert rows.exists()
    assert {row.recipient for row in rows} | {row.sender for row in rows} <= {*MOBILES, ""}


def test_landlines_are_of_frankfurts_range(pool: Pool) -> None:
    phones = {pool.phone for pool in Pool.objects.all()}
    phones |= {row.contact_phone for row in Request.objects.across_pools()}

    assert phones <= {frankfurt(end) for end in range(1000)}


def test_all_names_are_invented(pool: Pool) -> None:
    names = set(Interpreter.objects.of(pool).values_list("person__name", flat=True))
    clerks = set(
        Membership.objects.across_pools().filter(role="requester").values_list("person__name", flat=True)
    )

    assert names <= set(invented_names())
    assert clerks == {body.requester for body in (*BODIES, NEIGHBOUR)}


def test_addresses_end_where_no_mail_arrives(pool: Pool) -> None:
    addresses = [address for address in Person.objects.values_list("email", flat=True) if address]

    assert all(address.endswith(".example") for address in addresses)
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize(
    ("name", "language", "town", "state"),
    [
        ("Amal Haddad", "apc", "Korbach", "active"),
        ("Bo Tesfay", "tir", "Battenberg (Eder)", "active"),
        ("Chadi Nassar", "apc", "Bad Arolsen", "active"),
        ("Darya Sharifi", "prs", "Bad Wildungen", "active"),
        ("Emin Kaya", "kmr", "Korbach", "active"),
        ("Fatou Diop", "fra", "Korbach", "training"),
    ],
)
def test_the_cast_is_there(pool: Pool, name: str, language: str, town: str, state: str) -> None:
    one = Interpreter.objects.of(pool).get(person__name=name)

    assert (one.town, one.state) == (town, state)
    assert one.skills.filter(language=language).exists()


def test_bo_alone_speaks_tigrinya_and_nobody_sorani(pool: Pool) -> None:
    speakers = Counter(LanguageSkill.objects.of(pool).values_list("language", flat=True))

    assert (speakers["tir"], speakers["ckb"]) == (1, 0)


def test_a_third_has_not_told_any_hours(pool: Pool) -> None:
    rows = Interpreter.objects.of(pool)
    silent = rows.filter(person__hours=None).count()

    assert 0.25 < silent / rows.count() < 0.45


def test_everybody_lives_in_the_county_and_some_have_no_phone_that_works(pool: Pool) -> None:
    rows = Interpreter.objects.of(pool)

    assert not rows.filter(lat=None).exists()
    assert rows.filter(person__mobile=NO_SUCH_NUMBER).count() == 1


def test_the_past_shows_every_state_of_the_work(pool: Pool) -> None:
    requests = Counter(Request.objects.of(pool).values_list("state", flat=True))
    records = Counter(ServiceRecord.objects.of(pool).values_list("state", flat=True))

    assert requests == {"closed": 8, "filled": 3, "searching": 1, "unfilled": 1, "withdrawn": 1}
    assert records == {"settled": 2, "approved": 1, "attested": 3, "reported": 1, "open": 1}
    assert Assignment.objects.of(pool).filter(state="cancelled").count() == 1
    assert Statement.objects.of(pool).get().total == Decimal("40.00")


def test_gesa_has_an_open_search_and_hours_to_confirm(pool: Pool) -> None:
    office = Authority.objects.of(pool).get(name="Jugendamt Korbach")

    states = sorted(Request.objects.of(pool).filter(authority=office).values_list("state", flat=True))

    assert states == ["closed", "closed", "searching"]
    assert Offer.objects.of(pool).filter(request__authority=office, state="sent").exists()


def test_the_neighbour_has_something_of_its_own(pool: Pool) -> None:
    neighbour = Pool.objects.exclude(pk=pool.pk).get()

    assert Request.objects.of(neighbour).count() == 1
    assert Tariff.objects.of(neighbour).count() == 2
    assert Person.objects.filter(interpreters__pool=pool).filter(interpreters__pool=neighbour).count() == 1


def test_accounts_sign_in_with_one_password(pool: Pool) -> None:
    assert all(user.check_password("edersee-demo") for user in User.objects.all())
    assert User.objects.get(is_superuser=True).email == "admin@dolmetscherpool.example"
