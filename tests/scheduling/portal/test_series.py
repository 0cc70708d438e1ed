"""Several dates on one form: weeks, further days, one person for all or each date by itself."""

from datetime import UTC, date, datetime

import pytest

from pool.models import Closure
from scheduling.actions import offers
from scheduling.models import Request
from tests.builders import interpreter_actor
from tests.people import Cast
from tests.scheduling.web import need, text_of

NEW = "/anfragen/neu/"


def starts(people: Cast) -> list[str]:
    """Every date that was filed, on the wall clock of UTC."""
    rows = Request.objects.of(people.pool).order_by("pk")
    return [f"{row.slot.starts:%d.%m. %H:%M}" for row in rows]


def test_weeks_are_filed_as_a_series(gesa, people):
    response = gesa.post(NEW, need(weeks="3", together="together"), follow=True)

    first = Request.objects.of(people.pool).earliest("pk")
    assert starts(people) == ["24.11. 08:00", "01.12. 08:00", "08.12. 08:00", "15.12. 08:00"]
    assert first.series.together
    assert response.redirect_chain == [(f"/anfragen/{first.pk}/", 302)]
    assert "Die Reihe ist angelegt: 4 Termine." in response.content.decode()


def test_further_days_may_have_another_hour(gesa, people):
    gesa.post(NEW, need(day_1="2026-11-26", day_3="2026-11-30", start_3="14:30"))

    assert starts(people) == ["24.11. 08:00", "26.11. 08:00", "30.11. 13:30"]
    assert not Request.objects.of(people.pool).earliest("pk").series.together


def test_weeks_and_days_go_together_and_the_same_date_counts_once(gesa, people):
    gesa.post(NEW, need(weeks="1", day_1="2026-12-01", day_2="2026-12-24"))

    assert starts(people) == ["24.11. 08:00", "01.12. 08:00", "24.12. 08:00"]


def test_week_keeps_the_wall_clock(gesa, people):
    gesa.post(NEW, need(day="2027-03-23", weeks="1"))

    assert starts(people) == ["23.03. 08:00", "30.03. 07:00"]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"weeks": "12"}, "weeks", "steht nicht darin"),
        ({"weeks": "11", "day_1": "2026-11-26"}, "weeks", "höchstens 12 Termine"),
        ({"day_1": "2026-11-24"}, "weeks", "24.11.2026, 09:00 überschneidet sich"),
        ({"day_1": "2026-11-24", "start_1": "09:30"}, "weeks", "24.11.2026, 09:30 überschneidet sich"),
        ({"day_1": "2026-11-22"}, "day_1", "22.11.2026, 09:00 liegt in der Vergangenheit"),
        ({"day_1": "2028-01-11"}, "weeks", "mehr als ein Jahr"),
        ({"day_2": "gestern"}, "day_2", "Datum"),
        ({"day_2": "9999-12-31", "start_2": "23:30"}, "weeks", "mehr als ein Jahr"),
        ({"day_2": "2027-03-28", "start_2": "02:30"}, "day_2", "gibt es nicht"),
        ({"start_2": "12:00"}, "day_2", "auch den Tag"),
        (
            {"start": "02:30", "day": "2027-03-21", "weeks": "1"},
            "weeks",
            "Am 28.03.2027 wird in dieser Nacht",
        ),
        ({"together": "perhaps"}, "together", "steht nicht darin"),
    ],
)
def test_bad_date_is_answered_beside_its_field(gesa, people, changes, field, words):
    response = gesa.post(NEW, need(**changes))

    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert words in str(errors[field])
    assert starts(people) == []
    assert '<details class="extras" open><summary>Mehrere Termine' in response.content.decode()


def test_closed_day_is_named(gesa, people):
    days = {"first_day": date(2026, 12, 8), "last_day": date(2026, 12, 8)}
    Closure.objects.create(pool=people.pool, name="Betriebsferien", **days)

    response = gesa.post(NEW, need(weeks="3"))

    assert "Am 08.12.2026, 09:00 vermittelt unser Pool niemanden (Betriebsferien)." in text_of(response)
    assert starts(people) == []


def test_same_page_again_files_one_series_and_another_one_is_asked_back(gesa, people):
    first, second = (gesa.post(NEW, need(submission_key="k1", weeks="2")) for _click in range(2))
    third = gesa.post(NEW, need(submission_key="k1", weeks="3"))

    assert first.headers["Location"] == second.headers["Location"]
    assert len(starts(people)) == 3
    assert "Ist das eine weitere?" in text_of(third)


def test_form_without_dates_has_the_series_folded_away(gesa):
    page = gesa.get(NEW).content.decode()

    assert '<details class="extras"><summary>Mehrere Termine' in page


def test_change_form_has_no_further_dates(gesa, people):
    gesa.post(NEW, need(weeks="1"))
    row = Request.objects.of(people.pool).earliest("pk")

    page = gesa.get(f"/anfragen/{row.pk}/aendern/").content.decode()
    gesa.post(f"/anfragen/{row.pk}/aendern/", need(start="10:00", weeks="5"))

    assert "Mehrere Termine" not in page
    assert starts(people) == ["24.11. 09:00", "01.12. 08:00"]


def test_coordinator_files_a_series(ines, people):
    address = f"/desk/requests/neu/?authority={people.youth_office.pk}"

    response = ines.post(address, need(weeks="1", together="together") | {"requester": people.gesa.person.pk})

    first = Request.objects.of(people.pool).earliest("pk")
    assert response.headers["Location"] == f"/desk/requests/{first.pk}/"
    assert starts(people) == ["24.11. 08:00", "01.12. 08:00"]


def test_page_shows_which_date_it_is_and_leads_to_the_others(gesa, people):
    gesa.post(NEW, need(weeks="3", together="together"))
    rows = list(Request.objects.of(people.pool).order_by("pk"))

    response = gesa.get(f"/anfragen/{rows[1].pk}/")

    page = response.content.decode()
    assert "Termin 2 von 4 der Reihe" in text_of(response)
    assert all(f'href="/anfragen/{row.pk}/"' in page for row in (rows[0], *rows[2:]))
    assert "Wir fragen nach einer Person für alle Termine der Reihe." in text_of(response)


def test_page_of_a_single_date_speaks_of_no_series(gesa, people):
    gesa.post(NEW, need())
    [row] = Request.objects.of(people.pool)

    assert "Reihe" not in text_of(gesa.get(f"/anfragen/{row.pk}/"))


def test_all_dates_are_withdrawn_by_one_button(gesa, people):
    gesa.post(NEW, need(weeks="2"))
    rows = list(Request.objects.of(people.pool).order_by("pk"))
    address = f"/anfragen/{rows[1].pk}/reihe/zurueckziehen/"

    shown = gesa.get(address)
    response = gesa.post(address, {"reason": "Umzug"})

    assert "3 Termine" in text_of(shown)
    assert response.headers["Location"] == f"/anfragen/{rows[1].pk}/"
    assert {row.state for row in Request.objects.of(people.pool)} == {"withdrawn"}


def test_nobody_withdraws_the_series_of_another(henning, gesa, people):
    gesa.post(NEW, need(weeks="1"))
    row = Request.objects.of(people.pool).earliest("pk")

    assert henning.post(f"/anfragen/{row.pk}/reihe/zurueckziehen/", {"reason": "x"}).status_code == 404
    assert henning.get(f"/anfragen/{row.pk}/reihe/zurueckziehen/").status_code == 404


def test_single_request_has_no_series_to_withdraw(gesa, people):
    gesa.post(NEW, need())
    [row] = Request.objects.of(people.pool)

    response = gesa.post(f"/anfragen/{row.pk}/reihe/zurueckziehen/", {"reason": "x"})

    assert response.status_code == 404
    assert row.slot.starts == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def test_split_is_told_in_the_progress(gesa, people):
    gesa.post(NEW, need(weeks="1", together="together", language="tir", postal_code="34497"))
    row = Request.objects.of(people.pool).earliest("pk")
    offer = row.offers.get()

    offers.decline_offer(
        offers.mark_sent(offer, at=offer.made_at), by=interpreter_actor(offer), at=offer.made_at
    )

    assert "Jeder Termin einzeln" in text_of(gesa.get(f"/anfragen/{row.pk}/"))


def test_coordinator_sees_and_approves_the_series(ines, gesa, people):
    people.pool.review_all = True
    people.pool.save()
    gesa.post(NEW, need(weeks="2", together="together"))
    rows = list(Request.objects.of(people.pool).order_by("pk"))

    shown = ines.get(f"/desk/requests/{rows[0].pk}/")
    ines.post(f"/desk/requests/{rows[0].pk}/reihe/approve/")

    assert "Termin 1 von 3 der Reihe" in text_of(shown)
    assert "Alle Termine der Reihe annehmen" in text_of(shown)
    assert {row.state for row in Request.objects.of(people.pool)} == {"searching"}
    assert sum(row.offers.count() for row in rows) > 0


def test_date_that_follows_says_how_it_goes_on(gesa, people):
    gesa.post(NEW, need(weeks="3", together="together"))
    second = Request.objects.of(people.pool).order_by("pk")[1]

    text = text_of(gesa.get(f"/anfragen/{second.pk}/"))

    assert "Gesucht wird eine Person für alle Termine." in text
    assert "Kann niemand zu allen Terminen kommen, fragen wir jeden Termin einzeln." in text


def test_series_that_is_over_looks_for_nobody(gesa, people):
    gesa.post(NEW, need(weeks="1", together="together"))
    first = Request.objects.of(people.pool).earliest("pk")
    gesa.post(f"/anfragen/{first.pk}/reihe/zurueckziehen/", {"reason": "fällt aus"})

    assert "Gesucht wird eine Person" not in text_of(gesa.get(f"/anfragen/{first.pk}/"))
