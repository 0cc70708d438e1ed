"""Telephone numbers at the desk: one person's section, what needs somebody today, the month's SMS."""

import re
from datetime import timedelta

import pytest

from notifications import numbers as known
from notifications import optouts, outbox
from notifications.models import Message, Number
from pool.models import Event
from tests.builders import confirm_number, make_interpreter, sms_to
from tests.scheduling.web import text_of

TODAY, RULES = "/desk/", "/desk/rules/"
NEW = "+491713920011"
AMAL = "+491713920001"


@pytest.fixture
def page(people):
    """Amal's page."""
    return f"/desk/people/{people.amal.pk}/"


def mobile_of(row):
    """As it is now."""
    row.person.refresh_from_db()
    return row.person.mobile


def test_confirmed_number_says_since_when(ines, page):
    text = text_of(ines.get(page))

    assert "Telefonnummer 0171 3920001 Bestätigt am Do, 01.10.2026, 11:00." in text
    assert "Code eintragen" not in text
    assert "Code senden" not in text


def test_number_is_changed_and_gets_a_code(ines, page, people):
    response = ines.post(page, {"do": "mobile", "mobile": "0171 3920011"}, follow=True)

    assert mobile_of(people.amal) == NEW
    assert response.redirect_chain == [(f"{page}#mobile", 302)]
    text = text_of(response)
    assert "Die Nummer ist gespeichert." in text
    assert "Noch nicht bestätigt. Code gesendet: Mo, 23.11.2026, 09:00." in text
    assert "Neuen Code senden" in text
    assert len(sms_to(NEW)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("05631 1234", "Bitte geben Sie eine Mobilnummer an."),
        ("+43 664 1234567", "An Nummern aus diesem Land schicken wir keine SMS."),
        ("0171 3920001", "Diese Nummer steht schon da."),
        ("abc", "Das ist keine gültige Telefonnummer."),
    ],
)
def test_unusable_number_is_explained_beside_the_field(ines, page, people, typed, said):
    text = text_of(ines.post(page, {"do": "mobile", "mobile": typed}))

    assert said in text
    assert mobile_of(people.amal) == AMAL


def test_shared_number_is_allowed_but_said(ines, page, people):
    text = text_of(ines.post(page, {"do": "mobile", "mobile": "0171 3920003"}, follow=True))

    assert "Dieselbe Nummer hat auch: Chadi Nassar. Bitte prüfen Sie, ob das stimmt." in text
    assert mobile_of(people.amal) == people.chadi.person.mobile


def test_name_of_another_pools_volunteer_is_not_told(ines, page, people):
    make_interpreter(people.neighbour, "Sami Taleb", mobile=NEW)

    text = text_of(ines.post(page, {"do": "mobile", "mobile": NEW}, follow=True))

    assert "Sami" not in text
    assert "Dieselbe Nummer" not in text


def test_code_is_typed_in_by_hand(ines, page, people):
    ines.post(page, {"do": "mobile", "mobile": NEW})
    code = Number.objects.get(number=NEW).code

    assert "Dieser Code stimmt nicht" in text_of(ines.post(page, {"do": "code", "code": "1"}))
    assert "Die Nummer ist bestätigt." in text_of(ines.post(page, {"do": "code", "code": code}, follow=True))

    assert known.is_confirmed(NEW)


def test_code_is_sent_again(ines, page, people):
    ines.post(page, {"do": "mobile", "mobile": NEW})

    text = text_of(ines.post(page, {"do": "send_code"}, follow=True))

    assert "Der Code ist unterwegs." in text
    assert len(sms_to(NEW)) == 2


def test_no_code_to_who_wants_no_sms(ines, page, people, at):
    optouts.opt_out(AMAL, at, "sms")

    text = text_of(ines.post(page, {"do": "send_code"}))

    assert "Unter dieser Nummer sind keine SMS gewünscht." in text
    assert "Möchte keine SMS" in text
    assert sms_to(AMAL) == []


def test_lost_number_is_shown_there_and_today(ines, page, at):
    known.failed(AMAL, "Nummer gibt es nicht", at=at, permanent=True)

    assert "Unerreichbar seit Mo, 23.11.2026, 09:00. Grund: Nummer gibt es nicht." in text_of(ines.get(page))
    today = text_of(ines.get(TODAY))
    assert (
        "Nummern, die nicht mehr funktionieren Amal Haddad, 0171 3920001: "
        "unerreichbar seit Mo, 23.11.2026, 09:00 (Nummer gibt es nicht)"
    ) in today


def test_unconfirmed_number_is_shown_today(ines, people, at):
    Number.objects.filter(number=AMAL).delete()
    known.ask(people.chadi.person.mobile, "4711", at)
    Number.objects.filter(number=people.chadi.person.mobile).update(confirmed_at=None)

    text = text_of(ines.get(TODAY))

    assert "Nummern, die noch nicht bestätigt sind" in text
    assert "Amal Haddad, 0171 3920001: noch kein Code gesendet" in text
    assert "Chadi Nassar, 0171 3920003: Code gesendet Mo, 23.11.2026, 09:00" in text


def test_neighbour_sees_none_of_them(jona, at):
    known.failed(AMAL, "weg", at=at, permanent=True)
    Number.objects.exclude(number=AMAL).delete()

    text = text_of(jona.get(TODAY))

    assert "Nummern" not in text
    assert "Amal" not in text


def test_quiet_day_says_nothing_of_numbers(ines):
    assert "Nummer" not in text_of(ines.get(TODAY))


def test_capped_number_is_shown_once(ines, people, at):
    people.pool.sms_per_day = 1
    people.pool.save()
    for _each in range(3):
        outbox.put(
            pool_id=people.pool.pk, channel="sms", recipient=AMAL, body="x", kind="offer", about="offer:0",
            key=None, at=at,
        )  # fmt: skip

    text = text_of(ines.get(TODAY))

    assert text.count("Weitere SMS werden zurückgehalten. Bitte rufen Sie an.") == 1
    assert "Zu viele SMS an eine Nummer" in text
    assert text.count("Amal Haddad (0171 3920001) hat zu viele SMS bekommen") == 1


def test_page_of_today_costs_the_same_however_many_numbers(ines, people, django_assert_num_queries):
    Number.objects.all().delete()
    ines.get(TODAY)
    with django_assert_num_queries(15):
        ines.get(TODAY)
    for n in range(3):
        make_interpreter(people.pool, f"Neu{n}", mobile=f"+4917139200{20 + n}")
    Number.objects.all().delete()

    with django_assert_num_queries(15):
        ines.get(TODAY)


def spend(people, at, segments):
    """An SMS of so many segments has left."""
    row = outbox.put(
        pool_id=people.pool.pk, channel="sms", recipient=NEW, body="x", kind="offer", about="offer:0",
        key=None, at=at,
    )  # fmt: skip
    Message.objects.filter(pk=row.pk).update(state="sent", sent_at=at, segments=segments)


def test_rules_page_tells_the_month_and_keeps_the_figures(ines, people, at):
    spend(people, at, 45)
    assert "In diesem Monat: 45 SMS-Teile verbraucht; bis zum Monatsende werden es etwa" in text_of(
        ines.get(RULES)
    )

    response = ines.post(RULES, {"do": "sms", "sms_budget": "50", "sms_per_day": "30"}, follow=True)

    people.pool.refresh_from_db()
    assert (people.pool.sms_budget, people.pool.sms_per_day) == (50, 30)
    text = text_of(response)
    assert "Gespeichert." in text
    assert "45 von 50 SMS-Teilen verbraucht (90 Prozent)" in text
    assert Event.objects.of(people.pool).last().facts == {"sms_budget": 50, "sms_per_day": 30}
    assert "SMS in diesem Monat 45 von 50" in text_of(ines.get(TODAY))


@pytest.mark.parametrize("fields", [{"sms_budget": "-1"}, {"sms_per_day": "4"}, {"sms_per_day": "viele"}])
def test_figures_out_of_range_change_nothing(ines, people, fields):
    response = ines.post(RULES, {"do": "sms", "sms_budget": "50", "sms_per_day": "30"} | fields)

    people.pool.refresh_from_db()
    assert (people.pool.sms_budget, people.pool.sms_per_day) == (0, 20)
    assert "Bitte prüfen Sie Ihre Angaben" in text_of(response)


def test_page_works_without_a_mobile_number(ines, people):
    confirm_number(NEW)
    people.amal.person.mobile = ""
    people.amal.person.save()

    text = text_of(ines.get(f"/desk/people/{people.amal.pk}/"))

    assert "Keine Mobilnummer: Ohne sie wird nicht per SMS gefragt." in text
    assert not re.search(r"Code (ein|senden)", text)


def test_a_day_later_the_cap_is_news_no_more(ines, people, at):
    people.pool.sms_per_day = 0
    people.pool.save()
    outbox.put(
        pool_id=people.pool.pk, channel="sms", recipient=AMAL, body="x", kind="offer", about="offer:0",
        key=None, at=at - timedelta(hours=25),
    )  # fmt: skip

    assert "Zu viele SMS" not in text_of(ines.get(TODAY))
