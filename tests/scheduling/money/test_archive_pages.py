"""The pages Jahr, Abschluss and Aufbewahrung: who may what, and what they say."""

import io
import zipfile
from datetime import date

import pytest

from pool.models import Event, Membership
from scheduling import closing_tasks
from scheduling.actions.statements import issue_statement
from scheduling.models import MoneyRules, YearClosing
from tests.scheduling.money.worked import approved, worked
from tests.scheduling.web import text_of

pytestmark = pytest.mark.django_db
YEAR, FILE, KEEP = "/desk/jahr/", "/desk/jahr/archiv/", "/desk/einstellungen/aufbewahrung/"


@pytest.fixture
def full(people, at):
    """One approved appointment, one that nobody has reported."""
    approved(people.youth_office, at)
    worked(people.youth_office, at, days=12)
    return people


def led_by_others(people) -> None:
    """Ines coordinates, and does not manage."""
    Membership.objects.of(people.pool).filter(person=people.ines.person).update(leads=False)


def test_page_shows_what_is_open_with_links(ines, full) -> None:
    page = ines.get(YEAR, {"jahr": 2026})

    said = text_of(page)
    assert "1 Einsatznachweis ist nicht freigegeben" in said
    assert "ohne Bankverbindung: Amal Haddad" in said and f"/desk/people/{full.amal.pk}/" in str(page.content)
    assert "1 freigegebener Einsatz wartet auf seine Abrechnung" in said


def test_who_waits_with_a_statement_and_no_account_stands_there_too(ines, full, at) -> None:
    issue_statement(full.amal, month=date(2026, 11, 1), by=full.actor(full.ines), at=at)

    said = text_of(ines.get(YEAR, {"jahr": 2026}))
    assert "ohne Bankverbindung: Amal Haddad" in said
    assert "auf ihre Abrechnung" not in said
    assert "ohne Bankverbindung" not in text_of(ines.get(YEAR, {"jahr": 2025}))


def test_year_that_is_not_over_asks_first(ines, full) -> None:
    page = ines.post(YEAR, {"year": 2026})
    assert "Das Jahr 2026 ist noch nicht zu Ende." in text_of(page)
    assert not YearClosing.objects.of(full.pool).exists()

    url = ines.post(YEAR, {"year": 2026, "unfinished": "on"})["Location"]
    assert "0 von 3 Schritten" in text_of(ines.get(url))


def test_bar_moves_until_it_is_over(ines, full) -> None:
    url = ines.post(YEAR, {"year": 2026, "unfinished": "on"})["Location"]
    page = ines.get(url)
    stand = {"stand": page.context["stand"]}
    assert ines.get(url, stand).status_code == 204

    closing_tasks.close_year(YearClosing.objects.of(full.pool).get().pk)

    polled = ines.get(url, stand)
    assert polled.status_code == 286 and "3 von 3 Schritten" in polled.content.decode()
    said = text_of(ines.get(url))
    assert "Abrechnung Nr. 1: Amal Haddad, November 2026, 20,00 €" in said and "Fertig am" in said
    assert "data-live" not in ines.get(url).content.decode()
    assert "fertig" in text_of(ines.get(YEAR))


def test_second_start_is_told_where_the_first_one_is(ines, full) -> None:
    ines.post(YEAR, {"year": 2026, "unfinished": "on"})

    assert "Der Abschluss für 2026 läuft noch." in text_of(ines.post(YEAR, {"year": 2025}))
    assert "Ansehen, wie weit er ist" in text_of(ines.get(YEAR))


@pytest.mark.parametrize("asked", ["1999", "2031", "x", "0"])
def test_year_that_is_none_does_not_exist(ines, full, asked) -> None:
    assert ines.get(YEAR, {"jahr": asked}).status_code == 404
    assert ines.post(FILE, {"year": asked}).status_code == 404


def test_future_year_is_refused(ines, full) -> None:
    assert "Das Jahr 2031 hat noch nicht begonnen." in text_of(ines.post(YEAR, {"year": 2031}))
    assert ines.post(YEAR, {"year": 99999}).status_code == 404


def test_who_does_not_manage_only_looks(ines, full) -> None:
    led_by_others(full)

    assert "Das kann nur, wer den Pool verwaltet." in text_of(ines.get(YEAR))
    assert "Das kann nur" in text_of(ines.post(YEAR, {"year": 2026, "unfinished": "on"}))
    assert ines.post(FILE, {"year": 2026}).status_code == 409
    assert not YearClosing.objects.of(full.pool).exists()


def test_neighbour_and_clerk_see_nothing(ines, jona, gesa, full) -> None:
    url = ines.post(YEAR, {"year": 2026, "unfinished": "on"})["Location"]

    assert jona.get(url).status_code == 404 and gesa.get(url).status_code == 403
    assert "Amal" not in text_of(jona.get(YEAR))


def test_archive_comes_as_a_file(ines, full) -> None:
    answer = ines.post(FILE, {"year": 2026})

    bundle = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert bundle.testzip() is None and "manifest.json" in bundle.namelist()
    assert Event.objects.of(full.pool).get(verb="archive").facts["year"] == 2026
    assert ines.get(FILE).status_code == 405


def test_retention_is_set_and_told(ines, full) -> None:
    assert ines.post(KEEP, {"keep_payments": 6, "keep_content": 60}).status_code == 302

    rules = MoneyRules.objects.of(full.pool).get()
    assert (rules.keep_payments, rules.keep_content) == (6, 60)
    said = text_of(ines.get("/desk/einstellungen/"))
    assert "Zahlungen bleiben 6 Jahre, der Inhalt von Anfragen 60 Tage." in said
    assert "Bei 0 Anfragen ist die Zeit um" in text_of(ines.get(KEEP))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"keep_payments": 2, "keep_content": 60}, "5"),
        ({"keep_payments": 10, "keep_content": 3}, "Bitte mindestens 14 Tage"),
        ({"keep_payments": "viel", "keep_content": -1}, "Bitte"),
    ],
)
def test_too_short_is_refused(ines, full, sent, words) -> None:
    assert words in text_of(ines.post(KEEP, sent))
    assert not MoneyRules.objects.of(full.pool).exists()


def test_retention_belongs_to_who_manages(ines, full) -> None:
    led_by_others(full)

    assert "Das kann nur" in text_of(ines.post(KEEP, {"keep_payments": 10, "keep_content": 60}))
