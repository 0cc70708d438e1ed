"""The pages about payment: at the desk and on a volunteer's own page."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.cache import cache

from notifications.models import Message
from pool.models import Event
from scheduling.actions.bank_accounts import set_account
from scheduling.actions.links import make_own_link
from scheduling.models import BankAccount, MoneyRules, PaymentRun, Payout
from scheduling.volunteers import actor_of
from tests.builders import coordinator_of, sms_to
from tests.scheduling.links.post import mails_to, press, visit
from tests.scheduling.money.paying import IBAN, OTHER, issued, with_account, with_payer
from tests.scheduling.web import text_of

pytestmark = pytest.mark.django_db
LIST = "/desk/zahlungen/"


@pytest.fixture
def waits(people, at):
    """40,10 € for Amal, who has an account, and 20 € for Bo, who has none."""
    cache.clear()
    with_payer(people.pool)
    issued(with_account(people.amal, at), "40.10", at)
    issued(people.bo, "20.00", at)
    return people


def new_run(ines, **changes) -> PaymentRun:
    """What the page shows, made."""
    page = ines.get("/desk/zahlungen/neu/")
    data = {"kind": "sepa", "pays_on": page.context["form"].initial["pays_on"].isoformat()}
    ines.post("/desk/zahlungen/neu/", data | {"shown": page.context["shown"]} | changes)
    return PaymentRun.objects.across_pools().latest("pk")


def test_who_waits_for_what(ines, waits):
    text = text_of(ines.get(LIST))

    assert "1 Person, zusammen 40,10 €" in text
    assert "Bo Tesfay , 20,00 € Bankverbindung fehlt (Abrechnung Nr. 2)" in text
    assert "Offen 60,10 €" in text


def test_nothing_waits(ines, people):
    assert "Gerade kann nichts ausgezahlt werden" in text_of(ines.get(LIST))
    assert "Gerade gibt es nichts auszuzahlen" in text_of(ines.get("/desk/zahlungen/neu/"))


def test_from_the_list_to_the_file_and_paid(ines, waits, at):
    assert "Das wird bezahlt: 1 Person, zusammen 40,10 €" in text_of(ines.get("/desk/zahlungen/neu/"))
    run = new_run(ines)
    page = f"/desk/zahlungen/{run.pk}/"
    text = text_of(ines.get(page))
    assert "vorbereitet" in text and "40,10 € , 1 Zahlung" in text and "Amal Haddad" in text

    ines.post(f"{page}schritt/", {"do": "order"})
    first, second = (ines.post(f"{page}datei/", {"kind": "xml"}) for _time in "ab")
    assert first.content == second.content and IBAN.encode() in first.content
    assert first["Content-Type"] == "application/xml"
    assert "erledigt" not in text_of(ines.get("/desk/zahlungen/"))
    assert Event.objects.of(waits.pool).filter(verb="fetch_file").count() == 2

    ines.post(f"{page}schritt/", {"do": "paid", "on": at.date().isoformat()})
    assert "bezahlt" in text_of(ines.get(page))
    assert "erledigt" in text_of(ines.get(page)) and "erledigt" in text_of(ines.get("/desk/zahlungen/"))
    assert Payout.objects.of(waits.pool).get().paid_on == at.date()
    listed = text_of(ines.get("/desk/statements/"))
    assert "40,10 € bezahlt" in listed and "20,00 € offen" in listed


def test_a_list_that_has_changed_is_shown_again(ines, waits, at):
    page = ines.get("/desk/zahlungen/neu/")
    issued(waits.amal, "1.00", at)
    data = {"kind": "sepa", "pays_on": at.date().isoformat(), "shown": page.context["shown"]}

    text = text_of(ines.post("/desk/zahlungen/neu/", data))

    assert "Inzwischen hat sich die Liste geändert" in text and "41,10 €" in text
    assert not PaymentRun.objects.of(waits.pool).exists()
    del data["shown"]
    assert "Inzwischen hat sich" in text_of(ines.post("/desk/zahlungen/neu/", data))


def test_a_day_in_the_past_is_said_at_its_field(ines, waits, at):
    page = ines.get("/desk/zahlungen/neu/")
    data = {"kind": "sepa", "pays_on": (at - timedelta(days=1)).date().isoformat()}

    answer = ines.post("/desk/zahlungen/neu/", data | {"shown": page.context["shown"]})

    assert "Dieser Tag ist schon vorbei" in str(answer.context["form"].errors["pays_on"])


def test_without_an_account_of_the_pool_there_is_a_list(ines, waits):
    MoneyRules.objects.of(waits.pool).update(debtor_iban="")

    run = new_run(ines, kind="list")

    page = f"/desk/zahlungen/{run.pk}/"
    ines.post(f"{page}schritt/", {"do": "order"})
    assert ines.post(f"{page}datei/", {"kind": "xlsx"}).content[:2] == b"PK"
    assert "4711" in ines.post(f"{page}datei/", {"kind": "csv"}).content.decode()
    assert ines.post(f"{page}datei/", {"kind": "xml"}).status_code == 409


def test_a_large_run_waits_for_somebody_else(ines, waits):
    MoneyRules.objects.of(waits.pool).update(second_above=Decimal(30))
    run = new_run(ines)

    text = text_of(ines.get(f"/desk/zahlungen/{run.pk}/"))
    answer = ines.post(f"/desk/zahlungen/{run.pk}/schritt/", {"do": "order"})

    assert "Eine zweite Person muss freigeben" in text and "Freigeben und Datei erstellen" not in text
    assert answer.status_code == 409


def test_what_came_back_is_entered_with_a_reason(ines, waits, at):
    run = new_run(ines)
    ines.post(f"/desk/zahlungen/{run.pk}/schritt/", {"do": "order"})
    page = f"/desk/auszahlungen/{run.payouts.get().pk}/"

    data = {"do": "returned", "on": at.date().isoformat()}
    assert "returned" in ines.post(page, data).content.decode()
    ines.post(page, data | {"reason": "Konto erloschen"})

    assert "zurückgekommen" in text_of(ines.get(page)) and "Konto erloschen" in text_of(ines.get(page))
    assert "muss geprüft werden: Geld kam zurück" in text_of(ines.get(LIST))
    ines.post(f"/desk/people/{waits.amal.pk}/konto/", {"do": "confirm"})
    assert "1 Person, zusammen 40,10 €" in text_of(ines.get(LIST))


def test_a_sum_is_waived_on_its_page_and_open_money_on_the_persons(ines, waits, at):
    run, today = new_run(ines), at.date().isoformat()
    ines.post(f"/desk/auszahlungen/{run.payouts.get().pk}/", {"do": "waived", "on": today, "donated": "on"})
    ines.post(f"/desk/people/{waits.bo.pk}/konto/", {"do": "waived", "on": today})

    rows = Payout.objects.of(waits.pool).order_by("pk")
    assert [(row.state, row.donated) for row in rows] == [("waived", True), ("waived", False)]
    assert "Verzichtet 60,10 €" in text_of(ines.get(LIST))


def test_the_whole_iban_is_shown_to_who_asks_and_noted(ines, waits):
    page = f"/desk/people/{waits.amal.pk}/konto/"
    quiet = ines.get(page).content.decode()
    assert "3000" in quiet and "DE89" not in quiet and "Commerzbank" in quiet

    loud = text_of(ines.post(page, {"do": "look"}))

    assert "DE89 3704 0044 0532 0130 00" in loud
    (event,) = Event.objects.of(waits.pool).about(waits.amal).filter(verb="look_at_account")
    assert event.actor == "Ines Vogt" and IBAN not in str(event.facts)


def test_the_desk_enters_an_account_and_the_person_hears_of_it(ines, waits):
    page = f"/desk/people/{waits.bo.pk}/konto/"
    wrong = ines.post(page, {"do": "account", "holder": "Bo Tesfay", "iban": OTHER[:-1] + "2"})
    assert "mindestens eine Ziffer falsch" in text_of(wrong)

    ines.post(page, {"do": "account", "holder": "Bo Tesfay", "iban": OTHER.lower()})

    account = BankAccount.objects.of(waits.pool).get(interpreter=waits.bo)
    assert (account.iban, account.last_four, account.given_by) == (OTHER, "2051", "coordinator")
    assert "endet jetzt auf 2051. Waren Sie das nicht?" in sms_to(waits.bo.person.mobile)[-1]
    assert "2051" in mails_to(waits.bo.person.email)[-1].body
    told = str(list(Message.objects.values_list("subject", "body"))) + str(list(Event.objects.values()))
    assert OTHER not in told and IBAN not in told
    assert "IBAN endet auf 2051" in text_of(ines.get(f"/desk/people/{waits.bo.pk}/"))


def test_who_has_no_account_is_asked_once_a_day(ines, waits):
    page = f"/desk/people/{waits.bo.pk}/konto/"
    ines.post(page, {"do": "ask"})

    assert "Bitte tragen Sie hier Ihre IBAN ein: " in sms_to(waits.bo.person.mobile)[-1]
    assert ines.post(page, {"do": "ask"}).status_code == 409


def test_on_their_own_page_they_give_it_change_it_and_waive(waits, at):
    path = f"/k/{make_own_link(waits.bo, by=actor_of(waits.bo), at=at)}/"
    assert "Wir kennen Ihre Bankverbindung noch nicht" in text_of(visit(path))
    wrong = text_of(press(path, "account", holder="Bo Tesfay", iban="DE12 3"))
    assert "zu kurz" in wrong

    press(path, "account", holder="Bo Tesfay", iban=IBAN)
    page = visit(path).content.decode()
    assert "<strong>3000</strong>" in page and IBAN not in page
    assert BankAccount.objects.of(waits.pool).get(interpreter=waits.bo).given_by == "interpreter"

    press(path, "waive", donates="on")
    account = BankAccount.objects.of(waits.pool).get(interpreter=waits.bo)
    assert (account.iban, account.last_four, account.donates) == ("", "", True)
    assert account.waives_since == at.date() and "Sie verzichten seit" in text_of(visit(path))
    assert "verzichten jetzt auf die Auszahlung" in sms_to(waits.bo.person.mobile)[-1]


def test_their_own_page_says_what_was_paid_when(ines, waits, at):
    run = new_run(ines)
    ines.post(f"/desk/zahlungen/{run.pk}/schritt/", {"do": "order"})
    ines.post(f"/desk/zahlungen/{run.pk}/schritt/", {"do": "paid", "on": at.date().isoformat()})

    text = text_of(visit(f"/k/{make_own_link(waits.amal, by=actor_of(waits.amal), at=at)}/"))

    assert f"40,10 € : bezahlt am {at:%d.%m.%Y} auf …3000 (Abrechnung Nr. 1)" in text


def test_the_account_of_the_pool(ines, people):
    page = "/desk/einstellungen/konto/"
    good = {"debtor_name": "Landkreis", "debtor_iban": IBAN, "cost_centre": "4711", "second_above": "500,00"}
    assert "mindestens eine Ziffer" in text_of(ines.post(page, good | {"debtor_iban": IBAN[:-1] + "1"}))
    assert "BIC stimmt nicht" in text_of(ines.post(page, good | {"debtor_bic": "X"}))

    ines.post(page, good | {"debtor_bic": "cobadeffxxx"})
    ines.post(page, good | {"debtor_iban": "", "debtor_name": "Landkreis Nord"})

    row = MoneyRules.objects.of(people.pool).get()
    assert (row.debtor_iban, row.debtor_name, row.second_above) == (IBAN, "Landkreis Nord", Decimal(500))
    shown = ines.get(page).content.decode()
    assert "3000" in shown and IBAN not in shown
    assert "Gezahlt wird vom Konto …3000 (Landkreis Nord)." in text_of(ines.get("/desk/einstellungen/"))
    assert IBAN not in str(list(Event.objects.values()))
    ines.post(page, good | {"debtor_iban": "", "forget_iban": "on"})
    assert MoneyRules.objects.of(people.pool).get().debtor_iban == ""


def test_other_pools_see_nothing(jona, waits, at):
    set_account(waits.chadi, holder="Chadi N", iban=IBAN, by=coordinator_of(waits.pool), at=at)

    assert "Amal" not in text_of(jona.get(LIST))
    assert jona.post(f"/desk/people/{waits.amal.pk}/konto/", {"do": "look"}).status_code == 404
