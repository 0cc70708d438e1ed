"""The door of those who are not in yet: the form, the links of mails, and what strangers learn."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from notifications import clock
from notifications.masking import without_tokens
from notifications.models import Message
from pool.models import Authority, Event, Membership, User
from scheduling.actions import invitations
from scheduling.models import Invitation, Registration
from scheduling.queries.onboarding import token_of
from tests.scheduling.web import text_of
from tests.scheduling.welcome.conftest import SCHOOL, link_in, mails_to, registered, typed

DAY = timedelta(days=1)
FORM = "/mitmachen/waldeck-frankenberg/"
KIM = "kim@jugendamt.example"


@pytest.fixture
def pool(people):
    """The Pool Waldeck-Frankenberg."""
    return people.pool


def test_several_pools_are_to_choose_from(visitor, pool):
    page = text_of(visitor.get("/mitmachen/"))

    assert "Dolmetscherpool Waldeck-Frankenberg" in page
    assert "Dolmetscherpool Nachbarkreis" in page
    assert "Ihre Beratungsstelle, die Schule, die Kita oder das Amt fragt für Sie an." in page


def test_only_pool_shows_its_form_at_once(visitor, people):
    people.neighbour.registers = False
    people.neighbour.save()

    assert visitor.get("/mitmachen/").headers["Location"] == FORM
    assert visitor.get("/mitmachen/nachbar/").status_code == 404


def test_no_pool_at_all_says_what_to_do(visitor, db):
    assert "Bitte rufen Sie Ihren Dolmetscherpool an." in text_of(visitor.get("/mitmachen/"))


def test_log_in_page_leads_here(visitor, pool):
    page = visitor.get("/anmelden/")

    assert "Noch nicht dabei? Einrichtung anmelden" in text_of(page)
    assert 'href="/mitmachen/"' in page.content.decode()


def test_terms_are_shown(visitor, pool):
    assert "Eine Fachkraft Ihrer Einrichtung ist beim Gespräch dabei" in text_of(visitor.get(FORM))

    pool.terms = "Nur <b>mündlich</b>."
    pool.save()
    assert "Nur <b>mündlich</b>." in text_of(visitor.get(FORM))


def test_whole_way_to_the_desk(visitor, ines, pool):
    sent = visitor.post(FORM, typed(note="Wir sind neu."), follow=True)
    assert "Wir haben Ihnen eine E-Mail mit einem Link geschickt." in text_of(sent)
    link = link_in(SCHOOL)

    page = visitor.get(link)
    assert "Gesamtschule Edertal Schule, Edertal Jens Kramer" in text_of(page)
    assert Registration.objects.of(pool).get().state == "filed"  # a scanner has looked, no more
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert "Die Koordination sieht sich die Anmeldung" in text_of(visitor.post(link, follow=True))

    assert "Gesamtschule Edertal möchte aufgenommen werden." in text_of(ines.get("/desk/"))
    row = Registration.objects.of(pool).get()
    here = f"/desk/einrichtungen/anmeldungen/{row.pk}/"
    assert here in ines.get("/desk/einrichtungen/").content.decode()
    assert "Wir sind neu." in text_of(ines.get(here))
    assert "Gesamtschule Edertal kann jetzt anfragen." in text_of(
        ines.post(here, {"into": "new"}, follow=True)
    )
    assert "Sie sind dabei" in text_of(visitor.get(link))
    assert User.objects.get(email=SCHOOL).person.name == "Jens Kramer"


def test_trusted_domain_needs_nobody(visitor, pool):
    pool.trusted_domains = ["gesamtschule.example"]
    pool.save()
    visitor.post(FORM, typed())

    page = text_of(visitor.post(link_in(SCHOOL), follow=True))

    assert f"Melden Sie sich mit dieser E-Mail-Adresse an: {SCHOOL}" in page


def test_private_person_is_met_kindly_and_not_stored(visitor, pool):
    page = visitor.post(FORM, {"kind": "private"}, follow=True)

    assert "Schön, dass Sie fragen" in text_of(page)
    assert "fragt für Sie an" in text_of(page)
    assert not Registration.objects.of(pool).exists()


def test_excluded_kind_is_told_before_and_after(visitor, pool):
    pool.excluded_kinds = ["health"]
    pool.save()
    assert "Hier nicht möglich: Praxis, Klinik." in text_of(visitor.get(FORM))

    page = visitor.post(FORM, typed(kind="health"))

    assert "Art der Einrichtung: Für diese Art von Einrichtung vermittelt dieser Pool nicht." in text_of(page)
    assert "069 90009001" in text_of(page)
    assert 'value="Gesamtschule Edertal"' in page.content.decode()  # nothing typed is lost


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"postal_code": "99999"}, "Diese Postleitzahl kennen wir nicht."),
        ({"phone": "abc"}, "Das ist keine gültige Telefonnummer."),
        ({"email": "kein.postfach"}, "E-Mail"),
        ({"agreed": ""}, "Bitte bestätigen Sie, dass Ihre Einrichtung die Regeln einhält."),
        ({"kind": "pirate"}, "Art der Einrichtung"),
        ({"name": "a\x00b"}, "Name der Einrichtung"),
        ({"note": "x" * 10_000}, "Möchten Sie uns etwas sagen"),
    ],
)
def test_errors_stand_beside_their_field(visitor, pool, changes, words):
    page = visitor.post(FORM, typed(**changes))

    assert page.status_code == 200
    assert words in text_of(page).partition("Bitte prüfen Sie Ihre Angaben")[2]
    assert not Registration.objects.of(pool).exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=HYPERLINK(1)", "\u202eelpoep", "ж" * 119])
def test_any_text_is_kept_and_shown_as_text(visitor, ines, pool, text):
    visitor.post(FORM, typed(name=text, contact_name=text, street=text, cost_bearer=text, note=text))
    visitor.post(link_in(SCHOOL))

    row = Registration.objects.of(pool).get()
    page = ines.get(f"/desk/einrichtungen/anmeldungen/{row.pk}/")
    assert (row.name, row.note) == (text, text)
    assert text in text_of(page) or "script" in text
    assert "<script>alert" not in page.content.decode()


def test_known_and_unknown_addresses_get_the_same_answer(visitor, people, pool):
    known = visitor.post(FORM, typed(email="gesa@person.example"))
    unknown = visitor.post(FORM, typed(email="niemand@person.example"))

    assert known.headers["Location"] == unknown.headers["Location"] == f"{FORM}gesendet/"
    assert mails_to("gesa@person.example")[0][0] == mails_to("niemand@person.example")[0][0]


def test_one_address_gets_few_mails_an_hour(visitor, pool):
    for number in range(3):
        assert visitor.post(FORM, typed(name=f"Schule {number}")).status_code == 302

    page = visitor.post(FORM, typed(name="Schule 4"))

    assert page.status_code == 429
    assert "An diese Adresse sind schon mehrere E-Mails unterwegs." in text_of(page)
    assert len(mails_to(SCHOOL)) == 3


def test_one_visitor_files_few_an_hour(visitor, pool):
    pages = [visitor.post(FORM, typed(email=f"{number}@a.example")) for number in range(21)]

    assert [page.status_code for page in pages] == [302] * 20 + [429]
    assert Client(REMOTE_ADDR="127.0.0.9").post(FORM, typed()).status_code == 302


@pytest.mark.parametrize("token", ["1", "1.abc", "x", "ü", "1.2.3", "%00", "-1.x"])
@pytest.mark.parametrize("where", ["/mitmachen/bestaetigen/", "/einladung/"])
def test_token_we_have_not_signed_opens_nothing(visitor, pool, at, where, token):
    registered(pool, at)

    for answer in (visitor.get(f"{where}{token}/"), visitor.post(f"{where}{token}/")):
        assert answer.status_code == 404
        assert "Dieser Link gilt nicht" in text_of(answer)


def test_token_of_one_thing_opens_no_other(visitor, people, pool, at):
    row = registered(pool, at)
    forged = signing.Signer(sep=".").sign(str(row.pk))

    assert visitor.get(f"/einladung/{token_of(row)}/").status_code == 404
    assert visitor.get(f"/mitmachen/bestaetigen/{forged}/").status_code == 404


def test_old_link_says_how_to_go_on(visitor, pool, at):
    registered(pool, at)
    link = link_in(SCHOOL)
    clock.move(8 * DAY)

    assert visitor.get(link).status_code == 410
    page = visitor.post(link)
    assert (page.status_code, Registration.objects.of(pool).get().state) == (409, "filed")
    assert "Bitte melden Sie Ihre Einrichtung noch einmal an." in text_of(page)


def test_invitation_shows_on_get_and_acts_on_post(visitor, people, gesa):
    gesa.post("/einrichtung/einladen/", {"name": "Kim Brandt", "email": KIM})
    link, events = link_in(KIM), Event.objects.count()

    page = text_of(visitor.get(link))
    assert "Gesa Klee lädt Sie ein" in page
    assert "Eingeladen ist Kim Brandt, kim@jugendamt.example." in page
    assert Event.objects.count() == events

    for _click in range(2):
        assert visitor.post(link, follow=True).status_code == 200
    assert "Sie können jetzt für Jugendamt Korbach" in text_of(visitor.get(link))
    assert Membership.objects.of(people.pool).filter(person__email=KIM).count() == 1


def test_invited_colleague_who_is_signed_in_goes_on_at_once(people, gesa, henning):
    gesa.post("/einrichtung/einladen/", {"name": "Henning", "email": "henning@person.example"})

    page = henning.post(link_in("henning@person.example"), follow=True)

    assert "Sie fragen jetzt für Jugendamt Korbach an." in text_of(page)
    assert "Ihre anderen Einrichtungen Grundschule am Berg" in text_of(page)


def test_somebody_else_who_is_signed_in_keeps_their_own_role(people, gesa, henning):
    gesa.post("/einrichtung/einladen/", {"name": "Kim Brandt", "email": KIM})
    link = link_in(KIM)
    assert "Sie sind gerade als Henning Pohl angemeldet." in text_of(henning.get(link))

    henning.post(link)

    assert Membership.objects.of(people.pool).filter(person=people.henning.person).count() == 1
    assert User.objects.get(email=KIM).person.name == "Kim Brandt"


def test_invitation_that_is_over_says_whom_to_ask(visitor, people, gesa):
    gesa.post("/einrichtung/einladen/", {"name": "Kim Brandt", "email": KIM})
    row = Invitation.objects.of(people.pool).get()
    invitations.revoke_invitation(row, by=people.actor(people.gesa), at=clock.now())

    page = visitor.get(link_in(KIM))
    assert (page.status_code, visitor.post(link_in(KIM)).status_code) == (410, 409)
    assert "Bitten Sie Gesa Klee um eine neue" in text_of(page)


def test_invitation_of_a_blocked_institution_is_over(visitor, people, gesa):
    gesa.post("/einrichtung/einladen/", {"name": "Kim Brandt", "email": KIM})
    Authority.objects.of(people.pool).filter(pk=people.youth_office.pk).update(state=Authority.BLOCKED)

    assert visitor.get(link_in(KIM)).status_code == 410


def test_links_are_no_secret_in_logs(pool, at):
    registered(pool, at)
    [message] = Message.objects.filter(kind="confirm_registration")

    assert "/mitmachen/bestaetigen/…" in without_tokens(message.body)
    assert token_of(Registration.objects.of(pool).get()) not in without_tokens(message.body)


def test_forged_form_is_refused_with_our_headers(pool, at):
    registered(pool, at)
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(link_in(SCHOOL))

    assert (answer.status_code, answer.headers["Cache-Control"]) == (403, "private, no-store")


def test_the_foot_leads_to_the_pools_own_imprint(client, people):
    page = client.get(f"/mitmachen/{people.pool.slug}/").content.decode()

    assert f'href="/impressum/?pool={people.pool.slug}"' in page
