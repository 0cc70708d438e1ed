"""The demo touches no database but its own."""

from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet

from pool.models import Pool, User
from scheduling.demo import database, welcome
from scheduling.demo.seed import seed
from scheduling.demo.trouble import Trouble
from tests.builders import make_pool, submit
from tests.people import cast

pytestmark = pytest.mark.django_db


def test_an_empty_database_may_be_used() -> None:
    database.check_ours()

    assert database.is_empty()


@pytest.mark.parametrize("act", [database.check_ours, database.empty])
def test_a_real_pool_is_left_alone(act) -> None:  # type: ignore[no-untyped-def]
    make_pool("vogelsberg")

    with pytest.raises(Trouble, match="echter Pool"):
        act()

    assert Pool.objects.exists()


def test_rows_without_their_key_are_told(settings) -> None:  # type: ignore[no-untyped-def]
    submit(cast().youth_office, datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
    database.check_keys()

    settings.FIELD_KEYS = (Fernet.generate_key().decode(),)

    with pytest.raises(Trouble, match="--fresh"):
        database.check_keys()


def test_the_sheet_names_three_people_who_can_sign_in_and_a_token() -> None:
    seed(datetime(2026, 11, 23, 8, 0, tzinfo=UTC), history=False)
    lines: list[str] = []

    welcome.tell(lines.append, "http://127.0.0.1:8000")

    text = "\n".join(lines)
    assert all(
        User.objects.filter(email=email, is_active=True).exists() for _, (_, email), _ in welcome.DOORS
    )
    assert all(email in text for _, (_, email), _ in welcome.DOORS)
    assert "Authorization: Token " in text
    assert "/demo/phones/" in text
