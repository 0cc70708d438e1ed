"""Every date field of the desk says what is special about its day, also while somebody chooses it."""

import pytest
from django.test import Client

from tests.people import Cast

NOTES = "/tage/"


def test_a_day_is_told_of_by_whatever_name_it_has(ines: Client, people: Cast) -> None:
    christmas = ines.get(NOTES, {"first_day": "2026-12-25"}).content.decode()
    workday = ines.get(NOTES, {"last_day": "2026-11-24"}).content.decode()

    assert "Der 25.12.2026 ist ein Feiertag: Erster Weihnachtstag." in christmas
    assert workday.strip() == ""


@pytest.mark.parametrize(
    "typed", ["", "morgen", "2026-02-30", "0001-01-01", "9999-12-31", "\x00", "2026-12-25" * 99]
)
def test_nonsense_has_no_notes(ines: Client, people: Cast, typed: str) -> None:
    page = ines.get(NOTES, {"day": typed})

    assert page.status_code == 200


def test_it_is_for_members(people: Cast) -> None:
    assert Client().get(NOTES, {"day": "2026-12-25"}).status_code == 302


def test_the_fields_ask_and_have_a_place_for_it(ines: Client, people: Cast) -> None:
    for path, names in (
        (f"/desk/people/{people.amal.pk}/", ("absence_first_day", "absence_last_day", "extra_day")),
        ("/desk/rules/", ("closure_first_day", "closure_last_day")),
    ):
        page = ines.get(path).content.decode()
        assert "htmx" in page
        for name in names:
            assert f'hx-target="#{name}_note"' in page and f'id="{name}_note"' in page
